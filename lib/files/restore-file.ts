import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { isUniqueViolation } from "#lib/db/unique-violation";
import { changeInRoom } from "#lib/files/change-in-room";
import { chooseNames } from "#lib/files/choose-names";
import type { FileItem } from "#lib/files/dto";
import { lockLink, placedOf } from "#lib/files/find-link";
import { nameTaken } from "#lib/files/place-links";
import { readItem } from "#lib/files/read-item";
import { requireOwnOr } from "#lib/files/require-own-or";

/**
 * Brings a removed file back to its folder; idempotent.
 * @throws AppError `not_found` also while its folder is removed, `forbidden`, `name_taken` unless it may be renamed
 */
export async function restoreFile(
  actor: Actor,
  { roomId, linkId }: { roomId: string; linkId: string },
  { onConflict }: { onConflict: "fail" | "rename" },
): Promise<FileItem> {
  const target = { type: "file", id: linkId } as const;
  const wanted = { roomId, permission: "file.remove-own", target } as const;
  const restoring = changeInRoom(actor, wanted, async (tx, access) => {
    const link = await lockLink(tx, access, linkId, { removed: true });
    requireOwnOr(access, link.addedById, "file.remove");
    if (!link.removed) return readItem(tx, access, link.id);
    const [name] = await chooseNames(tx, access, [{ folderId: link.folderId, name: link.name, onConflict }]);
    if (typeof name !== "string") throw nameTaken(link.name);
    await tx.fileRoomLink.update({
      where: { id: link.id, roomId },
      data: { name, removedAt: null, removedById: null },
    });
    await record(tx, access, {
      action: "file.restored",
      target: { ...target, name },
      after: { ...placedOf(link), name },
    });
    return readItem(tx, access, link.id);
  });
  return restoring.catch((error: unknown) => {
    throw isUniqueViolation(error) ? nameTaken("This name") : error;
  });
}
