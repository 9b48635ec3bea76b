import type { RoomAccess } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import type { AppError } from "#lib/errors";
import { removeObjectsLater, removeObjectsNow } from "#lib/files/remove-objects";
import { lockUploads, type UploadRow } from "#lib/uploads/find-uploads";

/** Ends an upload whose bytes are not the declared ones: on the record although the request fails, bytes gone. */
export async function failUpload(access: RoomAccess, upload: UploadRow, error: AppError): Promise<void> {
  const failed = await transaction(async (tx) => {
    const state = (await lockUploads(tx, access, [upload.id])).get(upload.id);
    if (state?.status !== "pending") return false;
    await tx.$executeRaw`UPDATE upload SET status = 'failed' WHERE id = ${upload.id}::uuid`;
    await removeObjectsLater(tx, [upload.storageKey]);
    await record(tx, access, failedEvent(upload, error), "failed");
    return true;
  });
  if (failed) await removeObjectsNow([upload.storageKey]);
}

function failedEvent(upload: UploadRow, error: AppError) {
  const { id, name, folderId, sha256, size, mediaType } = upload;
  return {
    action: "upload.failed" as const,
    target: { type: "upload" as const, id, name },
    before: { name, folderId, sha256, size, mediaType },
    detail: { reason: error.message, code: error.code },
  };
}
