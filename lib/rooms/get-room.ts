import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import { notFound } from "#lib/errors";
import type { RoomDto } from "#lib/rooms/dto";
import { toRoomDto } from "#lib/rooms/to-room-dto";

/** A room that the actor is in, with what they may do in it. */
export async function getRoom(actor: Actor, roomId: string): Promise<RoomDto> {
  const access = await requireRoom(actor, roomId, "room.view");
  const room = await db().room.findUnique({ where: { id: access.roomId, deletedAt: null } });
  if (!room) throw notFound();
  return toRoomDto(room, access.role);
}
