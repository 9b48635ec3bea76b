import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { db } from "#lib/db/client";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import type { DeletedRoomItem } from "#lib/rooms/dto";
import { purgeAfter, restorableSince } from "#lib/rooms/purge-after";

type Row = { id: string; name: string; deleted_at: Date };

const cursorSchema = z.tuple([z.uuid()]);
const beforeEverything = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The deleted rooms that the actor owns and can still restore, newest first. */
export async function listDeletedRooms(
  actor: Actor,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<DeletedRoomItem>> {
  const [before] = query.cursor ? decodeCursor(query.cursor, cursorSchema) : [beforeEverything];
  const rows = await db().$queryRaw<Row[]>`
    SELECT r.id, r.name, r.deleted_at
    FROM membership m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${actor.userId}::uuid AND m.room_id < ${before}::uuid AND m.role = 'owner'
      AND r.deleted_at > ${restorableSince()}
    ORDER BY m.room_id DESC LIMIT ${query.limit + 1}::int`;
  const items = rows.slice(0, query.limit).map((row) => ({
    id: row.id,
    name: row.name,
    deletedAt: row.deleted_at.toISOString(),
    purgeAfter: purgeAfter(row.deleted_at).toISOString(),
  }));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.id]) : null };
}
