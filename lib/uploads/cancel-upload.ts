import type { Actor } from "#lib/access/actor";
import { requireRoom, requireRoomForShare } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { refusedOnRecord } from "#lib/files/refuse-unknown";
import { removeObjectsLater, removeObjectsNow } from "#lib/files/remove-objects";
import { lockUploads } from "#lib/uploads/find-uploads";
import { requireUpload } from "#lib/uploads/require-upload";

/**
 * Ends an upload and frees its bytes; idempotent.
 * @throws AppError `conflict` when it is complete: the file is removed like any other
 */
export async function cancelUpload(
  actor: Actor,
  target: { roomId: string; uploadId: string },
): Promise<void> {
  const access = await requireRoom(actor, target.roomId, "file.upload");
  const upload = await requireUpload(access, target.uploadId);
  const cancelled = await refusedOnRecord(access, { type: "upload", id: upload.id }, () =>
    transaction(async (tx) => {
      await requireRoomForShare(tx, access);
      const state = (await lockUploads(tx, access, [upload.id])).get(upload.id);
      if (state?.status === "completed") throw new AppError("conflict", "The upload is complete already.");
      if (state?.status !== "pending") return false;
      await tx.$executeRaw`UPDATE upload SET status = 'cancelled' WHERE id = ${upload.id}::uuid`;
      await removeObjectsLater(tx, [upload.storageKey]);
      const { name, folderId, sha256, size, mediaType } = upload;
      await record(tx, access, {
        action: "upload.cancelled",
        target: { type: "upload", id: upload.id, name },
        before: { name, folderId, sha256, size, mediaType },
      });
      return true;
    }),
  );
  if (cancelled) await removeObjectsNow([upload.storageKey]);
}
