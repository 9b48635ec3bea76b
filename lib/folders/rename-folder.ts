import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { isUniqueViolation } from "#lib/db/unique-violation";
import { notFound } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { nameTaken } from "#lib/files/place-links";
import type { FolderDto } from "#lib/folders/dto";
import { lockFolder } from "#lib/folders/lock-folder";
import { toFolderDto } from "#lib/folders/to-folder-dto";

/** Gives a folder another name. @throws AppError `not_found`, `name_taken`, `conflict` for the root */
export async function renameFolder(
  actor: Actor,
  target: { roomId: string; folderId: string },
  input: { name: string },
): Promise<FolderDto> {
  const { roomId, folderId } = target;
  const wanted = { roomId, permission: "folder.rename", target: { type: "folder", id: folderId } } as const;
  const renaming = changeInRoom(actor, wanted, async (tx, access) => {
    const folder = await lockFolder(tx, access, folderId);
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
  return renaming.catch((error: unknown) => {
    throw isUniqueViolation(error) ? nameTaken(input.name) : error;
  });
}
