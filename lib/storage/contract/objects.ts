import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { text, digest, freshKey, facts, putFresh, readAll } from "#lib/storage/contract/helpers";
import type { Storage } from "#lib/storage/storage";

/** Writing, reading, copying, listing and deleting, the same for every driver. */
export function testObjects(storage: () => Storage): void {
  describe("objects", () => {
    test("come back as they were put, with their size and SHA-256", async () => {
      const bytes = randomBytes(3_000_000);
      const key = freshKey();
      expect(await storage().exists(key)).toBe(false);
      expect(await storage().stat(key)).toBeNull();
      const put = await storage().put(
        key,
        Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]),
        facts(bytes),
      );
      expect(put).toEqual({ size: bytes.length, sha256: digest(bytes) });
      expect(await storage().stat(key)).toEqual(put);
      expect(await storage().exists(key)).toBe(true);
      expect(digest(await readAll(storage(), key))).toBe(digest(bytes));
    });

    test("may be empty, and put without a known SHA-256", async () => {
      const key = freshKey();
      const result = await storage().put(key, Buffer.alloc(0), { size: 0, sha256: null, mediaType: text });
      expect(result).toEqual({ size: 0, sha256: digest(Buffer.alloc(0)) });
      expect(await readAll(storage(), key)).toHaveLength(0);
    });

    test.each([
      ["fewer bytes", { size: 11 }],
      ["more bytes", { size: 9 }],
      ["other bytes", { sha256: digest(Buffer.from("something else")) }],
    ])("are refused with %s than declared, and leave nothing", async (_what, wrong) => {
      const bytes = randomBytes(10);
      const key = freshKey();
      const put = storage().put(key, bytes, { ...facts(bytes), ...wrong });
      await expect(put).rejects.toMatchObject({ code: "content_mismatch" });
      expect(await storage().exists(key)).toBe(false);
    });

    test("are refused when the source breaks off, and leave nothing", async () => {
      const key = freshKey();
      async function* broken() {
        yield randomBytes(100);
        throw new Error("the sender is gone");
      }
      await expect(
        storage().put(key, Readable.from(broken()), { size: 200, sha256: null, mediaType: text }),
      ).rejects.toMatchObject({ code: "content_mismatch" });
      expect(await storage().exists(key)).toBe(false);
    });

    test("are never overwritten", async () => {
      const first = randomBytes(20);
      const key = await putFresh(storage(), first);
      const second = randomBytes(30);
      await expect(storage().put(key, second, facts(second))).rejects.toMatchObject({ code: "conflict" });
      expect(await readAll(storage(), key)).toEqual(first);
    });

    test("are read by range", async () => {
      const bytes = randomBytes(1000);
      const key = await putFresh(storage(), bytes);
      expect(await buffer(await storage().read(key, { start: 0, end: 0 }))).toEqual(bytes.subarray(0, 1));
      expect(await buffer(await storage().read(key, { start: 990, end: 2000 }))).toEqual(bytes.subarray(990));
      await expect(storage().read(key, { start: 1000, end: 1001 })).rejects.toMatchObject({
        code: "bad_request",
      });
    });

    test("that are not there are not found", async () => {
      await expect(storage().read(freshKey())).rejects.toMatchObject({ code: "not_found" });
    });

    test("are deleted, again and again", async () => {
      const key = await putFresh(storage(), randomBytes(10));
      await storage().delete(key);
      await storage().delete(key);
      await storage().delete(freshKey());
      expect(await storage().stat(key)).toBeNull();
    });

    test.each([100, 13 * 1024 * 1024])("of %d bytes are copied, never over another", async (size) => {
      const bytes = randomBytes(size);
      const from = await putFresh(storage(), bytes);
      const to = freshKey();
      await storage().copy(from, to);
      expect(digest(await readAll(storage(), to))).toBe(digest(bytes));
      await expect(storage().copy(await putFresh(storage(), randomBytes(5)), to)).rejects.toMatchObject({
        code: "conflict",
      });
      await expect(storage().copy(freshKey(), freshKey())).rejects.toMatchObject({ code: "not_found" });
      expect((await storage().stat(to))?.size).toBe(size);
    });

    test("are listed in pages by key", async () => {
      const keys = (
        await Promise.all(Array.from({ length: 7 }, () => putFresh(storage(), randomBytes(3))))
      ).sort();
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<Storage["list"]>> = await storage().list({
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
        await expect(storage().read(key)).rejects.toThrow("Not a storage key");
        await expect(storage().delete(key)).rejects.toThrow("Not a storage key");
        const download = {
          key,
          fileName: "a",
          mediaType: text,
          disposition: "attachment",
          expiresIn: 60,
        } as const;
        await expect(storage().signDownload(download)).rejects.toThrow("Not a storage key");
        await expect(storage().multipart.listParts({ key, uploadId: "x" })).rejects.toThrow(
          "Not a storage key",
        );
      }
    });

    test("can be reached", () => expect(storage().ready()).resolves.toBeUndefined());
  });
}
