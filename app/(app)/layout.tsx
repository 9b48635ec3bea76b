import type { ReactNode } from "react";
import { AppFrame } from "#components/frame/app-frame";
import { pageActor } from "#lib/auth/page-actor";
import { listRooms } from "#lib/rooms/list-rooms";

const roomsInSidebar = 30;

/** The frame of a signed-in person. It decides nothing: each page asks for the actor itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  // before a new password is set, nothing but that page is theirs
  const rooms = actor.mustChangePassword ? [] : (await listRooms(actor, { limit: roomsInSidebar })).items;
  return (
    <AppFrame
      user={{ name: actor.name, email: actor.email, isAdmin: actor.instanceRole === "admin" }}
      rooms={rooms.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null }))}
    >
      {children}
    </AppFrame>
  );
}
