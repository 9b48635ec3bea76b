import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { AppError, notFound } from "#lib/errors";

export type FolderRow = {
  id: string;
  name: string;
  parentId: string;
  createdAt: Date;
  removedAt: Date | null;
  parentRemoved: boolean;
};

/**
 * A folder of the room, held until the transaction ends.
 * @throws AppError `not_found`; `conflict` for the root, which is the room itself
 */
export async function lockFolder(tx: Tx, access: RoomAccess, folderId: string): Promise<FolderRow> {
  if (folderId === access.roomId)
    throw new AppError("conflict", "The top of the room is not a folder to change.");
  const [row] = await tx.$queryRaw<FolderRow[]>`
    SELECT d.id, d.name, d.parent_id AS "parentId", d.created_at AS "createdAt", d.removed_at AS "removedAt",
      p.removed_at IS NOT NULL AS "parentRemoved"
    FROM folder d JOIN folder p ON p.id = d.parent_id
    WHERE d.id = ${folderId}::uuid AND d.room_id = ${access.roomId}::uuid
    FOR UPDATE OF d FOR SHARE OF p`;
  if (!row) throw notFound();
  return row;
}
