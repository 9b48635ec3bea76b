import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { RoomFrame } from "#components/rooms/room-frame";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";
import { getRoom } from "#lib/rooms/get-room";
import { roomParams } from "#lib/rooms/schema";

type RoomLayoutProps = { params: Promise<{ roomId: string }>; children: ReactNode };

/** The frame of a room. Each page inside asks for access itself: this is not rendered again on navigation. */
export default async function RoomLayout({ params, children }: RoomLayoutProps) {
  const actor = await pageActor();
  const parsed = roomParams.safeParse(await params);
  if (!parsed.success) notFound();
  const room = await orNotFound(getRoom(actor, parsed.data.roomId));
  return <RoomFrame room={room}>{children}</RoomFrame>;
}
