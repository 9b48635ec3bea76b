"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api, messageOf } from "#components/api-client";
import { SettingsRow } from "#components/rooms/settings-row";
import { Button } from "#components/ui/button";
import { toast } from "#components/ui/toast";
import type { RoomDto } from "#lib/rooms/dto";

/** Makes the room read-only, or brings it back. Both can be undone, so neither asks first. */
export function ArchiveRow({ room }: { room: RoomDto }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const archived = room.archivedAt !== null;
  const set = useMutation({
    mutationFn: (archive: boolean) =>
      api<RoomDto>(`/api/v1/rooms/${room.id}/archive`, { method: archive ? "PUT" : "DELETE" }),
    onSuccess: (_, archive) => {
      toast.success(archive ? `Archived “${room.name}”` : `“${room.name}” is open for changes`, {
        undo: () => set.mutate(!archive),
      });
      void queryClient.invalidateQueries({ queryKey: ["rooms"] });
      router.refresh();
    },
    onError: (error) => void toast.error("Nothing was changed", { description: messageOf(error) }),
  });
  return (
    <SettingsRow
      title={archived ? "Bring the room back" : "Archive the room"}
      description={
        archived
          ? "Files, folders and people can be changed again."
          : "Everybody keeps their access and nobody can change anything, until an owner brings it back."
      }
      action={
        <Button pending={set.isPending} onClick={() => set.mutate(!archived)}>
          {archived ? "Bring back" : "Archive"}
        </Button>
      }
    />
  );
}
