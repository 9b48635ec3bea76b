import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { AppError } from "#lib/errors";
import type { SignedPart } from "#lib/uploads/dto";
import { requireUpload } from "#lib/uploads/require-upload";
import { signSinglePut } from "#lib/uploads/sign-single-put";
import { uploadOver } from "#lib/uploads/upload-over";

/** Fresh addresses for an upload that goes on: the earlier ones may have run out. */
export async function signParts(
  actor: Actor,
  target: { roomId: string; uploadId: string },
  partNumbers: readonly number[],
): Promise<{ parts: SignedPart[] }> {
  const access = await requireRoom(actor, target.roomId, "file.upload");
  const upload = await requireUpload(access, target.uploadId);
  const over = uploadOver(upload);
  if (over) throw over;
  if (upload.status === "completed") throw new AppError("conflict", "The upload is complete.");
  if (partNumbers.some((number) => number !== 1)) {
    throw new AppError("invalid_input", "The upload has one part.", {
      errors: [{ path: "partNumbers", message: "has a number that the upload does not have" }],
    });
  }
  return { parts: [await signSinglePut(upload)] };
}
