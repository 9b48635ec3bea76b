import { readdir, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { localFailure, systemCode } from "#lib/storage/local-failure";
import type { LocalLayout } from "#lib/storage/local-layout";

const day = 24 * 60 * 60 * 1000;

/** Removes temporary files that no writer has touched for a day, and multipart uploads that never got a part. */
export async function sweepLocal(layout: LocalLayout, now = new Date()): Promise<number> {
  let removed = 0;
  try {
    for (const file of await olderThan(layout.temporary, now.getTime() - day)) {
      await rm(file, { force: true });
      removed++;
    }
    // a claim lives for days: an empty folder of thirty is one whose claim was never committed
    for (const folder of await olderThan(layout.multipart, now.getTime() - 30 * day)) {
      if (await removeEmpty(folder)) removed++;
    }
  } catch (error) {
    throw localFailure(error);
  }
  return removed;
}

async function olderThan(folder: string, limit: number): Promise<string[]> {
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const stats = await stat(file).catch(() => null);
    if (stats && stats.mtimeMs < limit) old.push(file);
  }
  return old;
}

async function removeEmpty(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "ENOENT"].includes(systemCode(error) ?? "")) return false;
    throw error;
  }
}
