import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { AppError } from "#lib/errors";
import { storage } from "#lib/storage/storage-instance";
import { hashAtOnceBytes } from "#lib/uploads/limits";

type Declared = { storageKey: string; size: number; sha256: string };

/** "verified": the bytes are the declared ones. "verifying": the size is right, and a job must hash them. */
export type Inspection = "verified" | "verifying";

/**
 * Compares what arrived with what was declared.
 * @throws AppError `content_missing` when nothing is there, `content_mismatch` when it is something else
 */
export async function inspectContent(declared: Declared): Promise<Inspection> {
  const { storageKey, size, sha256 } = declared;
  const stat = await storage().stat(storageKey);
  if (!stat)
    throw new AppError("content_missing", "The bytes have not arrived. Send them, then complete again.");
  if (stat.size !== size) {
    throw new AppError("content_mismatch", `${size} bytes were declared, ${stat.size} arrived.`);
  }
  if (stat.sha256 === null && size > hashAtOnceBytes) return "verifying";
  const actual = stat.sha256 ?? (await hashObject(storageKey));
  if (actual !== sha256)
    throw new AppError("content_mismatch", "The bytes have another SHA-256 than was declared.");
  return "verified";
}

/** The SHA-256 of an object, read from the storage. */
export async function hashObject(storageKey: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(await storage().read(storageKey), hash);
  return hash.digest("hex");
}
