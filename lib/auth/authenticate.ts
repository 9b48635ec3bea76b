import type { Actor, RequestContext } from "#lib/access/actor";
import { hashSecret } from "#lib/auth/secret-hash";
import { readSessionId, sessionIdleSeconds } from "#lib/auth/session-cookie";
import { db } from "#lib/db/client";
import { hotRead } from "#lib/db/hot-read";
import { Prisma } from "#prisma/generated/client";

type Person = {
  user_id: string;
  email: string;
  name: string;
  instance_role: "admin" | "member";
  must_change_password: boolean;
};
type SessionRow = Person & { session_id: string; stale: boolean };
type TokenRow = Person & { token_id: string; scope: "read" | "write"; stale: boolean };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const tokenForm = /^sr_[A-Za-z0-9_-]{43}$/;

/**
 * The person behind a request: by its bearer token, else by its session cookie. Read from the database each time, so
 * a revoked session or token, a disabled account and a changed role count from the next request on.
 */
export async function authenticate(headers: Headers, context: RequestContext): Promise<Actor | null> {
  const authorization = headers.get("authorization");
  // A request that shows a token never falls back to the cookie: who sends it must know whose rights it uses.
  if (authorization !== null) return byToken(authorization, context);
  const sessionId = await readSessionId(headers);
  return sessionId === null ? null : bySession(sessionId, context);
}

async function bySession(sessionId: string, context: RequestContext): Promise<Actor | null> {
  if (!uuid.test(sessionId)) return null;
  const [row] = await hotRead<SessionRow>(Prisma.sql`
    SELECT s.id AS session_id, s.last_seen_at < now() - interval '1 minute' AS stale,
           u.id AS user_id, u.email::text AS email, u.name, u.instance_role::text AS instance_role,
           u.must_change_password
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(secs => ${sessionIdleSeconds}::int) AND u.disabled_at IS NULL`);
  if (!row) return null;
  if (row.stale) {
    // at most once a minute, so that reading stays reading
    await db().$executeRaw`
      UPDATE session SET last_seen_at = now()
      WHERE id = ${sessionId}::uuid AND last_seen_at < now() - interval '1 minute'`;
  }
  return { ...toPerson(row), sessionId: row.session_id, tokenId: null, scope: "write", context };
}

async function byToken(authorization: string, context: RequestContext): Promise<Actor | null> {
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined || !tokenForm.test(token)) return null;
  const tokenHash = hashSecret(token);
  const [row] = await hotRead<TokenRow>(Prisma.sql`
    SELECT t.id AS token_id, t.scope,
           t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS stale,
           u.id AS user_id, u.email::text AS email, u.name, u.instance_role::text AS instance_role,
           u.must_change_password
    FROM api_token t JOIN "user" u ON u.id = t.user_id
    WHERE t.token_hash = ${tokenHash} AND t.revoked_at IS NULL
      AND (t.expires_at IS NULL OR t.expires_at > now()) AND u.disabled_at IS NULL`);
  if (!row) return null;
  if (row.stale) {
    await db().$executeRaw`
      UPDATE api_token SET last_used_at = now() WHERE id = ${row.token_id}::uuid
        AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  }
  return { ...toPerson(row), sessionId: null, tokenId: row.token_id, scope: row.scope, context };
}

function toPerson(row: Person) {
  return {
    userId: row.user_id,
    email: row.email,
    name: row.name,
    instanceRole: row.instance_role,
    mustChangePassword: row.must_change_password,
  };
}
