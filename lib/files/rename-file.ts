import type { Actor } from "#lib/access/actor";
import { requireRoom, requireRoomForShare } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { isUniqueViolation } from "#lib/db/unique-violation";
import type { FileItem } from "#lib/files/dto";
import { lockLink } from "#lib/files/find-link";
import { nameTaken } from "#lib/files/place-links";
import { readItem } from "#lib/files/read-item";
import { refusedOnRecord } from "#lib/files/refuse-unknown";
import { requireOwnOr } from "#lib/files/require-own-or";

/**
 * Gives a file another name in its folder.
 * @throws AppError `not_found`, `forbidden` for what somebody else added, `name_taken`
 */
export async function renameFile(
  actor: Actor,
  target: { roomId: string; linkId: string },
  input: { name: string },
): Promise<FileItem> {
  const access = await requireRoom(actor, target.roomId, "file.rename-own");
  const renaming = transaction(async (tx) => {
    await requireRoomForShare(tx, access);
    const link = await lockLink(tx, access, target.linkId, { removed: false });
    requireOwnOr(access, link.addedById, "file.rename");
    if (link.name === input.name) return readItem(tx, access, link.id);
    await tx.fileRoomLink.update({
      where: { id: link.id, roomId: access.roomId },
      data: { name: input.name },
    });
    await record(tx, access, {
      action: "file.renamed",
      target: { type: "file", id: link.id, name: input.name },
      before: { name: link.name },
      after: { name: input.name },
    });
    return readItem(tx, access, link.id);
  });
  return refusedOnRecord(access, { type: "file", id: target.linkId }, () =>
    renaming.catch((error: unknown) => {
      throw isUniqueViolation(error) ? nameTaken(input.name) : error;
    }),
  );
}
