import { randomBytes } from "node:crypto";
import type { RoomAccess } from "#lib/access/require-room";
import type { Tx } from "#lib/db/transaction";
import { numberedName } from "#lib/files/numbered-name";

export type WantedName = { folderId: string; name: string; onConflict: "fail" | "rename" };

const highest = 20;

/**
 * A free name for each, in order, or null where the name is taken and may not be changed. Names are taken by files of
 * the folder and by earlier entries here. Somebody else may take one before the insert, which must still cope.
 */
export async function chooseNames(
  tx: Tx,
  access: RoomAccess,
  wanted: readonly WantedName[],
): Promise<(string | null)[]> {
  const key = (folderId: string, name: string) => `${folderId}/${name}`;
  const candidates = wanted.map((item) => [
    item.name,
    ...(item.onConflict === "rename" ? alternatives(item.name) : []),
  ]);
  const asked = wanted.flatMap((item, index) =>
    (candidates[index] ?? []).map((name) => ({ folder_id: item.folderId, name })),
  );
  const rows = await tx.$queryRaw<{ folder_id: string; name: string }[]>`
    SELECT l.folder_id, l.name
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked(folder_id uuid, name text)
    JOIN file_room_link l ON l.room_id = ${access.roomId}::uuid AND l.folder_id = asked.folder_id
      AND l.name = asked.name AND l.removed_at IS NULL`;
  const taken = new Set(rows.map((row) => key(row.folder_id, row.name)));
  return wanted.map((item, index) => {
    const free = (candidates[index] ?? []).find((name) => !taken.has(key(item.folderId, name)));
    const name =
      free ?? (item.onConflict === "rename" ? numberedName(item.name, randomBytes(4).toString("hex")) : null);
    if (name !== null) taken.add(key(item.folderId, name));
    return name;
  });
}

function alternatives(name: string): string[] {
  return Array.from({ length: highest - 1 }, (_, index) => numberedName(name, index + 2));
}
