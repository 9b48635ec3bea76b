import type { Actor } from "#lib/access/actor";
import { AppError } from "#lib/errors";
import { claimMany } from "#lib/uploads/claim-many";
import type { ClaimAnswer } from "#lib/uploads/dto";
import type { Claim } from "#lib/uploads/schema";

/**
 * Claims to send the bytes of one file.
 * @throws AppError `invalid_input` for the name, `too_large`, `name_taken`, `not_found` for the folder
 */
export async function claimUpload(actor: Actor, roomId: string, claim: Claim): Promise<ClaimAnswer> {
  const [answer] = await claimMany(actor, roomId, [claim]);
  if (!answer) throw new Error("A claim was not answered");
  if (answer instanceof AppError) throw answer;
  return answer;
}
