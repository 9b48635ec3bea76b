import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArchiveRow } from "#components/rooms/archive-row";
import { DeleteRow } from "#components/rooms/delete-row";
import { LeaveRow } from "#components/rooms/leave-row";
import { RoomDetailsForm } from "#components/rooms/room-details-form";
import { Section } from "#components/ui/page";
import { roleAllows } from "#lib/access/permissions";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";
import { getRoom } from "#lib/rooms/get-room";
import { roomParams } from "#lib/rooms/schema";

export const metadata: Metadata = { title: "Room settings" };

type SettingsPageProps = { params: Promise<{ roomId: string }> };

export default async function SettingsPage({ params }: SettingsPageProps) {
  const actor = await pageActor();
  const parsed = roomParams.safeParse(await params);
  if (!parsed.success) notFound();
  const room = await orNotFound(getRoom(actor, parsed.data.roomId));
  const { can, role } = room;
  return (
    <div className="flex w-full max-w-2xl flex-col gap-5">
      {roleAllows(role, "room.update") ? (
        <Section heading="About this room">
          <RoomDetailsForm key={room.archivedAt} room={room} blocked={!can["room.update"]} />
        </Section>
      ) : null}
      <div className="rounded-lg border">
        {can["room.archive"] ? <ArchiveRow room={room} /> : null}
        {can["room.leave"] ? <LeaveRow room={room} meId={actor.userId} /> : null}
        {can["room.delete"] ? <DeleteRow room={room} /> : null}
      </div>
    </div>
  );
}
