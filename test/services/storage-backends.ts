import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { guardKeys } from "#lib/storage/guard-keys";
import { createLocalStorage, type LocalStorage } from "#lib/storage/local";
import { createLocalHandler } from "#lib/storage/local-handler";
import { createS3Storage } from "#lib/storage/s3";
import type { Storage } from "#lib/storage/storage";
import { startObjectStore } from "#test/services/object-store";

export type Backend = { storage: Storage; stop(): Promise<void> };

/** The local driver in a folder of its own, its addresses served by a real server. */
export async function startLocalBackend(
  folder?: string,
): Promise<Backend & { driver: LocalStorage; url: string }> {
  const parent = folder ?? (await mkdtemp(path.join(tmpdir(), "strongroom-storage-")));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const root = path.join(parent, "storage");
  const driver = createLocalStorage({ root, secret: "a secret of the tests, long enough", baseUrl: url });
  const handle = createLocalHandler(driver);
  server.on("request", (request, response) => void handle(request, response));
  return {
    driver,
    url,
    storage: guardKeys(driver),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (folder === undefined) await rm(parent, { recursive: true, force: true });
    },
  };
}

/** The S3 driver on a real Ceph gateway behind the checksum proxy. */
export async function startS3Backend(): Promise<Backend> {
  const store = await startObjectStore({ allowedOrigins: ["https://room.example"] });
  // a small limit, so that the copy in ranges is tried as well
  const storage = guardKeys(createS3Storage({ ...store, largeCopy: 6 * 1024 * 1024 }));
  return { storage, stop: () => store.stop() };
}
