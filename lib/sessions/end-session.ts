import type { RequestContext } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { sessionSubject } from "#lib/sessions/start-session";

type Ended = { user_id: string; email: string; name: string };
type Ending = { how: "signed out" | "replaced"; context: RequestContext };

/** Ends a session by the browser that holds it. One that has ended already stays as it is. */
export async function endSession(tx: Tx, sessionId: string, { how, context }: Ending): Promise<void> {
  const [ended] = await tx.$queryRaw<Ended[]>`
    UPDATE session s SET revoked_at = now() FROM "user" u
    WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > now() AND u.id = s.user_id
    RETURNING u.id AS user_id, u.email::text AS email, u.name`;
  if (!ended) return;
  const subject = sessionSubject(
    { id: ended.user_id, email: ended.email, name: ended.name },
    sessionId,
    context,
  );
  const target = { type: "session" as const, id: sessionId, name: null };
  await record(
    tx,
    subject,
    how === "replaced"
      ? { action: "session.revoked", target, detail: { userId: ended.user_id, reason: "signed in again" } }
      : { action: "session.signed_out", target },
  );
}

/** Signs a browser out. */
export async function signOut(sessionId: string, context: RequestContext): Promise<void> {
  await transaction((tx) => endSession(tx, sessionId, { how: "signed out", context }));
}
