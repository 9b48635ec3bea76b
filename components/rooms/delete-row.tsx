"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, messageOf } from "#components/api-client";
import { SettingsRow } from "#components/rooms/settings-row";
import { AlertDialog } from "#components/ui/alert-dialog";
import { Button } from "#components/ui/button";
import { toast } from "#components/ui/toast";
import { restoreDays } from "#lib/rooms/schema";

type Named = { id: string; name: string };

/** Deletes the room, once its name was typed; for a while it can be restored. */
export function DeleteRow({ room }: { room: Named }) {
  const [open, setOpen] = useState(false);
  const remove = useDeleteRoom(room);
  return (
    <>
      <SettingsRow
        title="Delete the room"
        description={`It closes for everybody at once. You can restore it for ${restoreDays} days; then its files, folders and people go for good.`}
        action={
          <Button variant="destructive" onClick={() => setOpen(true)}>
            Delete
          </Button>
        }
      />
      <AlertDialog
        open={open}
        onOpenChange={(next) => {
          remove.reset();
          setOpen(next);
        }}
        title={`Delete “${room.name}”?`}
        description={`Everybody in it loses access at once. You can restore the room, with all that is in it, for ${restoreDays} days under Rooms, Deleted rooms.`}
        confirmLabel="Delete room"
        typeToConfirm={room.name}
        pending={remove.isPending || remove.isSuccess}
        error={remove.isError ? messageOf(remove.error) : undefined}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}

function useDeleteRoom({ id, name }: Named) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const changed = () => {
    void queryClient.invalidateQueries({ queryKey: ["rooms"] });
    router.refresh();
  };
  const undo = () => {
    api(`/api/v1/rooms/${id}/restore`, { method: "POST" }).then(changed, (error: unknown) =>
      toast.error("This could not be undone", { description: messageOf(error) }),
    );
  };
  return useMutation({
    mutationFn: () => api(`/api/v1/rooms/${id}`, { method: "DELETE", body: { name } }),
    onSuccess: () => {
      toast.success(`Deleted “${name}”`, { undo });
      router.push("/rooms");
      changed();
    },
  });
}
