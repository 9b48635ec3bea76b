import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import type { RoomDto } from "#lib/rooms/dto";
import type { CreateRoomInput } from "#lib/rooms/schema";
import { toRoomDto } from "#lib/rooms/to-room-dto";

/** Makes a room with its root folder. Anybody with an account may; who makes it owns it. */
export async function createRoom(actor: Actor, input: CreateRoomInput): Promise<RoomDto> {
  const id = newId();
  const { name, description = "" } = input;
  return transaction(async (tx) => {
    const room = await tx.room.create({ data: { id, name, description, createdById: actor.userId } });
    await tx.folder.create({ data: { id, roomId: id, name: "", createdById: actor.userId } });
    await tx.membership.create({ data: { id: newId(), roomId: id, userId: actor.userId, role: "owner" } });
    await record(tx, actor, {
      action: "room.created",
      roomId: id,
      target: { type: "room", id, name },
      after: { name, description },
    });
    return toRoomDto(room, "owner");
  });
}
