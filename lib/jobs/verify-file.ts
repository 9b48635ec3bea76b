import { record, systemSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { hashObject } from "#lib/uploads/inspect-content";

type Unproven = { id: string; sha256: string; size: bigint; mediaType: string; storageKey: string };

/** Hashes content that the storage did not vouch for, and says for each place that shows it whether it is right. */
export async function verifyFile(fileId: string): Promise<void> {
  const [file] = await db().$queryRaw<Unproven[]>`
    SELECT id, sha256::text AS sha256, size, media_type AS "mediaType", storage_key AS "storageKey" FROM file
    WHERE id = ${fileId}::uuid AND status = 'verifying'`;
  if (!file) return;
  const problem = await findProblem(file);
  await transaction(async (tx) => {
    // bytes that replaced these meanwhile have been looked at on their own
    const changed = await tx.$executeRaw`
      UPDATE file SET status = ${problem === null ? "verified" : "quarantined"}::"FileStatus",
        verified_at = CASE WHEN ${problem === null} THEN now() END
      WHERE id = ${file.id}::uuid AND status = 'verifying' AND storage_key = ${file.storageKey}`;
    if (changed > 0) await recordPlaces(tx, file, problem);
  });
}

async function findProblem(file: Unproven): Promise<string | null> {
  try {
    const actual = await hashObject(file.storageKey);
    return actual === file.sha256 ? null : "The bytes have another SHA-256 than was declared.";
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return "The bytes are gone.";
    throw error;
  }
}

async function recordPlaces(tx: Tx, file: Unproven, problem: string | null): Promise<void> {
  const places = await tx.$queryRaw<{ id: string; name: string | null; roomId: string | null }[]>`
    SELECT id, name, room_id AS "roomId" FROM file_room_link WHERE file_id = ${file.id}::uuid ORDER BY id LIMIT 1000`;
  const content = {
    fileId: file.id,
    sha256: file.sha256,
    size: Number(file.size),
    mediaType: file.mediaType,
  };
  const nowhere = { id: file.id, name: null, roomId: null };
  for (const { id, name, roomId } of places.length > 0 ? places : [nowhere]) {
    const at = { target: { type: "file" as const, id, name }, ...(roomId !== null && { roomId }) };
    if (problem === null)
      await record(tx, systemSubject, { action: "file.verified", ...at, detail: content });
    else {
      const detail = { ...content, reason: problem };
      await record(tx, systemSubject, { action: "file.quarantined", ...at, detail }, "failed");
    }
  }
}
