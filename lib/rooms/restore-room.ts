import type { Actor } from "#lib/access/actor";
import { requireDeletedRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { notFound } from "#lib/errors";
import { refuseOnRecord } from "#lib/members/refuse-on-record";
import type { RoomDto } from "#lib/rooms/dto";
import { restorableSince } from "#lib/rooms/purge-after";
import { toRoomDto } from "#lib/rooms/to-room-dto";

/** Brings a deleted room back as it was, with its people and files. Only its owners can, and only for 30 days. */
export async function restoreRoom(actor: Actor, roomId: string): Promise<RoomDto> {
  const access = await requireDeletedRoom(actor, roomId, "room.delete");
  const restore = async (tx: Tx): Promise<RoomDto> => {
    // The row lock of this update makes it the only restorer; whoever comes second finds nothing deleted.
    const { count } = await tx.room.updateMany({
      where: {
        id: access.roomId,
        deletedAt: { gt: restorableSince() },
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
  };
  return refuseOnRecord(access, () => transaction(restore));
}
