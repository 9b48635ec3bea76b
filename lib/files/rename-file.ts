import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { isUniqueViolation } from "#lib/db/unique-violation";
import { changeInRoom } from "#lib/files/change-in-room";
import type { FileItem } from "#lib/files/dto";
import { lockLink } from "#lib/files/find-link";
import { nameTaken } from "#lib/files/place-links";
import { readItem } from "#lib/files/read-item";
import { requireOwnOr } from "#lib/files/require-own-or";

/**
 * Gives a file another name in its folder.
 * @throws AppError `not_found`, `forbidden` for what somebody else added, `name_taken`
 */
export async function renameFile(
  actor: Actor,
  { roomId, linkId }: { roomId: string; linkId: string },
  input: { name: string },
): Promise<FileItem> {
  const target = { type: "file", id: linkId } as const;
  const wanted = { roomId, permission: "file.rename-own", target } as const;
  const renaming = changeInRoom(actor, wanted, async (tx, access) => {
    const link = await lockLink(tx, access, linkId, { removed: false });
    requireOwnOr(access, link.addedById, "file.rename");
    if (link.name === input.name) return readItem(tx, access, link.id);
    await tx.fileRoomLink.update({ where: { id: link.id, roomId }, data: { name: input.name } });
    await record(tx, access, {
      action: "file.renamed",
      target: { ...target, name: input.name },
      before: { name: link.name },
      after: { name: input.name },
    });
    return readItem(tx, access, link.id);
  });
  return renaming.catch((error: unknown) => {
    throw isUniqueViolation(error) ? nameTaken(input.name) : error;
  });
}
