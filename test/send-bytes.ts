import { createHash } from "node:crypto";
import { db } from "#lib/db/client";
import { storage } from "#lib/storage/storage-instance";
import { claimBody, type Claim } from "#lib/uploads/schema";

/** A claim for these bytes, as a client would make it. */
export function claimFor(bytes: Buffer, given: Partial<Claim> = {}): Claim {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return claimBody.parse({
    name: "report.pdf",
    size: bytes.length,
    sha256,
    mediaType: "application/pdf",
    ...given,
  });
}

/** Puts bytes where an upload's signed address would have put them; they need not be the declared ones. */
export async function sendBytes(uploadId: string, bytes: Buffer): Promise<void> {
  const { storageKey, mediaType } = await db().upload.findUniqueOrThrow({ where: { id: uploadId } });
  await storage().put(storageKey, bytes, { size: bytes.length, sha256: null, mediaType });
}

/** Whether the storage has the bytes of an upload. */
export async function hasBytes(uploadId: string): Promise<boolean> {
  const { storageKey } = await db().upload.findUniqueOrThrow({ where: { id: uploadId } });
  return storage().exists(storageKey);
}
