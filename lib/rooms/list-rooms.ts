import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import type { RoomRole } from "#lib/access/permissions";
import { db } from "#lib/db/client";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import type { CappedCount, RoomListItem } from "#lib/rooms/dto";

type Row = {
  id: string;
  name: string;
  description: string;
  role: RoomRole;
  archived_at: Date | null;
  created_at: Date;
  last_activity_at: Date;
  files: number;
  people: number;
};

const cursorSchema = z.tuple([z.uuid()]);
const beforeEverything = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const countedUpTo = 1000;

function capped(counted: number): CappedCount {
  return { count: Math.min(counted, countedUpTo), capped: counted > countedUpTo };
}

/**
 * The rooms that the actor is in, newest first. One statement: it walks membership(user_id, room_id) in order (the
 * ids grow with time), and counts no further than to a thousand, so that it stays fast in rooms of any size. What is
 * counted has an order only because an index has it: without, the planner may read the whole table for a room that
 * it takes for a large one. The room of the latest event is a range of one value for the same reason: with `=`, the
 * planner may walk the whole log by time where another room has most of it.
 */
export async function listRooms(
  actor: Actor,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<RoomListItem>> {
  const [before] = query.cursor ? decodeCursor(query.cursor, cursorSchema) : [beforeEverything];
  const rows = await db().$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT r.id, r.name, r.description, r.archived_at, r.created_at, r.updated_at, m.role::text AS role
      FROM membership m JOIN room r ON r.id = m.room_id
      WHERE m.user_id = ${actor.userId}::uuid AND m.room_id < ${before}::uuid AND r.deleted_at IS NULL
      ORDER BY m.room_id DESC LIMIT ${query.limit + 1}::int
    )
    SELECT p.id, p.name, p.description, p.role, p.archived_at, p.created_at,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM file_room_link l WHERE l.room_id = p.id AND l.removed_at IS NULL
        ORDER BY l.folder_id, l.name LIMIT ${countedUpTo + 1}::int) counted) AS files,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM membership o WHERE o.room_id = p.id
        ORDER BY o.created_at, o.id LIMIT ${countedUpTo + 1}::int) counted) AS people,
      COALESCE((
        SELECT a.created_at FROM audit_log a
        WHERE a.room_id >= p.id AND a.room_id <= p.id AND a.outcome = 'success'
        ORDER BY a.room_id DESC, a.created_at DESC, a.id DESC LIMIT 1), p.updated_at) AS last_activity_at
    FROM page p ORDER BY p.id DESC`;
  const items = rows.slice(0, query.limit).map(toItem);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.id]) : null };
}

function toItem(row: Row): RoomListItem {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    role: row.role,
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    lastActivityAt: row.last_activity_at.toISOString(),
    files: capped(row.files),
    people: capped(row.people),
  };
}
