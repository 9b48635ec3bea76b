import { pageQuery } from "#lib/http/paging";
import { created, route } from "#lib/http/route";
import { addMember } from "#lib/members/add-member";
import { listMembers } from "#lib/members/list-members";
import { addMemberInput } from "#lib/members/schema";
import { roomParams } from "#lib/rooms/schema";

const params = roomParams;

/** The people of a room. */
export const GET = route({ permission: "member.list", params, query: pageQuery }, async (r) =>
  listMembers(r.actor, r.params.roomId, r.query),
);

/** Adds a person by e-mail: at once, or by an invitation where the address has no account. */
export const POST = route({ permission: "member.invite", params, body: addMemberInput }, async (r) =>
  created(await addMember(r.actor, r.params.roomId, r.body)),
);
