import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";

/**
 * Which of these folders are in the room and not removed; they stay so until the transaction ends.
 */
export async function lockFolders(
  tx: Tx,
  access: RoomAccess,
  folderIds: readonly string[],
): Promise<Set<string>> {
  const ids = [...new Set(folderIds)];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM folder
    WHERE id = ANY(${ids}::uuid[]) AND room_id = ${access.roomId}::uuid AND removed_at IS NULL
    ORDER BY id FOR SHARE`;
  return new Set(rows.map((row) => row.id));
}
