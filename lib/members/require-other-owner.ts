import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";

/**
 * The last owner can't go. Owners whose account is disabled don't count: they can't look after the room. Ask after
 * `lockRoom`, which keeps the answer true until the transaction ends.
 * @throws AppError `last_owner`
 */
export async function requireOtherOwner(tx: Tx, access: RoomAccess, userId: string): Promise<void> {
  const other = await tx.membership.findFirst({
    where: { roomId: access.roomId, role: "owner", userId: { not: userId }, user: { disabledAt: null } },
    select: { id: true },
    // the order of an index: else the planner may read the whole table until an owner turns up
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (other) return;
  throw new AppError("last_owner", "A room needs an owner. Make somebody else an owner first.");
}
