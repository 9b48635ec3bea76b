import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import type { MemberItem } from "#lib/members/dto";
import { findMember } from "#lib/members/find-member";
import { outranks } from "#lib/members/outranks";
import { refuseOnRecord } from "#lib/members/refuse-on-record";
import { requireOtherOwner } from "#lib/members/require-other-owner";
import type { ChangeRoleInput } from "#lib/members/schema";
import { toMemberItem } from "#lib/members/to-member-item";
import { lockRoom } from "#lib/rooms/lock-room";

/**
 * Gives a member another role. It needs rank over the role that they have and over the one that they get.
 * @throws AppError `last_owner` when nobody would own the room any more
 */
export async function changeRole(
  actor: Actor,
  roomId: string,
  userId: string,
  { role }: ChangeRoleInput,
): Promise<MemberItem> {
  const access = await requireRoom(actor, roomId, "member.update");
  const change = async (tx: Tx): Promise<MemberItem> => {
    await lockRoom(tx, access);
    const { user, ...membership } = await findMember(tx, access, userId);
    const before = membership.role;
    if (!outranks(access.role, before) || !outranks(access.role, role)) {
      throw new AppError("forbidden", "You can't decide over a role that is not below your own.");
    }
    const { name, email } = user;
    const item = toMemberItem(access, { userId, name, email, role, joinedAt: membership.createdAt });
    if (before === role) return item;
    if (before === "owner") await requireOtherOwner(tx, access, userId);
    await tx.membership.update({ where: { id: membership.id }, data: { role } });
    await record(tx, access, {
      action: "member.role_changed",
      target: { type: "user", id: userId, name },
      before: { role: before },
      after: { role },
    });
    return item;
  };
  return refuseOnRecord(access, () => transaction(change));
}
