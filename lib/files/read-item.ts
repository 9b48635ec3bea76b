import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import type { FileItem } from "#lib/files/dto";
import { readItems } from "#lib/files/read-items";

/** The item of a link that the transaction holds. */
export async function readItem(tx: Tx, access: RoomAccess, linkId: string): Promise<FileItem> {
  const item = (await readItems(tx, access, [linkId])).get(linkId);
  if (!item) throw new Error("A link that is held cannot be read");
  return item;
}
