import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  breakOff,
  edit,
  facts,
  freshKey,
  putFresh,
  readAll,
  send,
  sendChunked,
} from "#lib/storage/contract/helpers";
import { digestFile } from "#lib/storage/local-layout";
import { startLocalBackend, startLocalProcess } from "#test/services/storage-backends";

type LocalBackend = Awaited<ReturnType<typeof startLocalBackend>>;

const hour = 60 * 60 * 1000;
const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
let local: LocalBackend;
beforeAll(async () => {
  local = await startLocalBackend();
});
afterAll(() => local.stop());

const sign = (bytes: Buffer, key = freshKey()) =>
  local.storage.signUpload({ key, ...facts(bytes), expiresIn: 60 });
const temporaryFiles = () => readdir(local.driver.layout.temporary);

describe("an address of the local storage", () => {
  test.each([
    ["a longer body", (bytes: Buffer) => Buffer.concat([bytes, bytes]), 413, "too_large"],
    ["a shorter body", (bytes: Buffer) => bytes.subarray(1), 400, "bad_request"],
    ["other bytes", (bytes: Buffer) => randomBytes(bytes.length), 422, "content_mismatch"],
  ])("answers %s with a problem and keeps nothing", async (_what, change, status, code) => {
    const bytes = randomBytes(5000);
    const answer = await send(await sign(bytes), change(bytes));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, code, type: `urn:strongroom:problem:${code}` });
    expect(await temporaryFiles()).toEqual([]);
  });

  test("wants a length, a signature and a method it knows", async () => {
    const bytes = randomBytes(10);
    const request = await sign(bytes);
    expect((await sendChunked(request, bytes)).status).toBe(411);
    expect((await fetch(request.url, { method: "DELETE" })).headers.get("allow")).toBe("GET, HEAD, PUT");
    const unsigned = await fetch(request.url.split("?")[0] ?? "");
    expect(await unsigned.json()).toMatchObject({ status: 403, code: "signature_missing" });
    for (const name of ["size", "type", "sha256", "expires"]) {
      const dropped = new URL(request.url);
      dropped.searchParams.delete(name);
      expect((await send({ ...request, url: dropped.href }, bytes)).status).toBe(403);
    }
    expect((await send({ ...request, url: `${request.url}&size=9` }, bytes)).status).toBe(403);
    expect((await send({ ...request, url: `${request.url}&signature=x` }, bytes)).status).toBe(403);
    for (const bad of [
      "/storage/../secrets",
      "/storage/objects/..%2f..%2fsecrets",
      "/storage/tmp/x",
      "/storage/",
    ]) {
      expect((await fetch(local.url + bad)).status).toBe(404);
    }
  });

  test("keeps what it gives from running, framing and caches", async () => {
    const key = await putFresh(local.storage, Buffer.from("<script>alert(1)</script>"));
    const download = {
      key,
      fileName: "a.html",
      mediaType: "text/html",
      disposition: "attachment",
      expiresIn: 60,
    } as const;
    const url = await local.storage.signDownload(download);
    for (const method of ["GET", "HEAD"]) {
      const answer = await fetch(url, { method });
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "accept-ranges": "bytes",
        "cache-control": "private, no-store",
        "content-disposition": "attachment; filename=a.html",
        "content-length": "25",
        "content-security-policy": "sandbox; default-src 'none'",
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
      });
      expect((await answer.text()).length).toBe(method === "HEAD" ? 0 : 25);
    }
    const crooked = await local.storage.signDownload({ ...download, mediaType: "text/html\r\nX-Evil: 1" });
    expect((await fetch(crooked)).headers.get("content-type")).toBe("application/octet-stream");
  });

  test.each([
    ["bytes=0-4", "01234"],
    ["bytes=95-", "56789"],
    ["bytes=-3", "789"],
    ["bytes=98-200", "89"],
    ["bytes=-1000", null],
    ["bytes=0-1,4-5", null],
    ["bytes=5-2", null],
    ["lines=0-4", null],
  ])("understands Range: %s", async (range, expected) => {
    const bytes = Buffer.from("0123456789".repeat(10));
    const key = await putFresh(local.storage, bytes);
    const url = await local.storage.signDownload({
      key,
      fileName: "a",
      mediaType: "text/plain",
      disposition: "inline",
      expiresIn: 60,
    });
    const answer = await fetch(url, { headers: { range } });
    expect(await answer.text()).toBe(expected ?? bytes.toString());
    const stale = await fetch(url, { headers: { range, "if-range": '"another"' } });
    expect(stale.status).toBe(200);
    await stale.arrayBuffer();
  });

  test("keeps nothing of a body that breaks off", async () => {
    const bytes = randomBytes(3_000_000);
    const request = await sign(bytes);
    await Promise.all([breakOff(request, bytes), breakOff(request, bytes)]);
    await expect.poll(temporaryFiles).toEqual([]);
  });

  test("signed by another instance is refused", async () => {
    const other = await startLocalBackend();
    const bytes = randomBytes(10);
    const request = await other.storage.signUpload({ key: freshKey(), ...facts(bytes), expiresIn: 60 });
    expect((await send(request, bytes)).status).toBe(200);
    // the tests' instances share a secret: only host and folder differ, so the address is as good here
    expect((await send(edit(request, other.url, local.url), bytes)).status).toBe(200);
    await other.stop();
  });
});

describe("after a crash", () => {
  test("temporary files of more than a day are swept, and others not", async () => {
    const { temporary } = local.driver.layout;
    const [old, young] = [path.join(temporary, "old"), path.join(temporary, "young")];
    for (const [file, age] of [
      [old, 25 * hour],
      [young, 23 * hour],
    ] as const) {
      await writeFile(file, "x");
      const then = new Date(Date.now() - age);
      await utimes(file, then, then);
    }
    expect(await local.storage.sweep()).toBe(1);
    expect(await temporaryFiles()).toEqual(["young"]);
    await rm(young);
  });

  test("empty multipart uploads of a month are swept, those with parts not", async () => {
    const begin = async () => {
      const key = freshKey();
      return {
        key,
        uploadId: await local.storage.multipart.begin({ key, mediaType: "text/plain", partChecksums: true }),
      };
    };
    const [empty, used] = [await begin(), await begin()];
    const piece = randomBytes(9);
    const facts = { partNumber: 1, size: 9, sha256: digest(piece), expiresIn: 60 };
    expect((await send(await local.storage.multipart.signPart({ ...used, ...facts }), piece)).status).toBe(
      200,
    );
    const nextMonth = new Date(Date.now() + 31 * 24 * hour);
    expect(await local.storage.sweep(nextMonth)).toBe(1);
    await expect(local.storage.multipart.listParts(empty)).rejects.toMatchObject({ code: "not_found" });
    expect(await local.storage.multipart.listParts(used)).toHaveLength(1);
  });

  test("an object whose writer died before its last step is whole, and stays when the rest is swept", async () => {
    const bytes = randomBytes(100);
    const key = await putFresh(local.storage, bytes);
    const leftover = path.join(local.driver.layout.temporary, "leftover");
    await link(local.driver.layout.object(key), leftover);
    expect(await local.storage.stat(key)).toEqual({ size: 100, sha256: digest(bytes) });
    await local.storage.sweep(new Date(Date.now() + 25 * hour));
    expect(await temporaryFiles()).toEqual([]);
    expect(await readAll(local.storage, key)).toEqual(bytes);
  });

  test("a SHA-256 that did not reach the disk counts as never checked", async () => {
    const key = await putFresh(local.storage, randomBytes(100));
    await truncate(digestFile(local.driver.layout.object(key)));
    expect(await local.storage.stat(key)).toEqual({ size: 100, sha256: null });
  });

  test("an upload that was joined, though its parts were not removed, completes again", async () => {
    const key = freshKey();
    const upload = {
      key,
      uploadId: await local.storage.multipart.begin({ key, mediaType: "text/plain", partChecksums: false }),
    };
    const piece = randomBytes(9);
    const part = await local.storage.multipart.signPart({
      ...upload,
      partNumber: 1,
      size: 9,
      sha256: null,
      expiresIn: 60,
    });
    await send(part, piece);
    await local.storage.put(key, piece, facts(piece));
    expect(await local.storage.multipart.complete(upload)).toEqual({ size: 9, sha256: digest(piece) });
    await expect(local.storage.multipart.listParts(upload)).rejects.toMatchObject({ code: "not_found" });
  });

  test("kill -9 during uploads loses nothing that was acknowledged and shows nothing that is not whole", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "strongroom-kill-"));
    const { storage, stop } = await startLocalBackend(folder);
    const acknowledged = new Set<string>();
    const all = new Map<string, Buffer>();
    for (let round = 0; round < 5; round++) {
      const server = await startLocalProcess(folder);
      const sendAll = Array.from({ length: 12 }, async () => {
        const bytes = randomBytes(300_000);
        const key = freshKey();
        all.set(key, bytes);
        const request = await storage.signUpload({ key, ...facts(bytes), expiresIn: 60 });
        if ((await send(server.forward(request), bytes)).ok) acknowledged.add(key);
      });
      const sending = Promise.allSettled(sendAll);
      await sleep(20 + round * 15);
      await server.kill("SIGKILL");
      await sending;
    }
    for (const [key, bytes] of all) {
      const there = await storage.exists(key);
      if (acknowledged.has(key)) expect(there).toBe(true);
      if (there) expect(digest(await readAll(storage, key))).toBe(digest(bytes));
    }
    await stop();
    await rm(folder, { recursive: true });
  });
});

describe("a disk", () => {
  const small = path.join(tmpdir(), `strongroom-small-${process.pid}`);
  const mountable = (() => {
    try {
      execFileSync("mkdir", ["-p", small]);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", small], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  })();
  afterAll(async () => {
    if (mountable) execFileSync("umount", [small]);
    await rm(small, { recursive: true, force: true });
  });

  test.skipIf(!mountable)("that is full answers 507 and keeps nothing", async () => {
    const { storage, driver, stop } = await startLocalBackend(small);
    const bytes = randomBytes(8_000_000);
    const key = freshKey();
    const answer = await send(await storage.signUpload({ key, ...facts(bytes), expiresIn: 60 }), bytes);
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ code: "storage_full" });
    expect(await readdir(driver.layout.temporary)).toEqual([]);
    await expect(storage.put(key, bytes, facts(bytes))).rejects.toMatchObject({
      code: "unavailable",
      message: "The storage is full.",
    });
    expect(await storage.exists(key)).toBe(false);
    await putFresh(storage, randomBytes(1000));
    await stop();
  });

  test("that is gone is unavailable", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "strongroom-gone-"));
    const { storage, stop } = await startLocalBackend(folder);
    await rm(path.join(folder, "storage"), { recursive: true });
    const bytes = randomBytes(10);
    await expect(storage.ready()).rejects.toMatchObject({ code: "unavailable" });
    await expect(storage.put(freshKey(), bytes, facts(bytes))).rejects.toMatchObject({ code: "unavailable" });
    expect(
      (await send(await storage.signUpload({ key: freshKey(), ...facts(bytes), expiresIn: 60 }), bytes))
        .status,
    ).toBe(503);
    await stop();
    await mkdir(folder, { recursive: true });
    await rm(folder, { recursive: true });
  });
});
