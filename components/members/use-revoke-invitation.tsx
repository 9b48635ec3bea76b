"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, messageOf } from "#components/api-client";
import { useAddMember } from "#components/members/use-members";
import { useEditPages } from "#components/rooms/use-pages";
import { toast } from "#components/ui/toast";
import type { InvitationItem } from "#lib/invitations/dto";

export const invitationsKey = (roomId: string) => ["invitations", roomId];
export const invitationsPath = (roomId: string) => `/api/v1/rooms/${roomId}/invitations`;

/** Makes an invitation's link worthless; taking that back makes a new one. */
export function useRevokeInvitation(roomId: string, canInvite: boolean) {
  const queryClient = useQueryClient();
  const editPages = useEditPages();
  const addMember = useAddMember(roomId);
  const key = invitationsKey(roomId);
  const undo = ({ email, role }: InvitationItem) => {
    addMember({ email, role }).catch((error: unknown) =>
      toast.error("This could not be undone", { description: messageOf(error) }),
    );
  };
  return useMutation({
    mutationFn: ({ id }: InvitationItem) => api(`${invitationsPath(roomId)}/${id}`, { method: "DELETE" }),
    onMutate: (gone) => editPages<InvitationItem>(key, (items) => items.filter(({ id }) => id !== gone.id)),
    onSuccess: (_, invitation) =>
      void toast.success(`Revoked the invitation of ${invitation.email}`, {
        description: "Its link no longer works.",
        ...(canInvite && { undo: () => undo(invitation) }),
      }),
    onError: (error, invitation, takeBack) => {
      takeBack?.();
      toast.error(`The invitation of ${invitation.email} was not revoked`, { description: messageOf(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
