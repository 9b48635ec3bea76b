import type { RoomRole } from "#lib/access/permissions";
import type { RoomAccess } from "#lib/access/require-room";
import type { MemberItem } from "#lib/members/dto";
import { outranks } from "#lib/members/outranks";

type MemberRow = { userId: string; name: string; email: string; role: RoomRole; joinedAt: Date };

/** A member as the person of this access sees them. */
export function toMemberItem(access: RoomAccess, row: MemberRow): MemberItem {
  const above = outranks(access.role, row.role);
  const isYou = row.userId === access.actor.userId;
  return {
    userId: row.userId,
    name: row.name,
    email: row.email,
    role: row.role,
    joinedAt: row.joinedAt.toISOString(),
    isYou,
    can: {
      changeRole: access.can("member.update") && above,
      remove: isYou ? access.can("room.leave") : access.can("member.remove") && above,
    },
  };
}
