import { record, systemSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { restoreDays } from "#lib/rooms/schema";

const roomsAtOnce = 20;

type Due = { id: string; name: string };

/**
 * Removes for good what was deleted more than 30 days ago, a few rooms at a time. The files' bytes belong to people:
 * those that no room holds any longer are swept by the files domain. A room with bytes of unfinished uploads in the
 * storage waits until the sweeper has been there, since its rows are how the sweeper finds them.
 * @returns how many rooms went; run it again while that is not zero
 */
export async function purgeDeletedRooms(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - restoreDays * 24 * 60 * 60 * 1000);
  const due = await db().$queryRaw<Due[]>`
    SELECT r.id, r.name FROM room r
    WHERE r.deleted_at < ${before} AND NOT EXISTS (
      SELECT 1 FROM upload u WHERE u.room_id = r.id AND u.status <> 'completed' AND u.cleaned_at IS NULL)
    ORDER BY r.deleted_at LIMIT ${roomsAtOnce}::int`;
  let purged = 0;
  for (const room of due) purged += (await purge(room, before)) ? 1 : 0;
  return purged;
}

async function purge({ id, name }: Due, before: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const links = await tx.fileRoomLink.count({ where: { roomId: id } });
    const folders = await tx.folder.count({ where: { roomId: id } });
    // Deleted and still due: an owner may have restored it since it was found.
    const { count } = await tx.room.deleteMany({ where: { id, deletedAt: { lt: before } } });
    if (count === 0) return false;
    const target = { type: "room" as const, id, name };
    await record(tx, systemSubject, { action: "room.purged", target, detail: { links, folders } });
    return true;
  });
}
