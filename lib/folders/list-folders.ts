import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import { refuseUnknown } from "#lib/files/refuse-unknown";
import type { FolderDto } from "#lib/folders/dto";
import type { ListFoldersQuery } from "#lib/folders/schema";
import { toFolderDto } from "#lib/folders/to-folder-dto";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";

const folderCursor = z.tuple([z.literal("folder"), z.string()]);

type Row = { id: string | null; name: string; parentId: string; createdAt: Date };

/**
 * The folders in a folder, by name.
 * @throws AppError `not_found` for a parent that is removed or of another room
 */
export async function listFolders(
  actor: Actor,
  roomId: string,
  query: ListFoldersQuery,
): Promise<Page<FolderDto>> {
  const access = await requireRoom(actor, roomId, "file.list");
  const parentId = query.parentId ?? roomId;
  const after = query.cursor === undefined ? "" : decodeCursor(query.cursor, folderCursor)[1];
  // no name is empty, so that the first page is the one after ""
  const rows = await db().$queryRaw<Row[]>`
    SELECT c.id, c.name, c.parent_id AS "parentId", c.created_at AS "createdAt"
    FROM folder p LEFT JOIN LATERAL (
      SELECT * FROM folder WHERE room_id = ${roomId}::uuid AND parent_id = ${parentId}::uuid AND removed_at IS NULL
        AND name > ${after}
      ORDER BY name LIMIT 201
    ) c ON true
    WHERE p.id = ${parentId}::uuid AND p.room_id = ${roomId}::uuid AND p.removed_at IS NULL
    LIMIT ${query.limit + 1}::int`;
  if (rows.length === 0) throw await refuseUnknown(access, { type: "folder", id: parentId });
  const found = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ ...row, id }]));
  const items = found.slice(0, query.limit).map(toFolderDto);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && found.length > query.limit ? encodeCursor(["folder", last.name]) : null,
  };
}
