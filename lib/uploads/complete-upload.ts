import type { Actor } from "#lib/access/actor";
import { AppError } from "#lib/errors";
import { completeMany } from "#lib/uploads/complete-many";
import type { CompleteAnswer } from "#lib/uploads/dto";
import type { CompleteInput } from "#lib/uploads/schema";

/**
 * Makes an upload a file of its room once its bytes have arrived; idempotent.
 * @throws AppError `content_missing`, `content_mismatch` (the upload has failed), `name_taken`, `gone`, `not_found`
 */
export async function completeUpload(
  actor: Actor,
  target: { roomId: string; uploadId: string },
  input: CompleteInput,
): Promise<CompleteAnswer> {
  const [answer] = await completeMany(actor, target.roomId, [{ uploadId: target.uploadId, ...input }]);
  if (!answer) throw new Error("A completion was not answered");
  if (answer instanceof AppError) throw answer;
  return { file: answer };
}
