import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { storage } from "#lib/storage/storage-instance";
import type { UploadDto } from "#lib/uploads/dto";
import { requireUpload } from "#lib/uploads/require-upload";

/** How an upload stands, and which of its bytes the storage has. */
export async function getUpload(
  actor: Actor,
  target: { roomId: string; uploadId: string },
): Promise<UploadDto> {
  const access = await requireRoom(actor, target.roomId, "file.upload");
  const upload = await requireUpload(access, target.uploadId);
  const { status, partSize, expiresAt } = upload;
  const stat = status === "pending" ? await storage().stat(upload.storageKey) : null;
  return {
    uploadId: upload.id,
    status: status === "pending" && upload.expired ? "expired" : status,
    partSize,
    expiresAt: expiresAt.toISOString(),
    uploadedParts: stat ? [{ partNumber: 1, size: stat.size }] : [],
  };
}
