import { randomBytes } from "node:crypto";
import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { numberedName } from "#lib/files/numbered-name";

export type WantedName = { folderId: string; name: string; onConflict: "fail" | "rename" };

const highest = 20;

/** Every name that an entry may end up with, the preferred one first. */
export function candidateNames(wanted: readonly WantedName[]): { folder_id: string; name: string }[] {
  return wanted.flatMap((item) => candidates(item).map((name) => ({ folder_id: item.folderId, name })));
}

/**
 * A free name for each, in order, or null where the name is taken and may not be changed: by a file of the folder or by
 * an earlier entry here.
 */
export function pickNames(
  wanted: readonly WantedName[],
  taken: readonly { folder_id: string; name: string }[],
): (string | null)[] {
  const key = (folderId: string, name: string) => `${folderId}/${name}`;
  const used = new Set(taken.map((row) => key(row.folder_id, row.name)));
  return wanted.map((item) => {
    const free = candidates(item).find((name) => !used.has(key(item.folderId, name)));
    const name =
      free ?? (item.onConflict === "rename" ? numberedName(item.name, randomBytes(4).toString("hex")) : null);
    if (name !== null) used.add(key(item.folderId, name));
    return name;
  });
}

/** As `pickNames`, asking the database. Somebody else may take one before the insert, which must still cope. */
export async function chooseNames(
  tx: Tx,
  access: RoomAccess,
  wanted: readonly WantedName[],
): Promise<(string | null)[]> {
  const rows = await tx.$queryRaw<{ folder_id: string; name: string }[]>`
    SELECT l.folder_id, l.name
    FROM jsonb_to_recordset(${JSON.stringify(candidateNames(wanted))}::jsonb) AS asked(folder_id uuid, name text)
    JOIN file_room_link l ON l.room_id = ${access.roomId}::uuid AND l.folder_id = asked.folder_id
      AND l.name = asked.name AND l.removed_at IS NULL`;
  return pickNames(wanted, rows);
}

function candidates({ name, onConflict }: WantedName): string[] {
  if (onConflict === "fail") return [name];
  return [name, ...Array.from({ length: highest - 1 }, (_, index) => numberedName(name, index + 2))];
}
