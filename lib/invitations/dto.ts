import type { RoomRole } from "#lib/access/permissions";

/** An open invitation as the room's owners see it. */
export type InvitationItem = {
  id: string;
  email: string;
  role: RoomRole;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
  /** the link to hand over; null when it can't be shown again (the instance's secret has changed since) */
  link: string | null;
};

/** What the holder of an invitation's link may know before they accept it. */
export type InvitationPreview = {
  roomName: string;
  invitedBy: string;
  email: string;
  role: RoomRole;
  hasAccount: boolean;
};

export type AcceptedInvitation = { roomId: string };
