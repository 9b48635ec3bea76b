import { Prisma } from "#prisma/generated/client";
import type { Actor } from "#lib/access/actor";
import { requireRoomAndRead, type RoomAccess } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import type { Tx } from "#lib/db/transaction";
import type { UploadStatus } from "#lib/uploads/dto";

export type UploadRow = {
  id: string;
  folderId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storageKey: string;
  status: UploadStatus;
  linkId: string | null;
  partSize: number;
  expiresAt: Date;
  expired: boolean;
};

type Json = Omit<UploadRow, "expiresAt"> & { expiresAt: string };

/** The actor's own uploads in the room, as an array of JSON; those of other people are not there. */
function uploadsJson(actor: Actor, roomId: string, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('id', id, 'folderId', folder_id, 'name', name, 'mediaType', media_type,
      'size', size, 'sha256', sha256, 'storageKey', storage_key, 'status', status, 'linkId', link_id,
      'partSize', part_size, 'expiresAt', expires_at, 'expired', expires_at < now())), '[]')
    FROM upload
    WHERE id = ANY(${[...ids]}::uuid[]) AND room_id = ${roomId}::uuid AND user_id = ${actor.userId}::uuid`;
}

function toMap(rows: readonly Json[]): Map<string, UploadRow> {
  return new Map(rows.map((row) => [row.id, { ...row, expiresAt: new Date(row.expiresAt) }]));
}

/** Decides whether the actor may add files, and reads uploads of theirs, in one statement. */
export async function requireRoomAndUploads(actor: Actor, roomId: string, ids: readonly string[]) {
  const read = uploadsJson(actor, roomId, ids);
  const { access, result } = await requireRoomAndRead<Json[]>(actor, roomId, "file.upload", read);
  return { access, uploads: toMap(result ?? []) };
}

/** The actor's own uploads in the room, by id; those of other people are not there. */
export async function findUploads(
  access: RoomAccess,
  ids: readonly string[],
): Promise<Map<string, UploadRow>> {
  const [row] = await db().$queryRaw<{ uploads: Json[] }[]>`
    SELECT (${uploadsJson(access.actor, access.roomId, ids)}) AS uploads`;
  return toMap(row?.uploads ?? []);
}

/** How an upload is now; `folderThere` says that its folder is not removed, and stays so. */
export type UploadState = {
  status: UploadStatus;
  linkId: string | null;
  expired: boolean;
  folderThere: boolean;
};

/** Holds these uploads, and the folders that they go to, until the transaction ends. */
export async function lockUploads(
  tx: Tx,
  access: RoomAccess,
  ids: readonly string[],
): Promise<Map<string, UploadState>> {
  const rows = await tx.$queryRaw<(UploadState & { id: string })[]>`
    WITH held AS (
      SELECT id, folder_id, status, link_id, expires_at FROM upload
      WHERE id = ANY(${[...ids]}::uuid[]) AND room_id = ${access.roomId}::uuid
      ORDER BY id FOR UPDATE
    ), folders AS (
      SELECT id FROM folder WHERE id IN (SELECT folder_id FROM held) AND removed_at IS NULL
      ORDER BY id FOR SHARE
    )
    SELECT id, status::text AS status, link_id AS "linkId", expires_at < now() AS expired,
      folder_id IN (SELECT id FROM folders) AS "folderThere"
    FROM held`;
  return new Map(rows.map((row) => [row.id, row]));
}
