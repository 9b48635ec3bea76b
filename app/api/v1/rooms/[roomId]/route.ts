import { route } from "#lib/http/route";
import { deleteRoom } from "#lib/rooms/delete-room";
import { getRoom } from "#lib/rooms/get-room";
import { deleteRoomInput, roomParams, updateRoomInput } from "#lib/rooms/schema";
import { updateRoom } from "#lib/rooms/update-room";

const params = roomParams;

/** A room, with what one may do in it. */
export const GET = route({ permission: "room.view", params }, async (r) => getRoom(r.actor, r.params.roomId));

/** Renames or describes a room. */
export const PATCH = route({ permission: "room.update", params, body: updateRoomInput }, async (r) =>
  updateRoom(r.actor, r.params.roomId, r.body),
);

/** Deletes a room whose name was typed; it can be restored for 30 days. */
export const DELETE = route({ permission: "room.delete", params, body: deleteRoomInput }, async (r) =>
  deleteRoom(r.actor, r.params.roomId, r.body),
);
