import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync } from "node:fs";
import path from "node:path";
import { isObjectKey } from "#lib/storage/keys";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where things lie under the root of the local storage; everything on one filesystem, so that links are atomic. */
export type LocalLayout = ReturnType<typeof localLayout>;

export function localLayout(root: string) {
  return {
    root,
    objects: path.join(root, "objects"),
    /** files that are being written */
    temporary: path.join(root, "tmp"),
    multipart: path.join(root, "multipart"),
    object(key: string): string {
      // the guard above the drivers has looked already; a path is worth a second look
      if (!isObjectKey(key)) throw new Error("Not a storage key");
      return path.join(root, key);
    },
    /** the folder of a multipart upload, bound to its key; null when the id was never one of ours */
    upload(key: string, uploadId: string): string | null {
      if (!isObjectKey(key)) throw new Error("Not a storage key");
      return uuid.test(uploadId) ? path.join(root, "multipart", `${path.basename(key)}_${uploadId}`) : null;
    },
  };
}

/**
 * Makes every folder that objects will ever need, so that writing one never has to make a folder durable first.
 * Quick when they are there.
 */
export function prepareLayout({ root, objects, temporary, multipart }: LocalLayout): void {
  for (const folder of [root, objects, temporary, multipart])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  const present = new Set(readdirSync(objects));
  if (present.size >= 256) return;
  for (let number = 0; number < 256; number++) {
    const name = number.toString(16).padStart(2, "0");
    if (!present.has(name)) mkdirSync(path.join(objects, name), { recursive: true, mode: 0o700 });
  }
  for (const folder of [objects, root, path.dirname(root)]) syncFolderNow(folder);
}

function syncFolderNow(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The SHA-256 that was checked while an object was written lies beside it, as text. */
export function digestFile(object: string): string {
  return `${object}.sha256`;
}
