import type { Tx } from "#lib/db/transaction";
import { enqueue } from "#lib/jobs/enqueue";
import { log } from "#lib/log";
import { storage } from "#lib/storage/storage-instance";
import { signedUploadSeconds } from "#lib/uploads/limits";

/**
 * Promises that these objects will be gone: by a job of this transaction that runs when no signed address can bring
 * them back any more. Call `removeObjectsNow` after the commit.
 */
export async function removeObjectsLater(tx: Tx, keys: readonly string[]): Promise<void> {
  const delaySeconds = signedUploadSeconds + 60;
  await enqueue(
    tx,
    "delete-object",
    keys.map((key) => ({ key })),
    { delaySeconds },
  );
}

/** Frees the space at once. May fail: the job of `removeObjectsLater` does it then. */
export async function removeObjectsNow(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    try {
      await storage().delete(key);
    } catch (error) {
      log.warn({ err: error, key }, "an object could not be deleted yet");
    }
  }
}
