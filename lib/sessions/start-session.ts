import type { RequestContext } from "#lib/access/actor";
import { record, type AuditSubject } from "#lib/audit/record";
import { sessionLifetimeSeconds } from "#lib/auth/session-cookie";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";

export type SignedInPerson = { id: string; email: string; name: string };

/** The subject of an audit row for a person in a session. */
export function sessionSubject(
  person: SignedInPerson,
  sessionId: string | null,
  context: RequestContext,
): AuditSubject {
  const actor = { kind: "user" as const, userId: person.id, name: person.name, email: person.email };
  return { actor: { ...actor, sessionId, tokenId: null }, context, roomId: null };
}

/**
 * Makes a session of a person whose identity has just been proven, and records the sign-in. Hand the id to
 * `sealSessionCookie`. The lock on the person's row orders this against disabling and a change of the password, which
 * both end all sessions.
 * @param method how it was proven, for the record
 * @throws AppError `wrong_credentials` when the account was disabled, or its password changed, since then
 */
export async function startSession(
  tx: Tx,
  person: SignedInPerson & { passwordHash: string },
  context: RequestContext,
  method: "password" | "set-up" | "invitation",
): Promise<string> {
  const sessionId = newId();
  const made = await tx.$executeRaw`
    INSERT INTO session (id, user_id, address, user_agent, expires_at)
    SELECT ${sessionId}::uuid, id, ${context.address}, ${context.userAgent},
           now() + make_interval(secs => ${sessionLifetimeSeconds}::int)
    FROM "user"
    WHERE id = ${person.id}::uuid AND password_hash = ${person.passwordHash} AND disabled_at IS NULL FOR SHARE`;
  if (made === 0) throw new AppError("wrong_credentials", "The account changed meanwhile. Sign in again.");
  await record(tx, sessionSubject(person, sessionId, context), {
    action: "session.signed_in",
    target: { type: "session", id: sessionId, name: null },
    detail: { method },
  });
  return sessionId;
}
