import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { guardKeys } from "#lib/storage/guard-keys";
import { createLocalStorage, type LocalStorage } from "#lib/storage/local";
import { createLocalHandler } from "#lib/storage/local-handler";
import { createS3Storage } from "#lib/storage/s3";
import type { SignedRequest, Storage } from "#lib/storage/storage";
import { startObjectStore } from "#test/services/object-store";

export type Backend = { storage: Storage; stop: () => Promise<void> };

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

/**
 * The local driver on a folder in a process of its own, which a test may trace and kill; `prefix` is a command that
 * runs it. Its `forward` moves an address that this process signed to that one.
 */
export async function startLocalProcess(folder: string, prefix: string[] = []) {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath];
  const child = spawn(command, [...rest, "test/services/local-storage-process.ts", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
    child.once("exit", (code) => reject(new Error(`The storage process ended with ${code}`)));
  });
  const [pid = "", url = ""] = line.split(" ");
  return {
    async kill(signal: NodeJS.Signals) {
      process.kill(Number(pid), signal);
      await exited;
    },
    forward(request: SignedRequest): SignedRequest {
      const { pathname, search } = new URL(request.url);
      return { ...request, url: url + pathname + search };
    },
  };
}
