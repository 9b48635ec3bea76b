"use client";
import { UserPlus } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { ApiError, messageOf } from "#components/api-client";
import { AddMemberDialog } from "#components/members/add-member-dialog";
import { InvitationsSection } from "#components/members/invitations-section";
import { MembersTable } from "#components/members/members-table";
import { membersKey, membersPath, useChangeRole, useRemoveMember } from "#components/members/use-members";
import { LeaveRoomDialog } from "#components/rooms/leave-room-dialog";
import { ShowMore } from "#components/rooms/show-more";
import { usePages, type ListPage } from "#components/rooms/use-pages";
import { Button } from "#components/ui/button";
import { ErrorState } from "#components/ui/error-state";
import type { InvitationItem } from "#lib/invitations/dto";
import type { MemberItem } from "#lib/members/dto";

type MembersViewProps = {
  room: { id: string; name: string };
  meId: string;
  members: ListPage<MemberItem>;
  /** null where the person may not see them */
  invitations: ListPage<InvitationItem> | null;
  canInvite: boolean;
  /** the role may add people, but not while the room is archived */
  inviteBlocked: boolean;
};

/** The people of a room, what one may do about them, and who is invited. `?add=1` opens with the form. */
export function MembersView({
  room,
  meId,
  invitations,
  canInvite,
  inviteBlocked,
  ...given
}: MembersViewProps) {
  const [adding, setAdding] = useQueryState("add", parseAsString);
  const [leaving, setLeaving] = useState(false);
  const members = usePages(membersKey(room.id), membersPath(room.id), given.members);
  const changeRole = useChangeRole(room.id);
  const remove = useRemoveMember(room.id);
  const count = `${members.items.length}${members.hasNextPage ? "+" : ""}`;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted-foreground text-sm">
          {count} {members.items.length === 1 ? "person is" : "people are"} in this room
        </p>
        {canInvite ? (
          <Button variant="primary" onClick={() => void setAdding("1")}>
            <UserPlus aria-hidden />
            Add people
          </Button>
        ) : inviteBlocked ? (
          <Button variant="primary" aria-disabled title="The room is archived and read-only">
            <UserPlus aria-hidden />
            Add people
          </Button>
        ) : null}
      </div>
      {members.isError ? (
        <ErrorState
          description={messageOf(members.error)}
          requestId={members.error instanceof ApiError ? members.error.requestId : null}
          onRetry={() => void members.refetch()}
        />
      ) : (
        <MembersTable
          members={members.items}
          onRole={changeRole}
          onRemove={(member) => (member.isYou ? setLeaving(true) : remove.mutate(member))}
        />
      )}
      <ShowMore {...members} />
      {invitations ? (
        <InvitationsSection roomId={room.id} initial={invitations} canInvite={canInvite} />
      ) : null}
      {canInvite ? (
        <AddMemberDialog
          roomId={room.id}
          open={adding !== null}
          onOpenChange={(open) => void setAdding(open ? "1" : null)}
        />
      ) : null}
      <LeaveRoomDialog room={room} meId={meId} open={leaving} onOpenChange={setLeaving} />
    </>
  );
}
