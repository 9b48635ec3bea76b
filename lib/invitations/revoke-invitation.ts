import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { notFound } from "#lib/errors";
import { refuseOnRecord } from "#lib/members/refuse-on-record";
import { lockRoom } from "#lib/rooms/lock-room";

/** Makes an invitation's link worthless. @throws AppError `not_found` when it is not open in this room */
export async function revokeInvitation(actor: Actor, roomId: string, invitationId: string): Promise<null> {
  const access = await requireRoom(actor, roomId, "member.remove");
  const revoke = async (tx: Tx): Promise<null> => {
    await lockRoom(tx, access);
    const where = { id: invitationId, roomId: access.roomId, acceptedAt: null, revokedAt: null };
    const invitation = await tx.invitation.findFirst({ where });
    if (!invitation) throw notFound();
    await tx.invitation.update({ where: { id: invitation.id }, data: { revokedAt: new Date() } });
    const { email, role } = invitation;
    await record(tx, access, {
      action: "invitation.revoked",
      target: { type: "invitation", id: invitation.id, name: email },
      before: { email, role },
    });
    return null;
  };
  return refuseOnRecord(access, () => transaction(revoke));
}
