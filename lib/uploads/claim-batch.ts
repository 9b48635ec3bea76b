import type { Actor } from "#lib/access/actor";
import { AppError } from "#lib/errors";
import { claimMany } from "#lib/uploads/claim-many";
import type { ClaimBatchItem } from "#lib/uploads/dto";
import { failedItem } from "#lib/uploads/failed-item";
import type { Claim } from "#lib/uploads/schema";

/** As `claimUpload` for many files; an item that is refused says why in its place. */
export async function claimBatch(
  actor: Actor,
  roomId: string,
  claims: readonly Claim[],
): Promise<{ items: ClaimBatchItem[] }> {
  const answers = await claimMany(actor, roomId, claims);
  return { items: answers.map((answer) => (answer instanceof AppError ? failedItem(answer) : answer)) };
}
