import { record, systemSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { removeObjectsLater, removeObjectsNow } from "#lib/files/remove-objects";

const batch = 1000;
/** Content that has just arrived may be about to get its link. */
const graceMinutes = 60;

/** Deletes content that no link, removed ones included, and no version holds. Returns how many files went. */
export async function collectContent(): Promise<number> {
  let collected = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page: { id: string; held: boolean }[] = await db().$queryRaw`
      SELECT f.id, EXISTS (SELECT 1 FROM file_room_link l WHERE l.file_id = f.id)
        OR EXISTS (SELECT 1 FROM file_version v WHERE v.file_id = f.id)
        OR f.created_at > now() - make_interval(mins => ${graceMinutes}::int) AS held
      FROM file f WHERE f.id > ${after}::uuid ORDER BY f.id LIMIT ${batch}::int`;
    for (const { id, held } of page) if (!held && (await collectFile(id))) collected += 1;
    const last = page.at(-1);
    if (!last || page.length < batch) return collected;
    after = last.id;
  }
}

type Unheld = { id: string; sha256: string; size: bigint; mediaType: string; storageKey: string };

/**
 * Whoever links the content holds its row first (FOR SHARE), so this either waits and then sees the link, since the
 * question is asked by a later statement, or comes first, and the other finds no content.
 */
async function collectFile(fileId: string): Promise<boolean> {
  const key = await transaction(async (tx) => {
    const [file] = await tx.$queryRaw<Unheld[]>`
      SELECT id, sha256::text AS sha256, size, media_type AS "mediaType", storage_key AS "storageKey" FROM file
      WHERE id = ${fileId}::uuid FOR UPDATE`;
    if (!file) return null;
    const [holder] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM file_room_link WHERE file_id = ${fileId}::uuid
      UNION ALL SELECT 1 FROM file_version WHERE file_id = ${fileId}::uuid LIMIT 1`;
    if (holder) return null;
    await tx.$executeRaw`DELETE FROM file WHERE id = ${fileId}::uuid`;
    await removeObjectsLater(tx, [file.storageKey]);
    const { id, sha256, size, mediaType } = file;
    await record(tx, systemSubject, {
      action: "file.purged",
      target: { type: "file", id, name: null },
      before: { fileId: id, sha256, size: Number(size), mediaType },
    });
    return file.storageKey;
  });
  if (key === null) return false;
  await removeObjectsNow([key]);
  return true;
}
