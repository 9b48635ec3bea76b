import type { Actor } from "#lib/access/actor";
import type { AdminAccess } from "#lib/access/require-admin";
import { recordMany, type AuditSubject } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";

type Revocation = { userId: string; except: string | null; reason: string };

/** Ends the sessions of a person, all or all but one, each with its line in the record. Answers how many. */
export async function revokeSessions(
  tx: Tx,
  subject: Actor | AdminAccess | AuditSubject,
  { userId, except, reason }: Revocation,
): Promise<number> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE session SET revoked_at = now()
    WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND expires_at > now()
      AND (${except}::uuid IS NULL OR id <> ${except}::uuid)
    RETURNING id`;
  await recordMany(
    tx,
    subject,
    ended.map(({ id }) => ({
      action: "session.revoked",
      target: { type: "session", id, name: null },
      detail: { userId, reason },
    })),
  );
  return ended.length;
}

/** Signs the actor out everywhere but here. */
export async function revokeOtherSessions(actor: Actor): Promise<number> {
  return transaction((tx) =>
    revokeSessions(tx, actor, { userId: actor.userId, except: actor.sessionId, reason: "by its owner" }),
  );
}
