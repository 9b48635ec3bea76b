import type { Actor } from "#lib/access/actor";
import { requireRoom, requireRoomForShare } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { lockLink, placedOf } from "#lib/files/find-link";
import { refusedOnRecord } from "#lib/files/refuse-unknown";
import { requireOwnOr } from "#lib/files/require-own-or";

/**
 * Takes a file out of the room; it can be restored for 30 days.
 * @throws AppError `not_found`, `forbidden` for what somebody else added
 */
export async function removeFile(actor: Actor, target: { roomId: string; linkId: string }): Promise<void> {
  const access = await requireRoom(actor, target.roomId, "file.remove-own");
  await refusedOnRecord(access, { type: "file", id: target.linkId }, () =>
    transaction(async (tx) => {
      await requireRoomForShare(tx, access);
      const link = await lockLink(tx, access, target.linkId, { removed: false });
      requireOwnOr(access, link.addedById, "file.remove");
      await tx.fileRoomLink.update({
        where: { id: link.id, roomId: access.roomId },
        data: { removedAt: new Date(), removedById: actor.userId },
      });
      await record(tx, access, {
        action: "file.removed",
        target: { type: "file", id: link.id, name: link.name },
        before: placedOf(link),
      });
    }),
  );
}
