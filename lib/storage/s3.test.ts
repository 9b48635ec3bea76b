import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { facts, freshKey } from "#lib/storage/contract/helpers";
import { guardKeys } from "#lib/storage/guard-keys";
import { createS3Storage } from "#lib/storage/s3";
import type { Storage } from "#lib/storage/storage";
import { freePort } from "#test/services/free-port";

const at = (endpoint: string): Storage =>
  guardKeys(
    createS3Storage({
      endpoint,
      region: "us-east-1",
      bucket: "strongroom",
      accessKeyId: "key",
      secretAccessKey: "secret",
      forcePathStyle: true,
    }),
  );

const broken = createServer((request, response) => {
  request.resume();
  response.writeHead(500, { "content-type": "application/xml" });
  response.end("<Error><Code>InternalError</Code></Error>");
});
afterAll(() => {
  broken.close();
});

describe.each([
  ["refuses connections", async () => `http://127.0.0.1:${await freePort()}`],
  [
    "answers errors",
    async () => {
      await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    },
  ],
])("an S3 that %s", (_what, endpoint) => {
  test("is unavailable, whatever was asked, within seconds", async () => {
    const storage = at(await endpoint());
    const bytes = randomBytes(10);
    const upload = { key: freshKey(), uploadId: "upload" };
    const begun = Date.now();
    const attempts = await Promise.allSettled([
      storage.put(freshKey(), bytes, facts(bytes)),
      storage.read(freshKey()),
      storage.stat(freshKey()),
      storage.exists(freshKey()),
      storage.delete(freshKey()),
      storage.copy(freshKey(), freshKey()),
      storage.list({ prefix: "objects/" }),
      storage.ready(),
      storage.multipart.begin({ key: freshKey(), mediaType: "text/plain", partChecksums: true }),
      storage.multipart.listParts(upload),
      storage.multipart.complete(upload),
      storage.multipart.abort(upload),
    ]);
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({
        status: "rejected",
        reason: { name: "AppError", code: "unavailable", status: 503 },
      });
    }
    expect(Date.now() - begun).toBeLessThan(15_000);
  });
});

test("signing needs no storage that answers", async () => {
  const storage = at("http://127.0.0.1:9");
  const bytes = randomBytes(10);
  const { url, headers } = await storage.signUpload({ key: freshKey(), ...facts(bytes), expiresIn: 60 });
  expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toBe(
    "content-length;content-type;host;if-none-match;x-amz-checksum-sha256",
  );
  expect(Object.keys(headers).sort()).toEqual(["content-type", "if-none-match", "x-amz-checksum-sha256"]);
  expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe("60");
});
