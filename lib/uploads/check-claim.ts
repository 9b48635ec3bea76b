import { AppError } from "#lib/errors";
import { itemName } from "#lib/files/item-name";
import { maxFileBytes, type Claim } from "#lib/uploads/schema";

/** A claim whose name and size are acceptable, or why they are not. */
export function checkClaim(claim: Claim): Claim | AppError {
  const name = itemName.safeParse(claim.name);
  if (!name.success) {
    const message = name.error.issues[0]?.message ?? "is not a name";
    return new AppError("invalid_input", `The name ${message}.`, { errors: [{ path: "name", message }] });
  }
  if (claim.size > maxFileBytes) return new AppError("too_large", "A file may have 5 GiB at most.");
  return { ...claim, name: name.data };
}
