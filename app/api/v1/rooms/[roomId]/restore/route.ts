import { route } from "#lib/http/route";
import { restoreRoom } from "#lib/rooms/restore-room";
import { roomParams } from "#lib/rooms/schema";

/** Brings a deleted room back. */
export const POST = route({ permission: "room.delete", params: roomParams }, async (r) =>
  restoreRoom(r.actor, r.params.roomId),
);
