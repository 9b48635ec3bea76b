import type { RoomRole } from "#lib/access/permissions";
import type { InvitationItem } from "#lib/invitations/dto";

/** A person in a room; `can` says what the asking person may do with their place in it. */
export type MemberItem = {
  userId: string;
  name: string;
  email: string;
  role: RoomRole;
  joinedAt: string;
  isYou: boolean;
  can: { changeRole: boolean; remove: boolean };
};

/** The answer to adding an address: a member at once where it has an account, else an invitation. */
export type AddedMember = {
  status: "member" | "invited";
  email: string;
  role: RoomRole;
  member: MemberItem | null;
  invitation: InvitationItem | null;
  /** whether a mail went out; false also where no mail server is set */
  mailed: boolean;
};
