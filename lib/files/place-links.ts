import type { RoomAccess } from "#lib/access/require-room";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { chooseNames, type WantedName } from "#lib/files/choose-names";

/** Content that gets a name in a folder; `uploadId` is the upload that it came by, which is complete with that. */
export type Placement = WantedName & { fileId: string; size: number; uploadId: string | null };
export type PlacedLink = { linkId: string; name: string };

const attempts = 10;

/** The error of a name that is taken: says which. */
export function nameTaken(name: string): AppError {
  return new AppError("name_taken", `“${name}” is already there. Choose another name.`);
}

/**
 * Puts content into folders that the caller has locked, each as version 1 of a new link. Where somebody else takes a
 * name at the same moment, "rename" goes on to the next one. The answers are in order.
 */
export async function placeLinks(
  tx: Tx,
  access: RoomAccess,
  placements: readonly Placement[],
): Promise<(PlacedLink | AppError)[]> {
  const results = new Map<Placement, PlacedLink | AppError>();
  let open = [...placements];
  for (let attempt = 0; open.length > 0 && attempt < attempts; attempt++) {
    if (attempt > 0) await takeTurns(tx, open);
    // the insert itself tells a taken name; only who would take another one needs to know before
    const choosing = open.some((placement) => placement.onConflict === "rename");
    const names = choosing ? await chooseNames(tx, access, open) : open.map((placement) => placement.name);
    const rows = open.flatMap((placement, index) => {
      const name = names[index];
      if (typeof name === "string") return [{ placement, id: newId(), name }];
      results.set(placement, nameTaken(placement.name));
      return [];
    });
    const inserted = await insertLinks(tx, access, rows);
    for (const { placement, id, name } of rows) {
      if (inserted.has(id)) results.set(placement, { linkId: id, name });
      else if (placement.onConflict === "fail") results.set(placement, nameTaken(placement.name));
    }
    open = open.filter((placement) => !results.has(placement));
  }
  return placements.map((placement) => results.get(placement) ?? nameTaken(placement.name));
}

/** Those who lost a name to somebody go one after the other, else they would lose the next one as well. */
async function takeTurns(tx: Tx, placements: readonly Placement[]): Promise<void> {
  const folderIds = [...new Set(placements.map((placement) => placement.folderId))].toSorted();
  for (const folderId of folderIds) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`names of ${folderId}`}, 0))`;
  }
}

type Row = { placement: Placement; id: string; name: string };

async function insertLinks(tx: Tx, access: RoomAccess, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const values = rows.map(({ placement, id, name }) => ({
    id,
    name,
    version_id: newId(),
    folder_id: placement.folderId,
    file_id: placement.fileId,
    size: placement.size,
    upload_id: placement.uploadId,
  }));
  const inserted = await tx.$queryRaw<{ link_id: string }[]>`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        AS w(id uuid, version_id uuid, folder_id uuid, file_id uuid, name text, size bigint, upload_id uuid)
    ), link AS (
      INSERT INTO file_room_link (id, room_id, folder_id, file_id, name, size, added_by_id, updated_at)
      SELECT id, ${access.roomId}::uuid, folder_id, file_id, name, size, ${access.actor.userId}::uuid, now() FROM wanted
      ON CONFLICT (room_id, folder_id, name) WHERE removed_at IS NULL DO NOTHING
      RETURNING id
    ), finished AS (
      UPDATE upload SET status = 'completed', completed_at = now(), link_id = w.id
      FROM wanted w JOIN link USING (id) WHERE upload.id = w.upload_id
    )
    INSERT INTO file_version (id, link_id, file_id, number, added_by_id)
    SELECT w.version_id, w.id, w.file_id, 1, ${access.actor.userId}::uuid FROM wanted w JOIN link USING (id)
    RETURNING link_id`;
  return new Set(inserted.map((row) => row.link_id));
}
