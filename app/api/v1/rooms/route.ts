import { created, route } from "#lib/http/route";
import { createRoom } from "#lib/rooms/create-room";
import { listDeletedRooms } from "#lib/rooms/list-deleted-rooms";
import { listRoomsQuery } from "#lib/rooms/list-query";
import { listRooms } from "#lib/rooms/list-rooms";
import { createRoomInput } from "#lib/rooms/schema";

/** The rooms that one is in, or the deleted ones that one can restore. */
export const GET = route({ permission: "signed-in", query: listRoomsQuery }, async ({ actor, query }) =>
  query.state === "deleted" ? listDeletedRooms(actor, query) : listRooms(actor, query),
);

/** Makes a room. */
export const POST = route({ permission: "signed-in", body: createRoomInput }, async ({ actor, body }) =>
  created(await createRoom(actor, body)),
);
