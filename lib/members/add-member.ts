import type { Actor } from "#lib/access/actor";
import { requireRoom, type RoomAccess } from "#lib/access/require-room";
import { record, recordRefusal } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { closeInvitations } from "#lib/invitations/close-invitations";
import { insertInvitation } from "#lib/invitations/insert-invitation";
import { mailAddedToRoom, mailInvitation } from "#lib/invitations/mail-invitation";
import type { AddedMember } from "#lib/members/dto";
import { outranks } from "#lib/members/outranks";
import type { AddMemberInput } from "#lib/members/schema";
import { toMemberItem } from "#lib/members/to-member-item";
import { lockRoom } from "#lib/rooms/lock-room";

type Added = Omit<AddedMember, "mailed">;
type Person = { id: string; name: string; email: string };

/**
 * Gives an address a place in the room: at once where it has an account, else by an invitation whose link can be
 * handed over. Inviting an address again replaces its invitation.
 * @throws AppError `conflict` for somebody who is in the room
 */
export async function addMember(actor: Actor, roomId: string, input: AddMemberInput): Promise<AddedMember> {
  const access = await requireRoom(actor, roomId, "member.invite");
  await requireRank(access, input);
  const added = await transaction(async (tx): Promise<Added> => {
    await lockRoom(tx, access);
    const person = await tx.user.findUnique({
      where: { email: input.email },
      select: { id: true, name: true, email: true },
    });
    await closeInvitations(tx, access, input.email);
    if (person) return addPerson(tx, access, person, input);
    const invitation = await insertInvitation(tx, access, input);
    return { status: "invited", email: input.email, role: input.role, member: null, invitation };
  });
  const mailed = added.invitation
    ? await mailInvitation(access, added.invitation)
    : await mailAddedToRoom(access, added);
  return { ...added, mailed };
}

async function requireRank(access: RoomAccess, { role }: AddMemberInput): Promise<void> {
  if (outranks(access.role, role)) return;
  await recordRefusal(access, { code: "forbidden", permission: access.permission });
  throw new AppError("forbidden", "You can't give a role that is not below your own.");
}

async function addPerson(tx: Tx, access: RoomAccess, person: Person, input: AddMemberInput): Promise<Added> {
  const place = { userId: person.id, roomId: access.roomId };
  if (await tx.membership.findUnique({ where: { userId_roomId: place }, select: { id: true } })) {
    const message = `${person.name} is in this room already.`;
    throw new AppError("conflict", message, { errors: [{ path: "email", message }] });
  }
  const membership = await tx.membership.create({ data: { id: newId(), ...place, role: input.role } });
  await record(tx, access, {
    action: "member.added",
    target: { type: "user", id: person.id, name: person.name },
    after: { role: input.role, email: person.email },
  });
  const { email, name } = person;
  const row = { userId: person.id, name, email, role: input.role, joinedAt: membership.createdAt };
  return { status: "member", email, role: input.role, member: toMemberItem(access, row), invitation: null };
}
