"use client";
import { useState } from "react";
import { LeaveRoomDialog } from "#components/rooms/leave-room-dialog";
import { SettingsRow } from "#components/rooms/settings-row";
import { Button } from "#components/ui/button";

/** Leaves the room, after asking. */
export function LeaveRow({ room, meId }: { room: { id: string; name: string }; meId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <SettingsRow
        title="Leave the room"
        description="You lose access at once. What you added stays. A room always keeps one owner."
        action={<Button onClick={() => setOpen(true)}>Leave</Button>}
      />
      <LeaveRoomDialog room={room} meId={meId} open={open} onOpenChange={setOpen} />
    </>
  );
}
