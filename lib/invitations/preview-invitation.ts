import { db } from "#lib/db/client";
import type { InvitationPreview } from "#lib/invitations/dto";
import { findOpenInvitation } from "#lib/invitations/find-open-invitation";

/** What an invitation offers, for whoever holds its link. @throws AppError `gone` */
export async function previewInvitation(token: string): Promise<InvitationPreview> {
  const { email, role, invitedById, room } = await findOpenInvitation(db(), token);
  const inviter = await db().user.findUnique({ where: { id: invitedById }, select: { name: true } });
  const account = await db().user.findUnique({ where: { email }, select: { id: true } });
  return {
    roomName: room.name,
    invitedBy: inviter?.name ?? "An owner of the room",
    email,
    role,
    hasAccount: account !== null,
  };
}
