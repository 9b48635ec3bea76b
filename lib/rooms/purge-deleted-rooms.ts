import { recordMany, record, systemSubject, type AuditSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { transaction, type Tx } from "#lib/db/transaction";
import { restorableSince } from "#lib/rooms/purge-after";

const roomsAtOnce = 20;
/** so that no transaction gets long, however large the room is */
const filesAtOnce = 1000;

type Due = { id: string; name: string };

/**
 * Removes for good what was deleted more than 30 days ago, a few rooms at a time, with a line on the record for each
 * file. The files' bytes belong to people: those that no room holds any longer are swept by the files domain. A room
 * with bytes of unfinished uploads in the storage waits until the sweeper has been there, since its rows are how the
 * sweeper finds them.
 * @returns how many rooms went; run it again while that is not zero
 */
export async function purgeDeletedRooms(now = new Date()): Promise<number> {
  const before = restorableSince(now);
  const due = await db().$queryRaw<Due[]>`
    SELECT r.id, r.name FROM room r
    WHERE r.deleted_at <= ${before} AND NOT EXISTS (
      SELECT 1 FROM upload u WHERE u.room_id = r.id AND u.status <> 'completed' AND u.cleaned_at IS NULL)
    ORDER BY r.deleted_at LIMIT ${roomsAtOnce}::int`;
  let purged = 0;
  for (const room of due) purged += (await purge(room)) ? 1 : 0;
  return purged;
}

// Nobody can restore a room that is due (see restoreRoom), so it may go in several steps: a crash between two of them
// leaves a room that is still due.
async function purge({ id, name }: Due): Promise<boolean> {
  const subject: AuditSubject = { ...systemSubject, roomId: id, roomName: name };
  let links = 0;
  for (let gone = -1; gone !== 0; links += gone)
    gone = await transaction((tx) => purgeFiles(tx, subject, id));
  return transaction(async (tx) => {
    const folders = await tx.folder.count({ where: { roomId: id } });
    const { count } = await tx.room.deleteMany({ where: { id } });
    if (count === 0) return false;
    const target = { type: "room" as const, id, name };
    await record(tx, subject, { action: "room.purged", target, detail: { links, folders } });
    return true;
  });
}

async function purgeFiles(tx: Tx, subject: AuditSubject, roomId: string): Promise<number> {
  const links = await tx.fileRoomLink.findMany({
    where: { roomId },
    select: {
      id: true,
      name: true,
      folderId: true,
      fileId: true,
      size: true,
      file: { select: { sha256: true } },
    },
    take: filesAtOnce,
  });
  if (links.length === 0) return 0;
  const { count } = await tx.fileRoomLink.deleteMany({ where: { id: { in: links.map(({ id }) => id) } } });
  await recordMany(
    tx,
    subject,
    links.map(({ id, name, folderId, fileId, size, file }) => ({
      action: "file.purged",
      target: { type: "file", id, name },
      before: { name, folderId, fileId, size: Number(size), sha256: file.sha256 },
    })),
  );
  return count;
}
