import type { Metadata } from "next";
import { DeletedRoomsView } from "#components/rooms/deleted-rooms-view";
import { RoomsView } from "#components/rooms/rooms-view";
import { pageActor } from "#lib/auth/page-actor";
import { listDeletedRooms } from "#lib/rooms/list-deleted-rooms";
import { listRooms } from "#lib/rooms/list-rooms";

export const metadata: Metadata = { title: "Rooms" };

type RoomsPageProps = { searchParams: Promise<{ state?: string | string[] }> };

export default async function RoomsPage({ searchParams }: RoomsPageProps) {
  const actor = await pageActor();
  const deleted = await listDeletedRooms(actor, { limit: 50 });
  if ((await searchParams).state === "deleted") return <DeletedRoomsView initial={deleted} />;
  const rooms = await listRooms(actor, { limit: 50 });
  return <RoomsView initial={rooms} hasDeleted={deleted.items.length > 0} />;
}
