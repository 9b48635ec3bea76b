import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import { refuseUnknown } from "#lib/files/refuse-unknown";
import type { FolderWithPath } from "#lib/folders/dto";
import { toFolderDto } from "#lib/folders/to-folder-dto";

type Row = { id: string; name: string; parentId: string | null; createdAt: Date };

/**
 * A folder and the way to it, in one recursive statement.
 * @throws AppError `not_found` also for removed folders
 */
export async function getFolder(
  actor: Actor,
  target: { roomId: string; folderId: string },
): Promise<FolderWithPath> {
  const access = await requireRoom(actor, target.roomId, "file.list");
  const rows = await db().$queryRaw<Row[]>`
    WITH RECURSIVE way AS (
      SELECT id, name, parent_id, created_at, 0 AS height FROM folder
      WHERE id = ${target.folderId}::uuid AND room_id = ${access.roomId}::uuid AND removed_at IS NULL
      UNION ALL
      SELECT p.id, p.name, p.parent_id, p.created_at, way.height + 1 FROM way JOIN folder p ON p.id = way.parent_id
    )
    SELECT id, name, parent_id AS "parentId", created_at AS "createdAt" FROM way ORDER BY height DESC`;
  const folder = rows.at(-1);
  if (!folder) throw await refuseUnknown(access, { type: "folder", id: target.folderId });
  const path = rows.filter((row) => row.parentId !== null).map(({ id, name }) => ({ id, name }));
  return { ...toFolderDto(folder), path };
}
