import type { RoomAccess } from "#lib/access/require-room";
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

type Raw = Omit<UploadRow, "size" | "partSize"> & { size: bigint; partSize: bigint };

/** The actor's own uploads in the room, by id; those of other people are not there. */
export async function findUploads(
  access: RoomAccess,
  ids: readonly string[],
): Promise<Map<string, UploadRow>> {
  const rows = await db().$queryRaw<Raw[]>`
    SELECT id, folder_id AS "folderId", name, media_type AS "mediaType", size, sha256::text AS sha256,
      storage_key AS "storageKey", status::text AS status, link_id AS "linkId", part_size AS "partSize",
      expires_at AS "expiresAt", expires_at < now() AS expired
    FROM upload
    WHERE id = ANY(${[...ids]}::uuid[]) AND room_id = ${access.roomId}::uuid
      AND user_id = ${access.actor.userId}::uuid`;
  return new Map(
    rows.map((row) => [row.id, { ...row, size: Number(row.size), partSize: Number(row.partSize) }]),
  );
}

export type UploadState = { status: UploadStatus; linkId: string | null; expired: boolean };

/** Holds these uploads until the transaction ends, and says how they are now. */
export async function lockUploads(
  tx: Tx,
  access: RoomAccess,
  ids: readonly string[],
): Promise<Map<string, UploadState>> {
  const rows = await tx.$queryRaw<(UploadState & { id: string })[]>`
    SELECT id, status::text AS status, link_id AS "linkId", expires_at < now() AS expired
    FROM upload
    WHERE id = ANY(${[...ids]}::uuid[]) AND room_id = ${access.roomId}::uuid
    ORDER BY id FOR UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}
