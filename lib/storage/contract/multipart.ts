import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { text, digest, freshKey, facts, send, edit, readAll } from "#lib/storage/contract/helpers";
import type { Storage } from "#lib/storage/storage";

/** Uploads in parts: any order, resumed, replaced, completed once, aborted without a trace. */
export function testMultipart(storage: () => Storage): void {
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
        uploadId: await storage().multipart.begin({ key, mediaType: text, partChecksums }),
        partChecksums,
      };
    }
    type Begun = Awaited<ReturnType<typeof begin>>;
    const sign = ({ partChecksums, ...upload }: Begun, partNumber: number, piece: Buffer) =>
      storage().multipart.signPart({
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
        expect(await storage().multipart.listParts(upload)).toEqual([
          { ...first, size: partSize },
          { ...third, size: 1234 },
        ]);
        expect(await storage().exists(upload.key)).toBe(false);
        const second = await sendPart(upload, 2);
        const { size, sha256 } = await storage().multipart.complete({
          ...upload,
          parts: [third, second, first],
        });
        expect(size).toBe(bytes.length);
        expect([digest(bytes), null]).toContain(sha256);
        expect(digest(await readAll(storage(), upload.key))).toBe(digest(bytes));
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
      const outdated = storage().multipart.complete({ ...upload, parts: [stale, second, third] });
      await expect(outdated).rejects.toMatchObject({ code: "content_missing" });
      const result = await storage().multipart.complete(upload);
      expect(digest(await readAll(storage(), upload.key))).toBe(digest(bytes));
      expect(await storage().multipart.complete({ ...upload, parts: [first, second, third] })).toEqual(
        result,
      );
      await expect(storage().multipart.listParts(upload)).rejects.toMatchObject({ code: "not_found" });
    });

    test("is completed once by many at the same time", async () => {
      const upload = await begin();
      for (const partNumber of [1, 2, 3]) await sendPart(upload, partNumber);
      const results = await Promise.all(
        Array.from({ length: 6 }, () => storage().multipart.complete(upload)),
      );
      expect(new Set(results.map((result) => result.size))).toEqual(new Set([bytes.length]));
      expect(digest(await readAll(storage(), upload.key))).toBe(digest(bytes));
    });

    test("is not completed with a part missing, or none", async () => {
      const upload = await begin();
      await expect(storage().multipart.complete(upload)).rejects.toMatchObject({ code: "content_missing" });
      const first = await sendPart(upload, 1);
      const parts = [first, { partNumber: 2, etag: first.etag }];
      await expect(storage().multipart.complete({ ...upload, parts })).rejects.toMatchObject({
        code: "content_missing",
      });
      expect(await storage().exists(upload.key)).toBe(false);
    });

    test("never replaces an object", async () => {
      const upload = await begin();
      const first = await sendPart(upload, 1);
      const other = randomBytes(9);
      await storage().put(upload.key, other, facts(other));
      await expect(storage().multipart.complete({ ...upload, parts: [first] })).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await readAll(storage(), upload.key)).toEqual(other);
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
      expect(await storage().multipart.listParts(upload)).toEqual([]);
    });

    test("that is aborted leaves nothing and takes nothing", async () => {
      const upload = await begin();
      const piece = pieces[2] ?? Buffer.alloc(0);
      await sendPart(upload, 1);
      const late = await sign(upload, 2, piece);
      await storage().multipart.abort(upload);
      await storage().multipart.abort(upload);
      expect((await send(late, piece)).status).toBe(404);
      await expect(storage().multipart.listParts(upload)).rejects.toMatchObject({ code: "not_found" });
      await expect(storage().multipart.complete(upload)).rejects.toMatchObject({ code: "not_found" });
      expect(await storage().exists(upload.key)).toBe(false);
    });

    test("is known under its own key only", async () => {
      const upload = await begin();
      await sendPart(upload, 3);
      const foreign = { ...upload, key: freshKey() };
      await expect(storage().multipart.listParts(foreign)).rejects.toMatchObject({ code: "not_found" });
      await storage().multipart.abort(foreign);
      expect(await storage().multipart.listParts(upload)).toHaveLength(1);
      const traversal = { ...upload, uploadId: "../../objects" };
      await expect(storage().multipart.listParts(traversal)).rejects.toMatchObject({ code: "not_found" });
    });
  });
}
