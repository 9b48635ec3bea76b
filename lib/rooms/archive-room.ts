import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import type { RoomDto } from "#lib/rooms/dto";
import { lockRoom } from "#lib/rooms/lock-room";
import { toRoomDto } from "#lib/rooms/to-room-dto";

/** Makes a room read-only for everybody until it is brought back. Archiving twice is archiving once. */
export async function archiveRoom(actor: Actor, roomId: string): Promise<RoomDto> {
  const access = await requireRoom(actor, roomId, "room.archive");
  return transaction(async (tx) => {
    await lockRoom(tx, access);
    const now = await tx.room.findUniqueOrThrow({ where: { id: access.roomId } });
    if (now.archivedAt) return toRoomDto(now, access.role);
    const room = await tx.room.update({ where: { id: access.roomId }, data: { archivedAt: new Date() } });
    await record(tx, access, {
      action: "room.archived",
      target: { type: "room", id: room.id, name: room.name },
    });
    return toRoomDto(room, access.role);
  });
}
