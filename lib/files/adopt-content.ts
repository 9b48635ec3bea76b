import type { RoomAccess } from "#lib/access/require-room";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import type { FileStatus } from "#lib/files/dto";
import { enqueue } from "#lib/jobs/enqueue";

/** An object that holds the bytes, compared with what was declared. */
export type Arrived = {
  storageKey: string;
  sha256: string;
  size: number;
  mediaType: string;
  status: "verified" | "verifying";
};

export type Adopted = {
  files: Map<string, { id: string; size: number }>;
  kept: Set<string>;
  replaced: string[];
};

type Held = { id: string; sha256: string; size: bigint; storageKey: string; status: FileStatus };

/**
 * Makes arrived bytes the person's: one File for each hash, whoever comes first. Returns the File of each hash, the keys of
 * the objects that hold their content, and of those that did before and are not needed any more. Hashes are taken in
 * order, so that two batches do not wait for each other.
 */
export async function adoptContent(
  tx: Tx,
  access: RoomAccess,
  arrived: readonly Arrived[],
): Promise<Adopted> {
  const { userId } = access.actor;
  const unique = [...new Map(arrived.map((item) => [item.sha256, item])).values()];
  const rows = unique
    .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    .map((item) => ({ ...item, id: newId() }));
  const inserted = await tx.$queryRaw<Held[]>`
    INSERT INTO file (id, user_id, sha256, size, media_type, storage_key, status, verified_at)
    SELECT n.id, ${userId}::uuid, n.sha256, n.size, n."mediaType", n."storageKey", n.status::"FileStatus",
      CASE WHEN n.status = 'verified' THEN now() END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(id uuid, sha256 text, size bigint,
      "mediaType" text, "storageKey" text, status text)
    ON CONFLICT (user_id, sha256) DO NOTHING
    RETURNING id, sha256::text AS sha256, size, storage_key AS "storageKey", status::text AS status`;
  const known = new Set(inserted.map((file) => file.sha256));
  const rest = rows.map((row) => row.sha256).filter((sha256) => !known.has(sha256));
  const held = [...inserted, ...(rest.length > 0 ? await lockHeld(tx, userId, rest) : [])];
  const better = held.flatMap((file) => {
    const row = rows.find(
      ({ sha256, storageKey }) => sha256 === file.sha256 && storageKey !== file.storageKey,
    );
    return row && isBetter(row, file) ? [{ ...row, id: file.id, replaced: file.storageKey }] : [];
  });
  if (better.length > 0) await replaceObjects(tx, better);
  const replaced = better.map((item) => item.replaced);
  const fresh = better.map((item) => item.storageKey);
  const sizes = new Map(better.map((item) => [item.id, item.size]));
  const unproven = [...inserted, ...better].filter((item) => item.status === "verifying");
  await enqueue(
    tx,
    "verify-file",
    unproven.map((item) => ({ fileId: item.id })),
  );
  return {
    files: new Map(held.map(({ sha256, id, size }) => [sha256, { id, size: sizes.get(id) ?? Number(size) }])),
    kept: new Set([
      ...held.map((file) => file.storageKey).filter((key) => !replaced.includes(key)),
      ...fresh,
    ]),
    replaced,
  };
}

async function lockHeld(tx: Tx, userId: string, hashes: readonly string[]): Promise<Held[]> {
  return tx.$queryRaw<Held[]>`
    SELECT id, sha256::text AS sha256, size, storage_key AS "storageKey", status::text AS status FROM file
    WHERE user_id = ${userId}::uuid AND sha256 = ANY(${[...hashes]}::bpchar[])
    ORDER BY sha256 FOR UPDATE`;
}

const ranks: Record<FileStatus, number> = { quarantined: 0, verifying: 1, verified: 2 };

/** Bytes that are known to be right stand in for ones that are not; links of the same content heal with them. */
function isBetter(fresh: Arrived, held: Held): boolean {
  return ranks[fresh.status] > ranks[held.status];
}

async function replaceObjects(tx: Tx, better: readonly (Arrived & { id: string })[]): Promise<void> {
  const rows = JSON.stringify(better);
  await tx.$executeRaw`
    UPDATE file SET storage_key = n."storageKey", size = n.size, status = n.status::"FileStatus",
      verified_at = CASE WHEN n.status = 'verified' THEN now() END
    FROM jsonb_to_recordset(${rows}::jsonb) AS n(id uuid, "storageKey" text, size bigint, status text)
    WHERE file.id = n.id`;
  // a size that was declared together with a wrong hash may have been wrong as well
  await tx.$executeRaw`
    UPDATE file_room_link SET size = n.size
    FROM jsonb_to_recordset(${rows}::jsonb) AS n(id uuid, size bigint)
    WHERE file_room_link.file_id = n.id AND file_room_link.size <> n.size`;
}
