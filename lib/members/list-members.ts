import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import type { RoomRole } from "#lib/access/permissions";
import { requireRoom } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import type { MemberItem } from "#lib/members/dto";
import { toMemberItem } from "#lib/members/to-member-item";

type Row = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: RoomRole;
  joinedAt: Date;
  /** with its microseconds, which a Date would lose */
  position: string;
};

const cursorSchema = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);
const start: [string, string] = ["0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"];

/** The people of a room in the order in which they came. */
export async function listMembers(
  actor: Actor,
  roomId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<MemberItem>> {
  const access = await requireRoom(actor, roomId, "member.list");
  const [since, afterId] = query.cursor ? decodeCursor(query.cursor, cursorSchema) : start;
  const rows = await db().$queryRaw<Row[]>`
    SELECT m.id, m.user_id AS "userId", u.name, u.email::text AS email, m.role::text AS role,
      m.created_at AS "joinedAt",
      to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS position
    FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.room_id = ${access.roomId}::uuid
      AND (m.created_at, m.id) > (${since}::timestamptz, ${afterId}::uuid)
    ORDER BY m.created_at, m.id LIMIT ${query.limit + 1}::int`;
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => toMemberItem(access, row)),
    nextCursor: last ? encodeCursor([last.position, last.id]) : null,
  };
}
