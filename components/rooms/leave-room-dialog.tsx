"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api, messageOf } from "#components/api-client";
import { AlertDialog } from "#components/ui/alert-dialog";
import { toast } from "#components/ui/toast";

type LeaveRoomDialogProps = {
  room: { id: string; name: string };
  meId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Asks before one leaves: only somebody else can undo it. */
export function LeaveRoomDialog({ room, meId, open, onOpenChange }: LeaveRoomDialogProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const leave = useMutation({
    mutationFn: () => api(`/api/v1/rooms/${room.id}/members/${meId}`, { method: "DELETE" }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ["rooms"] });
      toast.success(`You left “${room.name}”`);
      router.push("/rooms");
      router.refresh();
    },
  });
  const change = (next: boolean) => {
    leave.reset();
    onOpenChange(next);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={change}
      title={`Leave “${room.name}”?`}
      description="You lose access at once. What you added stays in the room. An owner can add you again."
      confirmLabel="Leave room"
      pending={leave.isPending || leave.isSuccess}
      error={leave.isError ? messageOf(leave.error) : undefined}
      onConfirm={() => leave.mutate()}
    />
  );
}
