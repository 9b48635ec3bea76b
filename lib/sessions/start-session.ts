import type { RequestContext } from "#lib/access/actor";
import { record, type AuditSubject } from "#lib/audit/record";
import { sessionLifetimeSeconds } from "#lib/auth/session-cookie";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";

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
 * `sealSessionCookie`.
 * @param method how it was proven, for the record
 */
export async function startSession(
  tx: Tx,
  person: SignedInPerson,
  context: RequestContext,
  method: "password" | "set-up" | "invitation",
): Promise<string> {
  const sessionId = newId();
  await tx.$executeRaw`
    INSERT INTO session (id, user_id, address, user_agent, expires_at)
    VALUES (${sessionId}::uuid, ${person.id}::uuid, ${context.address}, ${context.userAgent},
            now() + make_interval(secs => ${sessionLifetimeSeconds}::int))`;
  await record(tx, sessionSubject(person, sessionId, context), {
    action: "session.signed_in",
    target: { type: "session", id: sessionId, name: null },
    detail: { method },
  });
  return sessionId;
}
