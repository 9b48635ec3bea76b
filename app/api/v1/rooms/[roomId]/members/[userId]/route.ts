import { route } from "#lib/http/route";
import { changeRole } from "#lib/members/change-role";
import { removeMember } from "#lib/members/remove-member";
import { changeRoleInput, memberParams } from "#lib/members/schema";

const params = memberParams;

/** Gives a member another role. */
export const PATCH = route({ permission: "member.update", params, body: changeRoleInput }, async (r) =>
  changeRole(r.actor, r.params.roomId, r.params.userId, r.body),
);

/** Removes a member, or leaves the room where it is oneself (`room.leave`, which every role has). */
export const DELETE = route({ permission: "member.remove", params }, async (r) =>
  removeMember(r.actor, r.params.roomId, r.params.userId),
);
