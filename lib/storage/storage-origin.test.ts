import { expect, test } from "vitest";
import { freshKey } from "#lib/storage/contract/helpers";
import { createS3Storage } from "#lib/storage/s3";
import { storageOrigin } from "#lib/storage/storage-origin";

test.each([
  { bucket: "files", region: "eu-central-1" },
  { bucket: "files", region: "us-east-1" },
  { bucket: "files.example", region: "eu-central-1" },
  { bucket: "files", region: "eu-central-1", forcePathStyle: true },
  { bucket: "files", region: "us-east-1", endpoint: "https://s3.example:9000" },
  { bucket: "files", region: "us-east-1", endpoint: "https://s3.example:9000", forcePathStyle: true },
  { bucket: "files", region: "us-east-1", endpoint: "http://127.0.0.1:9000" },
])("pages may reach the addresses that are signed: %j", async (options) => {
  const s3 = {
    endpoint: undefined,
    forcePathStyle: false,
    accessKeyId: "key",
    secretAccessKey: "secret",
    ...options,
  };
  const url = await createS3Storage(s3).signDownload({
    key: freshKey(),
    fileName: "a",
    mediaType: "text/plain",
    disposition: "attachment",
    expiresIn: 60,
  });
  expect(storageOrigin({ storageDriver: "s3", s3 })).toBe(new URL(url).origin);
  expect(storageOrigin({ storageDriver: "local", s3 })).toBeNull();
});
