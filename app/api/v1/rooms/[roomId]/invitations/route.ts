import { pageQuery } from "#lib/http/paging";
import { route } from "#lib/http/route";
import { listInvitations } from "#lib/invitations/list-invitations";
import { roomParams } from "#lib/rooms/schema";

/** The open invitations of a room, with their links. */
export const GET = route({ permission: "member.remove", params: roomParams, query: pageQuery }, async (r) =>
  listInvitations(r.actor, r.params.roomId, r.query),
);
