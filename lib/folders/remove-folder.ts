import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import type { Tx } from "#lib/db/transaction";
import { notFound } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { lockFolder } from "#lib/folders/lock-folder";

/**
 * Takes a folder out of the room with everything in it; it can be restored for 30 days. The folders below are marked
 * with the same moment, by which restoring finds them again; their files are hidden by them.
 * @throws AppError `not_found`, `conflict` for the root
 */
export async function removeFolder(
  actor: Actor,
  target: { roomId: string; folderId: string },
): Promise<void> {
  const { roomId, folderId } = target;
  const wanted = { roomId, permission: "folder.remove", target: { type: "folder", id: folderId } } as const;
  await changeInRoom(actor, wanted, async (tx, access) => {
    const folder = await lockFolder(tx, access, folderId);
    if (folder.removedAt) throw notFound();
    const folders = await markBelow(tx, folder.id, actor.userId);
    await record(tx, access, {
      action: "folder.removed",
      target: { type: "folder", id: folder.id, name: folder.name },
      before: { name: folder.name, parentId: folder.parentId },
      detail: { folders },
    });
  });
}

/**
 * Marks until a walk finds nothing: a folder made meanwhile held its parent, so this waits for it, and the next walk
 * sees it; once the parent is marked, nothing can be made in it. `now()` is the same all through a transaction.
 */
async function markBelow(tx: Tx, folderId: string, userId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const marked = await tx.$executeRaw`
      WITH RECURSIVE below AS (
        SELECT id, removed_at FROM folder WHERE id = ${folderId}::uuid
        UNION ALL
        SELECT c.id, c.removed_at FROM below JOIN folder c ON c.parent_id = below.id
        WHERE c.removed_at IS NULL OR c.removed_at = now()
      )
      UPDATE folder SET removed_at = now(), removed_by_id = ${userId}::uuid, updated_at = now()
      WHERE id IN (SELECT id FROM below WHERE removed_at IS NULL) AND removed_at IS NULL`;
    if (marked === 0) return total;
    total += marked;
  }
}
