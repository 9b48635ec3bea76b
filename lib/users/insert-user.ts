import type { Prisma } from "#prisma/generated/client";
import { databaseErrorCode } from "#lib/db/error-code";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";

type NewUser = Pick<
  Prisma.UserUncheckedCreateInput,
  "email" | "name" | "passwordHash" | "instanceRole" | "mustChangePassword"
>;

/**
 * Adds a person; the caller records it.
 * @throws AppError `conflict` when the address has an account
 */
export async function insertUser(tx: Tx, user: NewUser) {
  try {
    return await tx.user.create({ data: { id: newId(), ...user } });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const message = "Somebody has an account with this address already.";
    throw new AppError("conflict", message, { errors: [{ path: "email", message }] });
  }
}

function isTaken(error: unknown): boolean {
  const code =
    typeof error === "object" && error !== null ? (Reflect.get(error, "code") as unknown) : undefined;
  return code === "P2002" || databaseErrorCode(error) === "23505";
}
