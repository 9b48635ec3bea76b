import { route } from "#lib/http/route";
import { revokeInvitation } from "#lib/invitations/revoke-invitation";
import { invitationParams } from "#lib/invitations/schema";

/** Revokes an invitation. */
export const DELETE = route({ permission: "member.remove", params: invitationParams }, async (r) =>
  revokeInvitation(r.actor, r.params.roomId, r.params.invitationId),
);
