import type { FileItem } from "#lib/files/dto";
import type { Problem } from "#lib/http/problem";

/** One request that the client makes to the storage itself. */
export type SignedPart = {
  partNumber: number;
  size: number;
  method: string;
  url: string;
  headers: Record<string, string>;
};

export type CompletedClaim = { status: "complete"; duplicate: true; file: FileItem };
export type PendingClaim = {
  status: "pending";
  uploadId: string;
  /** the name under which the file will appear: another one than asked for with `onConflict: "rename"` */
  name: string;
  parts: SignedPart[];
  partSize: number;
  expiresAt: string;
};
export type ClaimAnswer = CompletedClaim | PendingClaim;

/** An item of a batch that was refused, while others may have been accepted. */
export type FailedItem = { status: "failed"; problem: Problem };
export type ClaimBatchItem = ClaimAnswer | FailedItem;

export type CompleteAnswer = { file: FileItem };
export type CompleteBatchAnswerItem = { status: "complete"; file: FileItem } | FailedItem;

export type UploadStatus = "pending" | "completed" | "cancelled" | "expired" | "failed";
export type UploadDto = {
  uploadId: string;
  status: UploadStatus;
  partSize: number;
  expiresAt: string;
  /** what the storage itself reports to have */
  uploadedParts: { partNumber: number; size: number; etag?: string }[];
};
