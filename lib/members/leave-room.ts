import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { findMember } from "#lib/members/find-member";
import { refuseOnRecord } from "#lib/members/refuse-on-record";
import { requireOtherOwner } from "#lib/members/require-other-owner";
import { lockRoom } from "#lib/rooms/lock-room";

/** Takes the actor out of a room. @throws AppError `last_owner` for its only owner */
export async function leaveRoom(actor: Actor, roomId: string): Promise<null> {
  const access = await requireRoom(actor, roomId, "room.leave");
  const leave = async (tx: Tx): Promise<null> => {
    await lockRoom(tx, access);
    const { id, role, user } = await findMember(tx, access, actor.userId);
    if (role === "owner") await requireOtherOwner(tx, access, actor.userId);
    await tx.membership.delete({ where: { id } });
    await record(tx, access, {
      action: "member.left",
      target: { type: "user", id: user.id, name: user.name },
      before: { role },
    });
    return null;
  };
  return refuseOnRecord(access, () => transaction(leave));
}
