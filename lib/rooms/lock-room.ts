import { requireRoomForShare, type RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";

/**
 * Holds the room for this transaction alone and asks again whether the actor may. What changes the room or its people
 * begins with it, so that such changes happen one after the other: two owners who leave at once can't both be let go,
 * and nobody waits for a lock that the other holds.
 * @throws AppError as `requireRoom`.
 */
export async function lockRoom(tx: Tx, access: RoomAccess): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM room WHERE id = ${access.roomId}::uuid FOR NO KEY UPDATE`;
  await requireRoomForShare(tx, access);
}
