import type { Actor } from "#lib/access/actor";
import type { RoomAccess } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import type { Tx } from "#lib/db/transaction";
import { AppError, notFound } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { storage } from "#lib/storage/storage-instance";

/** How long the address of a download can be used. */
const signedSeconds = 60;

type Content = {
  name: string;
  fileId: string;
  sha256: string;
  size: bigint;
  mediaType: string;
  storageKey: string;
  status: string;
};

/**
 * Decides, puts the download on the record, and signs an address for it that lives a minute: in one function, so that
 * none of the three can be forgotten.
 * @throws AppError `forbidden` for readers, `not_found`, `conflict` for quarantined content
 */
export async function downloadFile(
  actor: Actor,
  { roomId, linkId }: { roomId: string; linkId: string },
): Promise<{ url: string }> {
  const target = { type: "file", id: linkId } as const;
  const wanted = { roomId, permission: "file.download", target } as const;
  const content = await changeInRoom(actor, wanted, async (tx, access) => {
    const found = await findContent(tx, access, linkId);
    const { name, fileId, sha256, size, mediaType } = found;
    await record(tx, access, {
      action: "file.downloaded",
      target: { ...target, name },
      detail: { fileId, sha256, size: Number(size), mediaType },
    });
    return found;
  });
  const url = await storage().signDownload({
    key: content.storageKey,
    fileName: content.name,
    mediaType: content.mediaType,
    disposition: "attachment",
    expiresIn: signedSeconds,
  });
  return { url };
}

async function findContent(tx: Tx, access: RoomAccess, linkId: string): Promise<Content> {
  const [content] = await tx.$queryRaw<Content[]>`
    SELECT l.name, f.id AS "fileId", f.sha256::text AS sha256, f.size, f.media_type AS "mediaType",
      f.storage_key AS "storageKey", f.status::text AS status
    FROM file_room_link l JOIN folder d ON d.id = l.folder_id JOIN file f ON f.id = l.file_id
    WHERE l.id = ${linkId}::uuid AND l.room_id = ${access.roomId}::uuid AND l.removed_at IS NULL
      AND d.removed_at IS NULL
    FOR SHARE OF l`;
  if (!content) throw notFound();
  if (content.status === "quarantined") {
    throw new AppError("conflict", "These bytes are not the ones that were declared, so they are kept back.");
  }
  return content;
}
