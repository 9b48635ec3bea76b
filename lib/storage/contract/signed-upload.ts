import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  facts,
  checksumOf,
  digest,
  freshKey,
  send,
  edit,
  editSignature,
  editExpiry,
  sendChunked,
  breakOff,
  readAll,
} from "#lib/storage/contract/helpers";
import type { SignedRequest, Storage } from "#lib/storage/storage";

/** A signed PUT takes just what it was signed for, once. */
export function testSignedUpload(storage: () => Storage, driver: string): void {
  describe("a signed upload", () => {
    const sign = (bytes: Buffer, expiresIn = 60) =>
      storage().signUpload({ key: freshKey(), ...facts(bytes), expiresIn });
    const keyOf = (request: SignedRequest) => /objects\/..\/[0-9a-f-]{36}/.exec(request.url)?.[0] ?? "";

    test("stores just these bytes", async () => {
      const bytes = randomBytes(200_000);
      const request = await sign(bytes);
      const answer = await send(request, bytes);
      expect(answer.status).toBe(200);
      expect(await storage().stat(keyOf(request))).toEqual({ size: bytes.length, sha256: digest(bytes) });
      expect(await readAll(storage(), keyOf(request))).toEqual(bytes);
    });

    test("works once", async () => {
      const bytes = randomBytes(50);
      const request = await sign(bytes);
      expect((await send(request, bytes)).status).toBe(200);
      expect((await send(request, bytes)).status).toBe(412);
      expect(await readAll(storage(), keyOf(request))).toEqual(bytes);
    });

    test("sent several times at once is stored once", async () => {
      const bytes = randomBytes(100_000);
      const request = await sign(bytes);
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(request, bytes)));
      const statuses = answers.map((answer) => answer.status);
      expect(statuses).toContain(200);
      expect(statuses.filter((status) => ![200, 409, 412].includes(status))).toEqual([]);
      expect(await readAll(storage(), keyOf(request))).toEqual(bytes);
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
      expect(await storage().exists(keyOf(request))).toBe(false);
      expect((await send(request, bytes)).status).toBe(200);
    });

    test("is refused without its checksum, or with another one", async () => {
      const bytes = randomBytes(1000);
      const request = await sign(bytes);
      const others = { ...facts(randomBytes(1000)), key: keyOf(request), expiresIn: 60 };
      const other = await storage().signUpload(others);
      const edited =
        driver === "local"
          ? edit(request, digest(bytes), others.sha256)
          : { ...request, headers: { ...request.headers, ...checksumOf(other) } };
      expect((await send(edited, bytes)).status).toBe(403);
      expect(await storage().exists(keyOf(request))).toBe(false);
    });

    test("is refused when it has expired", async () => {
      const bytes = randomBytes(10);
      const request = await sign(bytes, 1);
      await sleep(2100);
      expect((await send(request, bytes)).status).toBe(403);
      expect(await storage().exists(keyOf(request))).toBe(false);
    });

    test("that breaks off leaves nothing, and may be sent again", async () => {
      const bytes = randomBytes(500_000);
      const request = await sign(bytes);
      await breakOff(request, bytes);
      await sleep(200);
      expect(await storage().exists(keyOf(request))).toBe(false);
      expect((await send(request, bytes)).status).toBe(200);
    });
  });
}
