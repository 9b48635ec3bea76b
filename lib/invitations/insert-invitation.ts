import type { RoomRole } from "#lib/access/permissions";
import type { RoomAccess } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import type { InvitationItem } from "#lib/invitations/dto";
import { newInvitationToken } from "#lib/invitations/invitation-token";
import { invitationDays } from "#lib/invitations/schema";
import { toInvitationItem } from "#lib/invitations/to-invitation-item";

/** Keeps a seat in the room for an address without an account. */
export async function insertInvitation(
  tx: Tx,
  access: RoomAccess,
  { email, role }: { email: string; role: RoomRole },
): Promise<InvitationItem> {
  const id = newId();
  const { tokenHash } = newInvitationToken(id);
  const expiresAt = new Date(Date.now() + invitationDays * 24 * 60 * 60 * 1000);
  const invitedById = access.actor.userId;
  const row = await tx.invitation.create({
    data: { id, roomId: access.roomId, email, role, tokenHash, invitedById, expiresAt },
  });
  await record(tx, access, {
    action: "invitation.created",
    target: { type: "invitation", id, name: email },
    after: { email, role, expiresAt: expiresAt.toISOString() },
  });
  return toInvitationItem(row);
}
