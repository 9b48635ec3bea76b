import { createHash, randomBytes } from "node:crypto";
import http from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { objectKey } from "#lib/storage/keys";
import type { SignedRequest, Storage } from "#lib/storage/storage";
import { startLocalBackend, startS3Backend, type Backend } from "#test/services/storage-backends";

const text = "text/plain";
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const freshKey = () => objectKey(newId());
const facts = (bytes: Buffer) => ({ size: bytes.length, sha256: digest(bytes), mediaType: text });
const send = (request: SignedRequest, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(request.url, {
    method: request.method,
    headers: { ...request.headers, ...headers },
    body: new Uint8Array(body),
  });

describe.each([
  { name: "local", start: startLocalBackend },
  { name: "s3", start: startS3Backend },
])("$name", ({ name, start }) => {
  let backend: Backend;
  let storage: Storage;
  beforeAll(async () => {
    backend = await start();
    storage = backend.storage;
  });
  afterAll(() => backend?.stop());

  async function stored(bytes: Buffer): Promise<string> {
    const key = freshKey();
    await storage.put(key, bytes, facts(bytes));
    return key;
  }
  const bytesOf = async (key: string) => buffer(await storage.read(key));

  describe("objects", () => {
    test("come back as they were put, with their size and SHA-256", async () => {
      const bytes = randomBytes(3_000_000);
      const key = freshKey();
      expect(await storage.exists(key)).toBe(false);
      expect(await storage.stat(key)).toBeNull();
      const put = await storage.put(
        key,
        Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]),
        facts(bytes),
      );
      expect(put).toEqual({ size: bytes.length, sha256: digest(bytes) });
      expect(await storage.stat(key)).toEqual(put);
      expect(await storage.exists(key)).toBe(true);
      expect(digest(await bytesOf(key))).toBe(digest(bytes));
    });

    test("may be empty, and put without a known SHA-256", async () => {
      const key = freshKey();
      const result = await storage.put(key, Buffer.alloc(0), { size: 0, sha256: null, mediaType: text });
      expect(result).toEqual({ size: 0, sha256: digest(Buffer.alloc(0)) });
      expect(await bytesOf(key)).toHaveLength(0);
    });

    test.each([
      ["fewer bytes", { size: 11 }],
      ["more bytes", { size: 9 }],
      ["other bytes", { sha256: digest(Buffer.from("something else")) }],
    ])("are refused with %s than declared, and leave nothing", async (_what, wrong) => {
      const bytes = randomBytes(10);
      const key = freshKey();
      const put = storage.put(key, bytes, { ...facts(bytes), ...wrong });
      await expect(put).rejects.toMatchObject({ code: "content_mismatch" });
      expect(await storage.exists(key)).toBe(false);
    });

    test("are refused when the source breaks off, and leave nothing", async () => {
      const key = freshKey();
      async function* broken() {
        yield randomBytes(100);
        throw new Error("the sender is gone");
      }
      await expect(
        storage.put(key, Readable.from(broken()), { size: 200, sha256: null, mediaType: text }),
      ).rejects.toThrow();
      expect(await storage.exists(key)).toBe(false);
    });

    test("are never overwritten", async () => {
      const first = randomBytes(20);
      const key = await stored(first);
      const second = randomBytes(30);
      await expect(storage.put(key, second, facts(second))).rejects.toMatchObject({ code: "conflict" });
      expect(await bytesOf(key)).toEqual(first);
    });

    test("are read by range", async () => {
      const bytes = randomBytes(1000);
      const key = await stored(bytes);
      expect(await buffer(await storage.read(key, { start: 0, end: 0 }))).toEqual(bytes.subarray(0, 1));
      expect(await buffer(await storage.read(key, { start: 990, end: 2000 }))).toEqual(bytes.subarray(990));
      await expect(storage.read(key, { start: 1000, end: 1001 })).rejects.toMatchObject({
        code: "bad_request",
      });
    });

    test("that are not there are not found", async () => {
      await expect(storage.read(freshKey())).rejects.toMatchObject({ code: "not_found" });
    });

    test("are deleted, again and again", async () => {
      const key = await stored(randomBytes(10));
      await storage.delete(key);
      await storage.delete(key);
      await storage.delete(freshKey());
      expect(await storage.stat(key)).toBeNull();
    });

    test.each([100, 13 * 1024 * 1024])("of %d bytes are copied, never over another", async (size) => {
      const bytes = randomBytes(size);
      const from = await stored(bytes);
      const to = freshKey();
      await storage.copy(from, to);
      expect(digest(await bytesOf(to))).toBe(digest(bytes));
      await expect(storage.copy(await stored(randomBytes(5)), to)).rejects.toMatchObject({
        code: "conflict",
      });
      await expect(storage.copy(freshKey(), freshKey())).rejects.toMatchObject({ code: "not_found" });
      expect((await storage.stat(to))?.size).toBe(size);
    });

    test("are listed in pages by key", async () => {
      const keys = (await Promise.all(Array.from({ length: 7 }, () => stored(randomBytes(3))))).sort();
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<Storage["list"]>> = await storage.list({
          prefix: "objects/",
          after,
          limit: 3,
        });
        seen.push(...page.items.map((item) => item.key));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual([...new Set(seen)].sort());
      expect(seen.filter((key) => keys.includes(key))).toEqual(keys);
    });

    test("have keys of one shape only", async () => {
      const id = newId();
      const bad = [
        "../secret",
        `objects/../${id}`,
        `objects/00/${id}`,
        `objects/${id.slice(-2)}/${id}/..`,
        `/etc/passwd`,
      ];
      for (const key of [
        ...bad,
        "",
        `objects/${id.slice(-2)}/${id.toUpperCase()}`,
        `objects/${id.slice(-2)}/${id}\n`,
      ]) {
        if (key === `objects/00/${id}` && id.endsWith("00")) continue;
        await expect(storage.read(key)).rejects.toThrow("Not a storage key");
        await expect(storage.delete(key)).rejects.toThrow("Not a storage key");
        const download = {
          key,
          fileName: "a",
          mediaType: text,
          disposition: "attachment",
          expiresIn: 60,
        } as const;
        await expect(storage.signDownload(download)).rejects.toThrow("Not a storage key");
        await expect(storage.multipart.listParts({ key, uploadId: "x" })).rejects.toThrow(
          "Not a storage key",
        );
      }
    });

    test("can be reached", () => expect(storage.ready()).resolves.toBeUndefined());
  });

  describe("a signed upload", () => {
    const sign = (bytes: Buffer, expiresIn = 60) =>
      storage.signUpload({ key: freshKey(), ...facts(bytes), expiresIn });
    const keyOf = (request: SignedRequest) => /objects\/..\/[0-9a-f-]{36}/.exec(request.url)?.[0] ?? "";

    test("stores just these bytes", async () => {
      const bytes = randomBytes(200_000);
      const request = await sign(bytes);
      const answer = await send(request, bytes);
      expect(answer.status).toBe(200);
      expect(await storage.stat(keyOf(request))).toEqual({ size: bytes.length, sha256: digest(bytes) });
      expect(await bytesOf(keyOf(request))).toEqual(bytes);
    });

    test("works once", async () => {
      const bytes = randomBytes(50);
      const request = await sign(bytes);
      expect((await send(request, bytes)).status).toBe(200);
      expect((await send(request, bytes)).status).toBe(412);
      expect(await bytesOf(keyOf(request))).toEqual(bytes);
    });

    test("sent several times at once is stored once", async () => {
      const bytes = randomBytes(100_000);
      const request = await sign(bytes);
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(request, bytes)));
      const statuses = answers.map((answer) => answer.status);
      expect(statuses).toContain(200);
      expect(statuses.filter((status) => ![200, 409, 412].includes(status))).toEqual([]);
      expect(await bytesOf(keyOf(request))).toEqual(bytes);
    });

    const refusals: [
      string,
      (request: SignedRequest, bytes: Buffer) => Promise<{ status: number }>,
      number[],
    ][] = [
      ["a longer body", (request, bytes) => send(request, Buffer.concat([bytes, bytes])), [403, 413]],
      ["a shorter body", (request, bytes) => send(request, bytes.subarray(1)), [400, 403]],
      [
        "other bytes of the same size",
        (request, bytes) => send(request, randomBytes(bytes.length)),
        [400, 422],
      ],
      [
        "another media type",
        (request, bytes) => send(request, bytes, { "content-type": "text/html" }),
        [400, 403],
      ],
      ["another signature", (request, bytes) => send(editSignature(request), bytes), [403]],
      ["a later expiry", (request, bytes) => send(editExpiry(request), bytes), [403]],
      ["another key", (request, bytes) => send(edit(request, keyOf(request), freshKey()), bytes), [403]],
      [
        "another method",
        (request, bytes) => send({ ...request, method: "POST" as "PUT" }, bytes),
        [403, 405],
      ],
      ["a method that deletes", ({ url }) => fetch(url, { method: "DELETE" }), [403, 405]],
      ["a method that reads", ({ url }) => fetch(url), [403]],
      [
        "no signature at all",
        ({ url }, bytes) => send({ method: "PUT", url: url.split("?")[0] ?? "", headers: {} }, bytes),
        [403],
      ],
      ["a body of unknown length", (request, bytes) => sendChunked(request, bytes), [403, 411]],
    ];
    test.each(refusals)("is refused with %s", async (_what, attempt, statuses) => {
      const bytes = randomBytes(1000);
      const request = await sign(bytes);
      const { status } = await attempt(request, bytes);
      expect(statuses).toContain(status);
      expect(await storage.exists(keyOf(request))).toBe(false);
      expect((await send(request, bytes)).status).toBe(200);
    });

    test("is refused without its checksum, or with another one", async () => {
      const bytes = randomBytes(1000);
      const request = await sign(bytes);
      const others = { ...facts(randomBytes(1000)), key: keyOf(request), expiresIn: 60 };
      const other = await storage.signUpload(others);
      const edited =
        name === "local"
          ? edit(request, digest(bytes), others.sha256)
          : { ...request, headers: { ...request.headers, ...checksumOf(other) } };
      expect((await send(edited, bytes)).status).toBe(403);
      expect(await storage.exists(keyOf(request))).toBe(false);
    });

    test("is refused when it has expired", async () => {
      const bytes = randomBytes(10);
      const request = await sign(bytes, 1);
      await sleep(2100);
      expect((await send(request, bytes)).status).toBe(403);
      expect(await storage.exists(keyOf(request))).toBe(false);
    });

    test("that breaks off leaves nothing, and may be sent again", async () => {
      const bytes = randomBytes(500_000);
      const request = await sign(bytes);
      await breakOff(request, bytes);
      await sleep(200);
      expect(await storage.exists(keyOf(request))).toBe(false);
      expect((await send(request, bytes)).status).toBe(200);
    });
  });

  describe("a signed download", () => {
    const sign = (key: string, fileName: string, expiresIn = 60) =>
      storage.signDownload({
        key,
        fileName,
        mediaType: "application/pdf",
        disposition: "attachment",
        expiresIn,
      });

    test("gives the bytes as an attachment that nobody may keep", async () => {
      const bytes = randomBytes(70_000);
      const answer = await fetch(await sign(await stored(bytes), "Plan.pdf"));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/pdf");
      expect(answer.headers.get("content-disposition")).toBe("attachment; filename=Plan.pdf");
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.headers.get("content-length")).toBe("70000");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    });

    test("gives a range", async () => {
      const bytes = randomBytes(1000);
      const url = await sign(await stored(bytes), "a.pdf");
      const answer = await fetch(url, { headers: { range: "bytes=100-199" } });
      expect(answer.status).toBe(206);
      expect(answer.headers.get("content-range")).toBe("bytes 100-199/1000");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes.subarray(100, 200));
      expect((await fetch(url, { headers: { range: "bytes=1000-" } })).status).toBe(416);
    });

    test.each([
      ['say "hi".pdf', `attachment; filename="say \\"hi\\".pdf"`],
      ["Übersicht.pdf", `attachment; filename="?bersicht.pdf"; filename*=UTF-8''%C3%9Cbersicht.pdf`],
      ["a\r\nSet-Cookie: x=1.pdf", 'attachment; filename="aSet-Cookie: x=1.pdf"'],
      ["invoice\u202Efdp.exe", "attachment; filename=invoicefdp.exe"],
      ["../../etc/passwd", "attachment; filename=.._.._etc_passwd"],
      ["..", "attachment; filename=download"],
      ["\u{d800}.pdf", "attachment; filename=\"?.pdf\"; filename*=UTF-8''%EF%BF%BD.pdf"],
    ])("names the file safely: %j", async (fileName, header) => {
      const answer = await fetch(await sign(await stored(randomBytes(5)), fileName));
      expect(answer.headers.get("content-disposition")).toBe(header);
      expect(answer.headers.get("set-cookie")).toBeNull();
      await answer.arrayBuffer();
    });

    test("is refused when edited, expired, or used to write", async () => {
      const key = await stored(randomBytes(5));
      const url = await sign(key, "Plan.pdf", 1);
      const other = await stored(randomBytes(6));
      expect((await fetch(url.replace("Plan.pdf", "Plan.exe"))).status).toBe(403);
      expect((await fetch(url.replace(key, other))).status).toBe(403);
      expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
      await sleep(2100);
      expect((await fetch(url)).status).toBe(403);
    });

    test("lives for a minute at most", async () => {
      await expect(sign(freshKey(), "a", 61)).rejects.toThrow("60 seconds");
    });

    test("of what is not there answers 404", async () => {
      expect((await fetch(await sign(freshKey(), "a.pdf"))).status).toBe(404);
    });
  });

  describe("a multipart upload", () => {
    const partSize = 5 * 1024 * 1024;
    const bytes = randomBytes(2 * partSize + 1234);
    const pieces = [
      bytes.subarray(0, partSize),
      bytes.subarray(partSize, 2 * partSize),
      bytes.subarray(2 * partSize),
    ];

    async function begin(partChecksums = true) {
      const key = freshKey();
      return {
        key,
        uploadId: await storage.multipart.begin({ key, mediaType: text, partChecksums }),
        partChecksums,
      };
    }
    type Begun = Awaited<ReturnType<typeof begin>>;
    const sign = ({ partChecksums, ...upload }: Begun, partNumber: number, piece: Buffer) =>
      storage.multipart.signPart({
        ...upload,
        partNumber,
        size: piece.length,
        sha256: partChecksums ? digest(piece) : null,
        expiresIn: 60,
      });
    async function sendPart(
      upload: Begun,
      partNumber: number,
      piece = pieces[partNumber - 1] ?? Buffer.alloc(0),
    ) {
      const answer = await send(await sign(upload, partNumber, piece), piece);
      expect(answer.status).toBe(200);
      return { partNumber, etag: answer.headers.get("etag") ?? "" };
    }

    test.each([true, false])(
      "takes parts in any order, resumes and completes (checksums %s)",
      async (checksums) => {
        const upload = await begin(checksums);
        const third = await sendPart(upload, 3);
        const first = await sendPart(upload, 1);
        expect(await storage.multipart.listParts(upload)).toEqual([
          { ...first, size: partSize },
          { ...third, size: 1234 },
        ]);
        expect(await storage.exists(upload.key)).toBe(false);
        const second = await sendPart(upload, 2);
        const { size, sha256 } = await storage.multipart.complete({
          ...upload,
          parts: [third, second, first],
        });
        expect(size).toBe(bytes.length);
        expect([digest(bytes), null]).toContain(sha256);
        expect(digest(await bytesOf(upload.key))).toBe(digest(bytes));
      },
    );

    test("joins what has arrived, with a part replaced, and answers the same again", async () => {
      const upload = await begin();
      const stale = await sendPart(upload, 1, randomBytes(partSize));
      const [first, second, third] = [
        await sendPart(upload, 1),
        await sendPart(upload, 2),
        await sendPart(upload, 3),
      ];
      expect(first.etag).not.toBe(stale.etag);
      const outdated = storage.multipart.complete({ ...upload, parts: [stale, second, third] });
      await expect(outdated).rejects.toMatchObject({ code: "content_missing" });
      const result = await storage.multipart.complete(upload);
      expect(digest(await bytesOf(upload.key))).toBe(digest(bytes));
      expect(await storage.multipart.complete({ ...upload, parts: [first, second, third] })).toEqual(result);
      await expect(storage.multipart.listParts(upload)).rejects.toMatchObject({ code: "not_found" });
    });

    test("is completed once by many at the same time", async () => {
      const upload = await begin();
      for (const partNumber of [1, 2, 3]) await sendPart(upload, partNumber);
      const results = await Promise.all(Array.from({ length: 6 }, () => storage.multipart.complete(upload)));
      expect(new Set(results.map((result) => result.size))).toEqual(new Set([bytes.length]));
      expect(digest(await bytesOf(upload.key))).toBe(digest(bytes));
    });

    test("is not completed with a part missing, or none", async () => {
      const upload = await begin();
      await expect(storage.multipart.complete(upload)).rejects.toMatchObject({ code: "content_missing" });
      const first = await sendPart(upload, 1);
      const parts = [first, { partNumber: 2, etag: first.etag }];
      await expect(storage.multipart.complete({ ...upload, parts })).rejects.toMatchObject({
        code: "content_missing",
      });
      expect(await storage.exists(upload.key)).toBe(false);
    });

    test("never replaces an object", async () => {
      const upload = await begin();
      const first = await sendPart(upload, 1);
      const other = randomBytes(9);
      await storage.put(upload.key, other, facts(other));
      await expect(storage.multipart.complete({ ...upload, parts: [first] })).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await bytesOf(upload.key)).toEqual(other);
    });

    test("refuses a part of other bytes, another length, number or upload", async () => {
      const upload = await begin();
      const piece = pieces[2] ?? Buffer.alloc(0);
      const request = await sign(upload, 1, piece);
      expect([400, 422]).toContain((await send(request, randomBytes(piece.length))).status);
      expect([400, 403]).toContain((await send(request, piece.subarray(1))).status);
      expect([403, 413]).toContain((await send(request, Buffer.concat([piece, piece]))).status);
      expect((await send(edit(request, "partNumber=1", "partNumber=2"), piece)).status).toBe(403);
      expect((await send(edit(request, upload.uploadId, (await begin()).uploadId), piece)).status).toBe(403);
      expect(await storage.multipart.listParts(upload)).toEqual([]);
    });

    test("that is aborted leaves nothing and takes nothing", async () => {
      const upload = await begin();
      const piece = pieces[2] ?? Buffer.alloc(0);
      await sendPart(upload, 1);
      const late = await sign(upload, 2, piece);
      await storage.multipart.abort(upload);
      await storage.multipart.abort(upload);
      expect((await send(late, piece)).status).toBe(404);
      await expect(storage.multipart.listParts(upload)).rejects.toMatchObject({ code: "not_found" });
      await expect(storage.multipart.complete(upload)).rejects.toMatchObject({ code: "not_found" });
      expect(await storage.exists(upload.key)).toBe(false);
    });

    test("is known under its own key only", async () => {
      const upload = await begin();
      await sendPart(upload, 3);
      const foreign = { ...upload, key: freshKey() };
      await expect(storage.multipart.listParts(foreign)).rejects.toMatchObject({ code: "not_found" });
      await storage.multipart.abort(foreign);
      expect(await storage.multipart.listParts(upload)).toHaveLength(1);
      const traversal = { ...upload, uploadId: "../../objects" };
      await expect(storage.multipart.listParts(traversal)).rejects.toMatchObject({ code: "not_found" });
    });
  });
});

function edit(request: SignedRequest, from: string, to: string): SignedRequest {
  expect(request.url).toContain(from);
  return { ...request, url: request.url.replace(from, to) };
}

function editSignature(request: SignedRequest): SignedRequest {
  return {
    ...request,
    url: request.url.replace(
      /(signature=)(.)/i,
      (_all, name: string, first: string) => name + (first === "a" ? "b" : "a"),
    ),
  };
}

function editExpiry(request: SignedRequest): SignedRequest {
  return {
    ...request,
    url: request.url.replace(
      /(expires=)(\d+)/i,
      (_all, name: string, value: string) => name + String(Number(value) + 9),
    ),
  };
}

function checksumOf(request: SignedRequest): Record<string, string> {
  return { "x-amz-checksum-sha256": request.headers["x-amz-checksum-sha256"] ?? "" };
}

function sendChunked(request: SignedRequest, body: Buffer): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const outgoing = http.request(request.url, {
      method: request.method,
      headers: { ...request.headers, "transfer-encoding": "chunked" },
    });
    outgoing.on("response", (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Sends half of the body, then hangs up. */
function breakOff(request: SignedRequest, body: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const headers = { ...request.headers, "content-length": body.length };
    const outgoing = http.request(request.url, { method: request.method, headers });
    outgoing.on("error", () => undefined);
    outgoing.write(body.subarray(0, body.length / 2), () => setTimeout(() => outgoing.destroy(), 100));
    outgoing.on("close", () => resolve());
  });
}
