import type { RoomAccess } from "#lib/access/require-room";
import { refuseUnknown } from "#lib/files/refuse-unknown";
import { findUploads, type UploadRow } from "#lib/uploads/find-uploads";

/** The actor's own upload in the room. @throws AppError `not_found`, on the record */
export async function requireUpload(access: RoomAccess, uploadId: string): Promise<UploadRow> {
  const upload = (await findUploads(access, [uploadId])).get(uploadId);
  if (!upload) throw await refuseUnknown(access, { type: "upload", id: uploadId });
  return upload;
}
