import type { Actor } from "#lib/access/actor";
import { AppError } from "#lib/errors";
import { completeMany } from "#lib/uploads/complete-many";
import type { CompleteBatchAnswerItem } from "#lib/uploads/dto";
import { failedItem } from "#lib/uploads/failed-item";
import type { CompleteBatchItem } from "#lib/uploads/schema";

/** As `completeUpload` for many; an item that can't be completed says why in its place. */
export async function completeBatch(
  actor: Actor,
  roomId: string,
  items: readonly CompleteBatchItem[],
): Promise<{ items: CompleteBatchAnswerItem[] }> {
  const answers = await completeMany(actor, roomId, items);
  return {
    items: answers.map((answer) =>
      answer instanceof AppError ? failedItem(answer) : { status: "complete", file: answer },
    ),
  };
}
