import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import type { FileItem } from "#lib/files/dto";
import { itemJoins, itemJson } from "#lib/files/item-json";

/** Items of the room by the ids of their links, removed ones included. */
export async function readItems(
  tx: Tx,
  access: RoomAccess,
  linkIds: readonly string[],
): Promise<Map<string, FileItem>> {
  if (linkIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; item: FileItem }[]>`
    SELECT l.id, ${itemJson} AS item
    FROM file_room_link l ${itemJoins}
    WHERE l.id = ANY(${[...linkIds]}::uuid[]) AND l.room_id = ${access.roomId}::uuid`;
  return new Map(rows.map((row) => [row.id, row.item]));
}
