import path from "node:path";
import { env } from "#lib/env";
import { guardKeys } from "#lib/storage/guard-keys";
import { createLocalStorage, type LocalStorage } from "#lib/storage/local";
import { createS3Storage } from "#lib/storage/s3";
import type { Storage } from "#lib/storage/storage";

let guarded: Storage | undefined;
let local: LocalStorage | undefined;

/** The storage of this instance, as `STORAGE_DRIVER` says. */
export function storage(): Storage {
  guarded ??= guardKeys(env().storageDriver === "s3" ? createS3Storage(s3Options()) : localStorageDriver());
  return guarded;
}

/** The local driver itself, for the route that serves its addresses. */
export function localStorageDriver(): LocalStorage {
  const { dataDir, authSecret, appUrl } = env();
  local ??= createLocalStorage({ root: path.join(dataDir, "storage"), secret: authSecret, baseUrl: appUrl });
  return local;
}

function s3Options() {
  const { bucket, ...options } = env().s3;
  if (!bucket) throw new Error("S3_BUCKET is missing");
  return { ...options, bucket };
}
