import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { changeInRoom } from "#lib/files/change-in-room";
import { lockLink, placedOf } from "#lib/files/find-link";
import { requireOwnOr } from "#lib/files/require-own-or";

/**
 * Takes a file out of the room; it can be restored for 30 days.
 * @throws AppError `not_found`, `forbidden` for what somebody else added
 */
export async function removeFile(
  actor: Actor,
  { roomId, linkId }: { roomId: string; linkId: string },
): Promise<void> {
  const target = { type: "file", id: linkId } as const;
  await changeInRoom(actor, { roomId, permission: "file.remove-own", target }, async (tx, access) => {
    const link = await lockLink(tx, access, linkId, { removed: false });
    requireOwnOr(access, link.addedById, "file.remove");
    await tx.fileRoomLink.update({
      where: { id: link.id, roomId },
      data: { removedAt: new Date(), removedById: actor.userId },
    });
    await record(tx, access, {
      action: "file.removed",
      target: { ...target, name: link.name },
      before: placedOf(link),
    });
  });
}
