import type { RoomAccess } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import type { Tx } from "#lib/db/transaction";

/** Revokes the open invitations of an address, because something newer takes their place. */
export async function closeInvitations(tx: Tx, access: RoomAccess, email: string): Promise<void> {
  const open = await tx.invitation.findMany({
    where: { roomId: access.roomId, email, acceptedAt: null, revokedAt: null },
  });
  for (const { id, role } of open) {
    await tx.invitation.update({ where: { id }, data: { revokedAt: new Date() } });
    await record(tx, access, {
      action: "invitation.revoked",
      target: { type: "invitation", id, name: email },
      before: { email, role },
    });
  }
}
