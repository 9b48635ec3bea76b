import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MembersView } from "#components/members/members-view";
import { roleAllows } from "#lib/access/permissions";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";
import { listInvitations } from "#lib/invitations/list-invitations";
import { listMembers } from "#lib/members/list-members";
import { getRoom } from "#lib/rooms/get-room";
import { roomParams } from "#lib/rooms/schema";

export const metadata: Metadata = { title: "People" };

type MembersPageProps = { params: Promise<{ roomId: string }> };

export default async function MembersPage({ params }: MembersPageProps) {
  const actor = await pageActor();
  const parsed = roomParams.safeParse(await params);
  if (!parsed.success) notFound();
  const room = await orNotFound(getRoom(actor, parsed.data.roomId));
  const seesInvitations = room.can["member.remove"];
  const [members, invitations] = await orNotFound(
    Promise.all([
      listMembers(actor, room.id, { limit: 50 }),
      seesInvitations ? listInvitations(actor, room.id, { limit: 50 }) : null,
    ]),
  );
  const canInvite = room.can["member.invite"];
  return (
    <MembersView
      room={{ id: room.id, name: room.name }}
      meId={actor.userId}
      members={members}
      invitations={invitations}
      canInvite={canInvite}
      inviteBlocked={roleAllows(room.role, "member.invite") && !canInvite}
    />
  );
}
