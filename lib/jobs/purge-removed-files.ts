import { recordMany, systemSubject } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { restoreDays } from "#lib/rooms/schema";

const batch = 500;

type Purged = {
  id: string;
  roomId: string;
  folderId: string;
  name: string;
  fileId: string;
  size: bigint;
};

/**
 * Takes files for good that were removed, or whose folder was, more than 30 days ago. Their content goes when nothing
 * else holds it (collect-content).
 * @returns how many went; run it again while that is not zero
 */
export async function purgeRemovedFiles(): Promise<number> {
  return transaction(async (tx) => {
    const purged = await tx.$queryRaw<Purged[]>`
      WITH due AS (
        (SELECT l.id FROM room r CROSS JOIN LATERAL (
          SELECT id FROM file_room_link WHERE room_id = r.id
            AND removed_at < now() - make_interval(days => ${restoreDays}::int) LIMIT ${batch}::int) l
        LIMIT ${batch}::int)
        UNION
        (SELECT l.id FROM folder d JOIN file_room_link l
          ON l.room_id = d.room_id AND l.folder_id = d.id AND l.removed_at IS NULL
        WHERE d.removed_at < now() - make_interval(days => ${restoreDays}::int) LIMIT ${batch}::int)
      )
      DELETE FROM file_room_link l USING due, folder d
      WHERE l.id = due.id AND d.id = l.folder_id
        AND least(l.removed_at, d.removed_at) < now() - make_interval(days => ${restoreDays}::int)
      RETURNING l.id, l.room_id AS "roomId", l.folder_id AS "folderId", l.name, l.file_id AS "fileId", l.size`;
    await recordMany(
      tx,
      systemSubject,
      purged.map(({ id, roomId, size, ...before }) => ({
        action: "file.purged" as const,
        target: { type: "file" as const, id, name: before.name },
        roomId,
        before: { ...before, size: Number(size) },
      })),
    );
    return purged.length;
  });
}
