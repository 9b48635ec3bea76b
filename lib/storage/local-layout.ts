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

/** The SHA-256 that was checked while an object was written lies beside it, as text. */
export function digestFile(object: string): string {
  return `${object}.sha256`;
}
