import { createHash, randomUUID } from "node:crypto";
import { link, open, rename, rm, stat, writeFile, type FileHandle } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { AppError } from "#lib/errors";
import { diskWriter } from "#lib/storage/disk-writer";
import { localFailure, systemCode } from "#lib/storage/local-failure";
import { digestFile, type LocalLayout } from "#lib/storage/local-layout";
import { receiveBytes } from "#lib/storage/receive-bytes";
import type { ObjectStat } from "#lib/storage/storage";

export type Expected = { size: number | null; sha256: string | null };

/**
 * Writes a new object so that it is there whole or not at all, whenever the machine stops: a temporary file, its
 * fsync, a link under the key (which never replaces an object), fsync of the folder, and only then the return.
 * The temporary name goes last: an object with two names is one whose folder may not be on disk yet.
 */
export async function writeObject(
  layout: LocalLayout,
  key: string,
  source: Readable,
  expected: Expected,
): Promise<ObjectStat> {
  const target = layout.object(key);
  return withTemporary(layout, source, { ...expected, hash: true }, async (temporary, received) => {
    await linkNew(temporary, target);
    await writeFile(digestFile(target), received.sha256, { mode: 0o600 });
    await syncFolder(path.dirname(target));
    return { size: received.size, sha256: received.sha256 };
  });
}

/** Writes a part; one sent again replaces the earlier. The folder must be there: an aborted upload takes no parts. */
export async function writePart(
  file: string,
  layout: LocalLayout,
  source: Readable,
  expected: Expected,
): Promise<string> {
  const hash = expected.sha256 !== null;
  return withTemporary(layout, source, { ...expected, hash }, async (temporary) => {
    try {
      await rename(temporary, file);
    } catch (error) {
      if (systemCode(error) === "ENOENT") throw new AppError("not_found", "There is no such upload.");
      throw error;
    }
    await syncFolder(path.dirname(file));
    return partTag(await stat(file, { bigint: true }));
  });
}

/** Says which bytes a part is: each is a file of its own, never written again once it has its name. */
export function partTag(stats: { ino: bigint; mtimeNs: bigint; size: bigint }): string {
  return `"${stats.ino.toString(16)}-${stats.mtimeNs.toString(16)}-${stats.size.toString(16)}"`;
}

/** Makes a change of names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives an existing file its object name; throws `conflict` when that is taken, with the taken one made durable. */
async function linkNew(file: string, target: string): Promise<void> {
  try {
    await link(file, target);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
    await syncFolder(path.dirname(target));
    throw new AppError("conflict", "There is already an object under this key.");
  }
}

type Received = { size: number; sha256: string };

async function withTemporary<T>(
  layout: LocalLayout,
  source: Readable,
  expected: Expected & { hash: boolean },
  publish: (temporary: string, received: Received) => Promise<T>,
): Promise<T> {
  const temporary = path.join(layout.temporary, randomUUID());
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, "wx", 0o600);
    const hash = expected.hash ? createHash("sha256") : null;
    const disk = diskWriter(handle);
    const size = await receiveBytes(source, (batch) => disk.write(batch), { hash, size: expected.size });
    const sha256 = hash?.digest("hex") ?? "";
    if (expected.sha256 !== null && sha256 !== expected.sha256) {
      throw new AppError("content_mismatch", "The bytes do not have the declared SHA-256.");
    }
    await disk.finish();
    await handle.close();
    handle = undefined;
    return await publish(temporary, { size, sha256 });
  } catch (error) {
    throw localFailure(error);
  } finally {
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true });
  }
}
