import type { Actor } from "#lib/access/actor";
import { requireRoom, requireRoomForShare } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { isUniqueViolation } from "#lib/db/unique-violation";
import { notFound } from "#lib/errors";
import { nameTaken } from "#lib/files/place-links";
import { refusedOnRecord } from "#lib/files/refuse-unknown";
import type { FolderDto } from "#lib/folders/dto";
import { lockFolder } from "#lib/folders/lock-folder";
import { toFolderDto } from "#lib/folders/to-folder-dto";

/** Gives a folder another name. @throws AppError `not_found`, `name_taken`, `conflict` for the root */
export async function renameFolder(
  actor: Actor,
  target: { roomId: string; folderId: string },
  input: { name: string },
): Promise<FolderDto> {
  const access = await requireRoom(actor, target.roomId, "folder.rename");
  const renaming = transaction(async (tx) => {
    await requireRoomForShare(tx, access);
    const folder = await lockFolder(tx, access, target.folderId);
    if (folder.removedAt) throw notFound();
    if (folder.name === input.name) return toFolderDto(folder);
    await tx.folder.update({ where: { id: folder.id, roomId: access.roomId }, data: { name: input.name } });
    await record(tx, access, {
      action: "folder.renamed",
      target: { type: "folder", id: folder.id, name: input.name },
      before: { name: folder.name },
      after: { name: input.name },
    });
    return toFolderDto({ ...folder, name: input.name });
  });
  return refusedOnRecord(access, { type: "folder", id: target.folderId }, () =>
    renaming.catch((error: unknown) => {
      throw isUniqueViolation(error) ? nameTaken(input.name) : error;
    }),
  );
}
