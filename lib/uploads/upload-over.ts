import { AppError } from "#lib/errors";
import type { UploadStatus } from "#lib/uploads/dto";

const reasons: Record<Exclude<UploadStatus, "pending" | "completed">, string> = {
  cancelled: "The upload was cancelled. Start again.",
  expired: "The upload ran out of time. Start again.",
  failed: "The upload failed. Start again.",
};

/** The error for an upload that can't go on, or null while it can or when it is done. */
export function uploadOver(upload: { status: UploadStatus; expired: boolean }): AppError | null {
  if (upload.status === "completed") return null;
  if (upload.status === "pending") return upload.expired ? new AppError("gone", reasons.expired) : null;
  return new AppError("gone", reasons[upload.status]);
}
