import { route } from "#lib/http/route";
import { archiveRoom } from "#lib/rooms/archive-room";
import { roomParams } from "#lib/rooms/schema";
import { unarchiveRoom } from "#lib/rooms/unarchive-room";

const options = { permission: "room.archive", params: roomParams } as const;

/** Makes a room read-only. */
export const PUT = route(options, async (r) => archiveRoom(r.actor, r.params.roomId));

/** Opens an archived room for changes again. */
export const DELETE = route(options, async (r) => unarchiveRoom(r.actor, r.params.roomId));
