import { recordMany, systemSubject } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { restoreDays } from "#lib/rooms/schema";

const batch = 200;

type Purged = { id: string; roomId: string; parentId: string; name: string };

/**
 * Takes folders for good that were removed more than 30 days ago and have nothing in them any more: the innermost
 * first, so run it again while it returns more than zero.
 */
export async function purgeRemovedFolders(): Promise<number> {
  return transaction(async (tx) => {
    const purged = await tx.$queryRaw<Purged[]>`
      DELETE FROM folder WHERE id IN (
        SELECT d.id FROM folder d
        WHERE d.removed_at < now() - make_interval(days => ${restoreDays}::int) AND d.parent_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM folder c WHERE c.parent_id = d.id)
          AND NOT EXISTS (SELECT 1 FROM file_room_link l WHERE l.room_id = d.room_id AND l.folder_id = d.id)
        LIMIT ${batch}::int FOR UPDATE OF d SKIP LOCKED)
        AND removed_at < now() - make_interval(days => ${restoreDays}::int)
      RETURNING id, room_id AS "roomId", parent_id AS "parentId", name`;
    await recordMany(
      tx,
      systemSubject,
      purged.map(({ id, roomId, parentId, name }) => ({
        action: "folder.purged" as const,
        target: { type: "folder" as const, id, name },
        roomId,
        before: { name, parentId },
      })),
    );
    return purged.length;
  });
}
