import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import type { FileItem } from "#lib/files/dto";
import { itemJoins, itemJson } from "#lib/files/item-json";
import { refuseUnknown } from "#lib/files/refuse-unknown";

/** One item of the room's list. @throws AppError `not_found` also for removed ones and in removed folders */
export async function getFile(actor: Actor, target: { roomId: string; linkId: string }): Promise<FileItem> {
  const access = await requireRoom(actor, target.roomId, "file.list");
  const [row] = await db().$queryRaw<{ item: FileItem }[]>`
    SELECT ${itemJson} AS item
    FROM file_room_link l JOIN folder d ON d.id = l.folder_id ${itemJoins}
    WHERE l.id = ${target.linkId}::uuid AND l.room_id = ${access.roomId}::uuid AND l.removed_at IS NULL
      AND d.removed_at IS NULL`;
  if (!row) throw await refuseUnknown(access, { type: "file", id: target.linkId });
  return row.item;
}
