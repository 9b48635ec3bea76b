import type { Actor } from "#lib/access/actor";
import { requireRoomAndRead } from "#lib/access/require-room";
import { refuseUnknown } from "#lib/files/refuse-unknown";
import type { FileItem } from "#lib/files/dto";
import { pageSql } from "#lib/files/page-sql";
import type { ListFilesQuery } from "#lib/files/schema";
import type { Page } from "#lib/http/paging";

/**
 * A page of a folder (without `folderId`: of the top of the room) as JSON text: one statement decides, lists and
 * serialises, since this is the request that people wait for most.
 * @throws AppError `not_found` also for a folder that is removed or of another room
 */
export async function listFilesJson(actor: Actor, roomId: string, query: ListFilesQuery): Promise<string> {
  const folderId = query.folderId ?? roomId;
  const { access, result } = await requireRoomAndRead<string>(
    actor,
    roomId,
    "file.list",
    pageSql(roomId, folderId, query),
  );
  if (result === null) throw await refuseUnknown(access, { type: "folder", id: folderId });
  return result;
}

/** As `listFilesJson`, for pages that are rendered on the server. */
export async function listFiles(
  actor: Actor,
  roomId: string,
  query: ListFilesQuery,
): Promise<Page<FileItem>> {
  return JSON.parse(await listFilesJson(actor, roomId, query)) as Page<FileItem>;
}
