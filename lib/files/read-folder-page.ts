import type { Actor } from "#lib/access/actor";
import { roleAllows } from "#lib/access/permissions";
import { listFiles } from "#lib/files/list-files";
import { listFilesQuery } from "#lib/files/schema";
import { getFolder } from "#lib/folders/get-folder";
import { listFolders } from "#lib/folders/list-folders";
import { getRoom } from "#lib/rooms/get-room";

const firstPage = 100;

type Search = Record<string, string | string[] | undefined>;

/**
 * What the page of a folder shows first: the room, the way there, and the first page of its content. What the address
 * asks for and is not valid is left out.
 * @throws AppError `not_found`
 */
export async function readFolderPage(
  actor: Actor,
  target: { roomId: string; folderId: string },
  search: Search,
) {
  const { roomId, folderId } = target;
  const sort = listFilesQuery.shape.sort.catch("name").parse(search.sort);
  const q = listFilesQuery.shape.q.catch(undefined).parse(search.q);
  const [room, folder, folders, files] = await Promise.all([
    getRoom(actor, roomId),
    folderId === roomId ? null : getFolder(actor, target),
    listFolders(actor, roomId, { parentId: folderId, limit: firstPage }),
    listFiles(actor, roomId, { folderId, limit: firstPage, sort, ...(q && { q }) }),
  ]);
  return {
    room: { id: room.id, name: room.name, archived: room.archivedAt !== null },
    folderId,
    path: folder?.path ?? [],
    meId: actor.userId,
    can: room.can,
    uploadBlocked: room.archivedAt !== null && roleAllows(room.role, "file.upload"),
    initial: { sort, q: q ?? "", files, folders },
  };
}
