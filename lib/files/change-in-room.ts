import type { Actor } from "#lib/access/actor";
import type { Permission } from "#lib/access/permissions";
import { requireRoomInTransaction, type RoomAccess } from "#lib/access/require-room";
import { recordRefusal } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { isRefusal, type Target } from "#lib/files/refuse-unknown";

type Wanted = { roomId: string; permission: Permission; target: Target };

/**
 * A change of a room in one transaction, whose first statement decides whether the actor may and holds membership and
 * room as they are. What is refused, by that or by `work`, is put on the record after the transaction has ended.
 */
export async function changeInRoom<T>(
  actor: Actor,
  { roomId, permission, target }: Wanted,
  work: (tx: Tx, access: RoomAccess) => Promise<T>,
): Promise<T> {
  try {
    return await transaction(async (tx) => {
      return work(tx, await requireRoomInTransaction(tx, actor, roomId, permission));
    });
  } catch (error) {
    if (isRefusal(error)) {
      await recordRefusal(actor, { code: error.code, permission, roomId, target: { ...target, name: null } });
    }
    throw error;
  }
}
