import { afterAll, beforeAll, describe } from "vitest";
import { testMultipart } from "#lib/storage/contract/multipart";
import { testObjects } from "#lib/storage/contract/objects";
import { testSignedDownload } from "#lib/storage/contract/signed-download";
import { testSignedUpload } from "#lib/storage/contract/signed-upload";
import { startLocalBackend, startS3Backend, type Backend } from "#test/services/storage-backends";

/** The one suite that every driver passes: local files behind a real HTTP server, and S3 on a real Ceph gateway. */
describe.each([
  { driver: "local", start: startLocalBackend },
  { driver: "s3", start: startS3Backend },
])("$driver", ({ driver, start }) => {
  let backend: Backend | undefined;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend?.stop());
  const storage = () => {
    if (!backend) throw new Error("The storage has not been started");
    return backend.storage;
  };

  testObjects(storage);
  testSignedUpload(storage, driver);
  testSignedDownload(storage);
  testMultipart(storage);
});
