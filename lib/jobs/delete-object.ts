import { db } from "#lib/db/client";
import { storage } from "#lib/storage/storage-instance";

/** Deletes an object unless a file refers to it or an upload may still become one. */
export async function deleteObject(key: string): Promise<void> {
  const [needed] = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM file WHERE storage_key = ${key}
    UNION ALL SELECT 1 FROM upload WHERE storage_key = ${key} AND status = 'pending' LIMIT 1`;
  if (!needed) await storage().delete(key);
}
