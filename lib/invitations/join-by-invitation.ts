import { record, type AuditSubject } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { findOpenInvitation } from "#lib/invitations/find-open-invitation";

type Person = { id: string; name: string; email: string };

/**
 * Uses an invitation up for a person whose address was proven to be the invited one. `subject` says who does it, once
 * the room is known. Somebody who is in the room already keeps their role.
 * @throws AppError `gone`, `room_archived`, or `forbidden` where the address is another one
 */
export async function joinByInvitation(
  tx: Tx,
  token: string,
  person: Person,
  subject: AuditSubject,
): Promise<{ roomId: string }> {
  const { id: invitationId, room, role, email } = await lockInvitation(tx, token);
  if (email.toLowerCase() !== person.email.toLowerCase()) {
    throw new AppError("forbidden", `This invitation is for ${email}.`);
  }
  const inRoom = { ...subject, roomId: room.id, roomName: room.name };
  await tx.invitation.update({ where: { id: invitationId }, data: { acceptedAt: new Date() } });
  await record(tx, inRoom, {
    action: "invitation.accepted",
    target: { type: "invitation", id: invitationId, name: email },
    after: { userId: person.id, role },
  });
  const place = { userId: person.id, roomId: room.id };
  if (!(await tx.membership.findUnique({ where: { userId_roomId: place }, select: { id: true } }))) {
    await tx.membership.create({ data: { id: newId(), ...place, role } });
    await record(tx, inRoom, {
      action: "member.added",
      target: { type: "user", id: person.id, name: person.name },
      after: { role, email: person.email },
      detail: { invitationId },
    });
  }
  return { roomId: room.id };
}

/** The invitation, with its room held first (as everything that changes a room's people does) and read again after. */
async function lockInvitation(tx: Tx, token: string) {
  const { roomId } = await findOpenInvitation(tx, token);
  await tx.$queryRaw`SELECT 1 AS locked FROM room WHERE id = ${roomId}::uuid FOR NO KEY UPDATE`;
  const invitation = await findOpenInvitation(tx, token);
  if (invitation.room.archivedAt) {
    throw new AppError(
      "room_archived",
      "The room is archived. An owner can bring it back, then you can join.",
    );
  }
  return invitation;
}
