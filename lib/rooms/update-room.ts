import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import type { RoomDto } from "#lib/rooms/dto";
import { lockRoom } from "#lib/rooms/lock-room";
import type { UpdateRoomInput } from "#lib/rooms/schema";
import { toRoomDto } from "#lib/rooms/to-room-dto";

/** Renames or describes a room. What stays the same is no change and leaves no trace. */
export async function updateRoom(actor: Actor, roomId: string, input: UpdateRoomInput): Promise<RoomDto> {
  const access = await requireRoom(actor, roomId, "room.update");
  return transaction(async (tx) => {
    await lockRoom(tx, access);
    const now = await tx.room.findUniqueOrThrow({ where: { id: access.roomId } });
    const before = { name: now.name, description: now.description };
    const after = { name: input.name ?? now.name, description: input.description ?? now.description };
    if (before.name === after.name && before.description === after.description) {
      return toRoomDto(now, access.role);
    }
    const room = await tx.room.update({ where: { id: access.roomId }, data: after });
    await record(tx, access, {
      action: "room.updated",
      target: { type: "room", id: room.id, name: room.name },
      before,
      after,
    });
    return toRoomDto(room, access.role);
  });
}
