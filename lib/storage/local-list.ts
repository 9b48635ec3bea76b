import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { localFailure, systemCode } from "#lib/storage/local-failure";
import { isObjectKey } from "#lib/storage/keys";
import type { LocalLayout } from "#lib/storage/local-layout";
import type { ListedObject } from "#lib/storage/storage";

/** One page of objects in the order of their keys; reads only the folders that the page touches. */
export async function listLocal(
  layout: LocalLayout,
  after: string | null,
  limit: number,
): Promise<{ items: ListedObject[]; next: string | null }> {
  const items: ListedObject[] = [];
  try {
    const folders = (await readdir(layout.objects)).sort();
    for (const folder of folders) {
      const prefix = `objects/${folder}/`;
      if (after !== null && prefix < after && !after.startsWith(prefix)) continue;
      const keys = (await readdir(path.join(layout.objects, folder))).map((name) => prefix + name);
      for (const key of keys.filter((candidate) => isObjectKey(candidate)).sort()) {
        if (after !== null && key <= after) continue;
        const item = await describe(layout, key);
        if (item) items.push(item);
        if (items.length === limit) return { items, next: key };
      }
    }
  } catch (error) {
    throw localFailure(error);
  }
  return { items, next: null };
}

async function describe(layout: LocalLayout, key: string): Promise<ListedObject | null> {
  try {
    const { size, mtime } = await stat(layout.object(key));
    return { key, size, modifiedAt: mtime };
  } catch (error) {
    // deleted since the folder was read
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}
