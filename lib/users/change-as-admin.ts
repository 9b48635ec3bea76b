import type { Actor } from "#lib/access/actor";
import { requireAdmin, type AdminAccess } from "#lib/access/require-admin";
import { recordRefusal } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { lockUserForAdmin, type LockedUser } from "#lib/users/lock-user";

/**
 * Runs a change of a person by an administrator, with the person and all administrators locked. What is refused inside
 * (a role lost meanwhile, the last administrator) is on the record, after the transaction that it undid.
 */
export async function changeAsAdmin<T>(
  actor: Actor,
  userId: string,
  change: (tx: Tx, access: AdminAccess, locked: LockedUser) => Promise<T>,
): Promise<T> {
  const access = await requireAdmin(actor);
  try {
    return await transaction(async (tx) => change(tx, access, await lockUserForAdmin(tx, access, userId)));
  } catch (error) {
    if (error instanceof AppError && error.code !== "not_found") {
      const target = { type: "user" as const, id: userId, name: null };
      await recordRefusal(access, { code: error.code, permission: "admin", target });
    }
    throw error;
  }
}
