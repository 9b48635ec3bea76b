import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { candidateNames, type WantedName } from "#lib/files/choose-names";

type Claimed = WantedName & { sha256: string };

/** What claims meet in the room: which folders are there, which names are taken, what the person owns already. */
export type Survey = {
  folders: string[];
  taken: { folder_id: string; name: string }[];
  owned: { id: string; sha256: string; size: number }[];
};

/** One statement for all three. Folders and verified content stay as they are until the transaction ends. */
export async function surveyClaims(tx: Tx, access: RoomAccess, claims: readonly Claimed[]): Promise<Survey> {
  const folderIds = [...new Set(claims.map((claim) => claim.folderId))];
  const hashes = [...new Set(claims.map((claim) => claim.sha256))];
  const names = JSON.stringify(candidateNames(claims));
  const [row] = await tx.$queryRaw<Survey[]>`
    WITH folders AS (
      SELECT id FROM folder
      WHERE id = ANY(${folderIds}::uuid[]) AND room_id = ${access.roomId}::uuid AND removed_at IS NULL
      ORDER BY id FOR SHARE
    ), owned AS (
      SELECT id, sha256, size FROM file
      WHERE user_id = ${access.actor.userId}::uuid AND sha256 = ANY(${hashes}::bpchar[]) AND status = 'verified'
      ORDER BY id FOR SHARE
    ), taken AS (
      SELECT l.folder_id, l.name
      FROM jsonb_to_recordset(${names}::jsonb) AS asked(folder_id uuid, name text)
      JOIN file_room_link l ON l.room_id = ${access.roomId}::uuid AND l.folder_id = asked.folder_id
        AND l.name = asked.name AND l.removed_at IS NULL
    )
    SELECT (SELECT coalesce(json_agg(id), '[]') FROM folders) AS folders,
      (SELECT coalesce(json_agg(owned), '[]') FROM owned) AS owned,
      (SELECT coalesce(json_agg(taken), '[]') FROM taken) AS taken`;
  if (!row) throw new Error("A statement without FROM gave no row");
  return row;
}
