import type { Env } from "#lib/env";

/**
 * Where browsers send bytes to and fetch them from, for the Content-Security-Policy of pages; null when that is this
 * server itself. It says what the S3 driver's signed addresses begin with, without loading the driver.
 */
export function storageOrigin({ storageDriver, s3 }: Pick<Env, "storageDriver" | "s3">): string | null {
  if (storageDriver !== "s3" || !s3.bucket) return null;
  const url = new URL(s3.endpoint ?? `https://s3.${s3.region}.amazonaws.com`);
  // a bucket with a dot in its name has no certificate as a host, and an address no sub-domains
  const asPath = s3.forcePathStyle || s3.bucket.includes(".") || /^[\d.:[\]]+$/.test(url.hostname);
  return asPath ? url.origin : `${url.protocol}//${s3.bucket}.${url.host}`;
}
