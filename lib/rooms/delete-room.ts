import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { lockRoom } from "#lib/rooms/lock-room";
import { purgeAfter } from "#lib/rooms/purge-after";
import type { DeleteRoomInput } from "#lib/rooms/schema";

/**
 * Closes a room to everybody at once. Its owners can restore it for 30 days; then it goes for good.
 * @throws AppError `invalid_input` when the typed name is not the room's
 */
export async function deleteRoom(actor: Actor, roomId: string, input: DeleteRoomInput): Promise<null> {
  const access = await requireRoom(actor, roomId, "room.delete");
  return transaction(async (tx) => {
    await lockRoom(tx, access);
    const { name } = await tx.room.findUniqueOrThrow({ where: { id: access.roomId } });
    if (input.name.trim() !== name) {
      const message = "Type the room's name exactly as it is.";
      throw new AppError("invalid_input", message, { errors: [{ path: "name", message }] });
    }
    const deletedAt = new Date();
    await tx.room.update({ where: { id: access.roomId }, data: { deletedAt } });
    await record(tx, access, {
      action: "room.deleted",
      target: { type: "room", id: access.roomId, name },
      detail: { purgeAfter: purgeAfter(deletedAt).toISOString() },
    });
    return null;
  });
}
