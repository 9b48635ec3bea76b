import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { notFound } from "#lib/errors";

/** A person's place in the room of this access. @throws AppError `not_found` */
export async function findMember(tx: Tx, access: RoomAccess, userId: string) {
  const membership = await tx.membership.findUnique({
    where: { userId_roomId: { userId, roomId: access.roomId } },
    include: { user: { select: { id: true, name: true, email: true } } },
  });
  if (!membership) throw notFound();
  return membership;
}
