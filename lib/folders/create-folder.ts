import type { Actor } from "#lib/access/actor";
import type { RoomAccess } from "#lib/access/require-room";
import { record } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { notFound } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { lockFolders } from "#lib/files/lock-folders";
import { nameTaken } from "#lib/files/place-links";
import type { FolderDto } from "#lib/folders/dto";
import type { CreateFolderBody } from "#lib/folders/schema";
import { toFolderDto } from "#lib/folders/to-folder-dto";

type Row = { id: string; name: string; parentId: string; createdAt: Date };

/**
 * Makes a folder, or answers with the one that has the name when `onConflict` is "use".
 * @throws AppError `not_found` for the parent, `name_taken`
 */
export async function createFolder(
  actor: Actor,
  roomId: string,
  input: CreateFolderBody,
): Promise<FolderDto> {
  const parentId = input.parentId ?? roomId;
  const wanted = { roomId, permission: "folder.create", target: { type: "folder", id: parentId } } as const;
  return changeInRoom(actor, wanted, async (tx, access) => {
    const parents = await lockFolders(tx, access, [parentId]);
    if (!parents.has(parentId)) throw notFound();
    const made = await insertFolder(tx, access, parentId, input.name);
    if (!made) {
      const present = await findFolder(tx, access, parentId, input.name);
      if (input.onConflict === "fail" || !present) throw nameTaken(input.name);
      return toFolderDto(present);
    }
    await record(tx, access, {
      action: "folder.created",
      target: { type: "folder", id: made.id, name: made.name },
      after: { name: made.name, parentId },
    });
    return toFolderDto(made);
  });
}

async function insertFolder(tx: Tx, access: RoomAccess, parentId: string, name: string): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    INSERT INTO folder (id, room_id, parent_id, name, created_by_id, updated_at)
    VALUES (${newId()}::uuid, ${access.roomId}::uuid, ${parentId}::uuid, ${name}, ${access.actor.userId}::uuid, now())
    ON CONFLICT (room_id, parent_id, name) WHERE removed_at IS NULL DO NOTHING
    RETURNING id, name, parent_id AS "parentId", created_at AS "createdAt"`;
  return row ?? null;
}

async function findFolder(tx: Tx, access: RoomAccess, parentId: string, name: string): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, name, parent_id AS "parentId", created_at AS "createdAt" FROM folder
    WHERE room_id = ${access.roomId}::uuid AND parent_id = ${parentId}::uuid AND name = ${name}
      AND removed_at IS NULL`;
  return row ?? null;
}
