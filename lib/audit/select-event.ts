import { Prisma } from "#prisma/generated/client";
import { itemText } from "#lib/audit/select-page";
import { db } from "#lib/db/client";
import { notFound } from "#lib/errors";

/**
 * One event as JSON text, from the whole log or from a room's.
 * @throws AppError `not_found`
 */
export async function selectEvent(eventId: string, roomId: string | null): Promise<string> {
  const inRoom = roomId === null ? Prisma.empty : Prisma.sql`AND e.room_id = ${roomId}::uuid`;
  const [found] = await db().$queryRaw<{ item: string }[]>`
    SELECT ${itemText} AS item FROM audit_log e WHERE e.id = ${eventId}::uuid ${inRoom}`;
  if (!found) throw notFound();
  return found.item;
}
