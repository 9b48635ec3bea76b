import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { findMember } from "#lib/members/find-member";
import { leaveRoom } from "#lib/members/leave-room";
import { outranks } from "#lib/members/outranks";
import { refuseOnRecord } from "#lib/members/refuse-on-record";
import { requireOtherOwner } from "#lib/members/require-other-owner";
import { lockRoom } from "#lib/rooms/lock-room";

/**
 * Takes somebody out of a room; they are out at their next request. One's own place is left, not removed, which every
 * role may do.
 */
export async function removeMember(actor: Actor, roomId: string, userId: string): Promise<null> {
  if (userId === actor.userId) return leaveRoom(actor, roomId);
  const access = await requireRoom(actor, roomId, "member.remove");
  const remove = async (tx: Tx): Promise<null> => {
    await lockRoom(tx, access);
    const { id, role, user } = await findMember(tx, access, userId);
    if (!outranks(access.role, role))
      throw new AppError("forbidden", "You can't remove somebody of this role.");
    if (role === "owner") await requireOtherOwner(tx, access, userId);
    await tx.membership.delete({ where: { id } });
    await record(tx, access, {
      action: "member.removed",
      target: { type: "user", id: user.id, name: user.name },
      before: { role },
    });
    return null;
  };
  return refuseOnRecord(access, () => transaction(remove));
}
