import type { Actor } from "#lib/access/actor";
import { requireRoom, requireRoomForShare } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { isUniqueViolation } from "#lib/db/unique-violation";
import { chooseNames } from "#lib/files/choose-names";
import type { FileItem } from "#lib/files/dto";
import { lockLink, placedOf } from "#lib/files/find-link";
import { nameTaken } from "#lib/files/place-links";
import { readItem } from "#lib/files/read-item";
import { refusedOnRecord } from "#lib/files/refuse-unknown";
import { requireOwnOr } from "#lib/files/require-own-or";

/**
 * Brings a removed file back to its folder; idempotent.
 * @throws AppError `not_found` also while its folder is removed, `forbidden`, `name_taken` unless it may be renamed
 */
export async function restoreFile(
  actor: Actor,
  target: { roomId: string; linkId: string },
  input: { onConflict: "fail" | "rename" },
): Promise<FileItem> {
  const access = await requireRoom(actor, target.roomId, "file.remove-own");
  const restoring = transaction(async (tx) => {
    await requireRoomForShare(tx, access);
    const link = await lockLink(tx, access, target.linkId, { removed: true });
    requireOwnOr(access, link.addedById, "file.remove");
    if (!link.removed) return readItem(tx, access, link.id);
    const { folderId } = link;
    const [name] = await chooseNames(tx, access, [
      { folderId, name: link.name, onConflict: input.onConflict },
    ]);
    if (typeof name !== "string") throw nameTaken(link.name);
    await tx.fileRoomLink.update({
      where: { id: link.id, roomId: access.roomId },
      data: { name, removedAt: null, removedById: null },
    });
    await record(tx, access, {
      action: "file.restored",
      target: { type: "file", id: link.id, name },
      after: { ...placedOf(link), name },
    });
    return readItem(tx, access, link.id);
  });
  return refusedOnRecord(access, { type: "file", id: target.linkId }, () =>
    restoring.catch((error: unknown) => {
      throw isUniqueViolation(error) ? nameTaken("This name") : error;
    }),
  );
}
