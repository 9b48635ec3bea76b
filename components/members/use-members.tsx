"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api, messageOf } from "#components/api-client";
import { roleLabels } from "#components/rooms/role-labels";
import { useEditPages } from "#components/rooms/use-pages";
import { toast } from "#components/ui/toast";
import type { RoomRole } from "#lib/access/permissions";
import type { AddedMember, MemberItem } from "#lib/members/dto";

export const membersKey = (roomId: string) => ["members", roomId];
export const membersPath = (roomId: string) => `/api/v1/rooms/${roomId}/members`;

/** Adds an address to the room. */
export function useAddMember(roomId: string) {
  const queryClient = useQueryClient();
  return async (input: { email: string; role: RoomRole }): Promise<AddedMember> => {
    const added = await api<AddedMember>(membersPath(roomId), { method: "POST", body: input });
    void queryClient.invalidateQueries({ queryKey: membersKey(roomId) });
    void queryClient.invalidateQueries({ queryKey: ["invitations", roomId] });
    return added;
  };
}

/** Gives somebody another role: shown at once, taken back when the server refuses. */
export function useChangeRole(roomId: string) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const editPages = useEditPages();
  const key = membersKey(roomId);
  const change = useMutation({
    mutationFn: ({ member, role }: { member: MemberItem; role: RoomRole }) =>
      api<MemberItem>(`${membersPath(roomId)}/${member.userId}`, { method: "PATCH", body: { role } }),
    onMutate: ({ member, role }) =>
      editPages<MemberItem>(key, (items) =>
        items.map((each) => (each.userId === member.userId ? { ...each, role } : each)),
      ),
    onError: (error, { member }, takeBack) => {
      takeBack?.();
      toast.error(`The role of ${member.name} was not changed`, { description: messageOf(error) });
    },
    onSuccess: (_, { member }) => (member.isYou ? router.refresh() : undefined),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  return (member: MemberItem, role: RoomRole) => {
    // whoever gives up their own ownership can't take it back
    const undo = member.isYou ? {} : { undo: () => change.mutate({ member, role: member.role }) };
    const onSuccess = () =>
      void toast.success(`${member.name} is now: ${roleLabels[role].toLowerCase()}`, undo);
    change.mutate({ member, role }, { onSuccess });
  };
}

/** Takes somebody out of the room: gone from the list at once, back when the server refuses. */
export function useRemoveMember(roomId: string) {
  const queryClient = useQueryClient();
  const editPages = useEditPages();
  const addMember = useAddMember(roomId);
  const key = membersKey(roomId);
  const undo = ({ email, role }: MemberItem) => {
    addMember({ email, role }).catch((error: unknown) =>
      toast.error("This could not be undone", { description: messageOf(error) }),
    );
  };
  return useMutation({
    mutationFn: (member: MemberItem) => api(`${membersPath(roomId)}/${member.userId}`, { method: "DELETE" }),
    onMutate: (member) =>
      editPages<MemberItem>(key, (items) => items.filter(({ userId }) => userId !== member.userId)),
    onSuccess: (_, member) =>
      void toast.success(`Removed ${member.name} from the room`, { undo: () => undo(member) }),
    onError: (error, member, takeBack) => {
      takeBack?.();
      toast.error(`${member.name} was not removed`, { description: messageOf(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
