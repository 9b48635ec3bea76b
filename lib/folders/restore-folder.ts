import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import type { Tx } from "#lib/db/transaction";
import { isUniqueViolation } from "#lib/db/unique-violation";
import { AppError } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { nameTaken } from "#lib/files/place-links";
import type { FolderDto } from "#lib/folders/dto";
import { lockFolder } from "#lib/folders/lock-folder";
import { toFolderDto } from "#lib/folders/to-folder-dto";

/**
 * Brings back a removed folder with what was in it when it was removed; idempotent.
 * @throws AppError `not_found`, `name_taken`, `conflict` while the folder around it is removed
 */
export async function restoreFolder(
  actor: Actor,
  target: { roomId: string; folderId: string },
): Promise<FolderDto> {
  const { roomId, folderId } = target;
  const wanted = { roomId, permission: "folder.remove", target: { type: "folder", id: folderId } } as const;
  const restoring = changeInRoom(actor, wanted, async (tx, access) => {
    const folder = await lockFolder(tx, access, folderId);
    if (!folder.removedAt) return toFolderDto(folder);
    if (folder.parentRemoved) throw new AppError("conflict", "Restore the folder around it first.");
    const folders = await unmarkBelow(tx, folder.id);
    await record(tx, access, {
      action: "folder.restored",
      target: { type: "folder", id: folder.id, name: folder.name },
      after: { name: folder.name, parentId: folder.parentId },
      detail: { folders },
    });
    return toFolderDto(folder);
  });
  return restoring.catch((error: unknown) => {
    throw isUniqueViolation(error) ? nameTaken("This name") : error;
  });
}

/** Only what was removed at the same moment: what had been removed before stays removed. */
async function unmarkBelow(tx: Tx, folderId: string): Promise<number> {
  return tx.$executeRaw`
    WITH RECURSIVE below AS (
      SELECT id, removed_at FROM folder WHERE id = ${folderId}::uuid
      UNION ALL
      SELECT c.id, c.removed_at FROM below JOIN folder c ON c.parent_id = below.id AND c.removed_at = below.removed_at
    )
    UPDATE folder SET removed_at = NULL, removed_by_id = NULL, updated_at = now()
    WHERE id IN (SELECT id FROM below)`;
}
