import type { Actor } from "#lib/access/actor";
import { requireDeletedRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { notFound } from "#lib/errors";
import type { RoomDto } from "#lib/rooms/dto";
import { toRoomDto } from "#lib/rooms/to-room-dto";

/** Brings a deleted room back as it was, with its people and files. Only its owners can. */
export async function restoreRoom(actor: Actor, roomId: string): Promise<RoomDto> {
  const access = await requireDeletedRoom(actor, roomId, "room.delete");
  return transaction(async (tx) => {
    // The row lock of this update makes it the only restorer; whoever comes second finds nothing deleted.
    const { count } = await tx.room.updateMany({
      where: {
        id: access.roomId,
        deletedAt: { not: null },
        memberships: { some: { userId: actor.userId, role: "owner" } },
      },
      data: { deletedAt: null },
    });
    if (count === 0) throw notFound();
    const room = await tx.room.findUniqueOrThrow({ where: { id: access.roomId } });
    await record(tx, access, {
      action: "room.restored",
      target: { type: "room", id: room.id, name: room.name },
    });
    return toRoomDto(room, access.role);
  });
}
