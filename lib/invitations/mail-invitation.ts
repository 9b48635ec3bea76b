import type { RoomAccess } from "#lib/access/require-room";
import { env } from "#lib/env";
import type { InvitationItem } from "#lib/invitations/dto";
import { sendMail } from "#lib/mail/send-mail";

/** Sends the link of an invitation to its address. @returns whether a mail went out */
export async function mailInvitation(access: RoomAccess, invitation: InvitationItem): Promise<boolean> {
  const { actor, roomName } = access;
  if (!invitation.link) return false;
  return sendMail({
    to: invitation.email,
    subject: `${actor.name} invites you to “${roomName}”`,
    text: [
      `${actor.name} (${actor.email}) invites you to the data room “${roomName}” as ${invitation.role}.`,
      `Accept the invitation here:\n${invitation.link}`,
      `The link is for ${invitation.email} only and holds until ${invitation.expiresAt.slice(0, 10)}.`,
      "If you don't know what this is about, ignore this mail.",
    ].join("\n\n"),
  });
}

/** Tells somebody who has an account that they are in a room now. @returns whether a mail went out */
export async function mailAddedToRoom(
  access: RoomAccess,
  { email, role }: { email: string; role: string },
): Promise<boolean> {
  const { actor, roomId, roomName } = access;
  return sendMail({
    to: email,
    subject: `${actor.name} added you to “${roomName}”`,
    text: [
      `${actor.name} (${actor.email}) added you to the data room “${roomName}” as ${role}.`,
      `Open it here:\n${env().appUrl}/rooms/${roomId}`,
    ].join("\n\n"),
  });
}
