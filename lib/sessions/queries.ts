import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { sessionIdleSeconds } from "#lib/auth/session-cookie";
import { db } from "#lib/db/client";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import type { SessionDto } from "#lib/sessions/dto";

type Row = {
  id: string;
  address: string | null;
  user_agent: string | null;
  created_at: Date;
  created_key: string;
  last_seen_at: Date;
  expires_at: Date;
};

const cursorShape = z.tuple([z.string().max(40), z.uuid()]);

/** The actor's own sessions that are still good, newest first. */
export async function listSessions(
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<SessionDto>> {
  const [after, afterId] = page.cursor ? decodeCursor(page.cursor, cursorShape) : [null, null];
  const rows = await db().$queryRaw<Row[]>`
    SELECT id, address, user_agent, created_at, created_at::text AS created_key, last_seen_at, expires_at
    FROM session
    WHERE user_id = ${actor.userId}::uuid AND revoked_at IS NULL AND expires_at > now()
      AND last_seen_at > now() - make_interval(secs => ${sessionIdleSeconds}::int)
      AND (${after}::timestamptz IS NULL OR (created_at, id) < (${after}::timestamptz, ${afterId}::uuid))
    ORDER BY created_at DESC, id DESC LIMIT ${page.limit + 1}::int`;
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      id: row.id,
      address: row.address,
      userAgent: row.user_agent,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      current: row.id === actor.sessionId,
    })),
    nextCursor: last ? encodeCursor([last.created_key, last.id]) : null,
  };
}
