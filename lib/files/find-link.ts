import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { notFound } from "#lib/errors";
import type { FileStatus } from "#lib/files/dto";

export type LinkRow = {
  id: string;
  name: string;
  folderId: string;
  addedById: string;
  removed: boolean;
  fileId: string;
  sha256: string;
  size: bigint;
  mediaType: string;
  storageKey: string;
  status: FileStatus;
};

/**
 * A link of the room with its content, held until the transaction ends. Links in removed folders are not there.
 * @throws AppError `not_found`
 */
export async function lockLink(
  tx: Tx,
  access: RoomAccess,
  linkId: string,
  options: { removed: boolean },
): Promise<LinkRow> {
  const [row] = await tx.$queryRaw<LinkRow[]>`
    SELECT l.id, l.name, l.folder_id AS "folderId", l.added_by_id AS "addedById",
      l.removed_at IS NOT NULL AS removed, f.id AS "fileId", f.sha256::text AS sha256, f.size,
      f.media_type AS "mediaType", f.storage_key AS "storageKey", f.status::text AS status
    FROM file_room_link l JOIN folder d ON d.id = l.folder_id JOIN file f ON f.id = l.file_id
    WHERE l.id = ${linkId}::uuid AND l.room_id = ${access.roomId}::uuid AND d.removed_at IS NULL
    FOR UPDATE OF l FOR SHARE OF d`;
  if (!row || (row.removed && !options.removed)) throw notFound();
  return row;
}

/** What the record keeps of a link. */
export function placedOf(link: LinkRow) {
  const { name, folderId, fileId, sha256, size, mediaType } = link;
  return { name, folderId, fileId, sha256, size: Number(size), mediaType };
}
