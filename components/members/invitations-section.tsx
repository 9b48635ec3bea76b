"use client";
import { InvitationsTable } from "#components/members/invitations-table";
import {
  invitationsKey,
  invitationsPath,
  useRevokeInvitation,
} from "#components/members/use-revoke-invitation";
import { ShowMore } from "#components/rooms/show-more";
import { usePages, type ListPage } from "#components/rooms/use-pages";
import type { InvitationItem } from "#lib/invitations/dto";

type InvitationsSectionProps = { roomId: string; initial: ListPage<InvitationItem>; canInvite: boolean };

/** The open invitations, where there are any. */
export function InvitationsSection({ roomId, initial, canInvite }: InvitationsSectionProps) {
  const invitations = usePages(invitationsKey(roomId), invitationsPath(roomId), initial);
  const revoke = useRevokeInvitation(roomId, canInvite);
  if (invitations.items.length === 0) return null;
  return (
    <section aria-labelledby="invited" className="flex flex-col gap-3">
      <div>
        <h2 id="invited" className="text-sm font-semibold">
          Invited
        </h2>
        <p className="text-caption text-muted-foreground">
          They come in once they accept. A link works for its address only, once.
        </p>
      </div>
      <InvitationsTable
        invitations={invitations.items}
        onRevoke={(invitation) => revoke.mutate(invitation)}
      />
      <ShowMore {...invitations} />
    </section>
  );
}
