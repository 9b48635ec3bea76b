import { recordMany, systemSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { deleteObject } from "#lib/jobs/delete-object";
import { signedUploadSeconds } from "#lib/uploads/limits";

const batch = 200;

/** Ends claims that ran out, then deletes what was sent for uploads that came to nothing. */
export async function sweepUploads(): Promise<void> {
  while ((await expireClaims()) === batch);
  while ((await cleanEnded()) === batch);
}

type Expired = {
  id: string;
  roomId: string;
  folderId: string;
  name: string;
  mediaType: string;
  size: bigint;
  sha256: string;
};

async function expireClaims(): Promise<number> {
  return transaction(async (tx) => {
    // one that somebody completes right now is locked, and its turn comes again
    const expired = await tx.$queryRaw<Expired[]>`
      UPDATE upload SET status = 'expired' WHERE id IN (
        SELECT id FROM upload WHERE status = 'pending' AND expires_at < now()
        ORDER BY expires_at LIMIT ${batch}::int FOR UPDATE SKIP LOCKED)
      RETURNING id, room_id AS "roomId", folder_id AS "folderId", name, media_type AS "mediaType", size,
        sha256::text AS sha256`;
    await recordMany(
      tx,
      systemSubject,
      expired.map(({ id, roomId, size, ...before }) => ({
        action: "upload.expired" as const,
        target: { type: "upload" as const, id, name: before.name },
        roomId,
        before: { ...before, size: Number(size) },
      })),
    );
    return expired.length;
  });
}

/** Only once no signed address can bring the bytes back. */
async function cleanEnded(): Promise<number> {
  const ended = await db().$queryRaw<{ id: string; storageKey: string }[]>`
    SELECT id, storage_key AS "storageKey" FROM upload
    WHERE status IN ('cancelled', 'expired', 'failed') AND cleaned_at IS NULL
      AND expires_at < now() - make_interval(secs => ${signedUploadSeconds + 60}::int)
    LIMIT ${batch}::int`;
  for (const { id, storageKey } of ended) {
    await deleteObject(storageKey);
    await db().$executeRaw`UPDATE upload SET cleaned_at = now() WHERE id = ${id}::uuid`;
  }
  return ended.length;
}
