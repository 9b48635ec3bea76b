import type { InvitationItem } from "#lib/invitations/dto";
import { invitationLink } from "#lib/invitations/invitation-token";
import type { Invitation } from "#prisma/generated/client";

/** What the room's owners see of an invitation. */
export function toInvitationItem(row: Invitation): InvitationItem {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    expired: row.expiresAt.getTime() <= Date.now(),
    link: invitationLink(row),
  };
}
