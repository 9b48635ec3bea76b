import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { freshKey, putFresh } from "#lib/storage/contract/helpers";
import type { Storage } from "#lib/storage/storage";

/** A signed GET gives one object under a safe name, for a minute. */
export function testSignedDownload(storage: () => Storage): void {
  describe("a signed download", () => {
    const sign = (key: string, fileName: string, expiresIn = 60) =>
      storage().signDownload({
        key,
        fileName,
        mediaType: "application/pdf",
        disposition: "attachment",
        expiresIn,
      });

    test("gives the bytes as an attachment that nobody may keep", async () => {
      const bytes = randomBytes(70_000);
      const answer = await fetch(await sign(await putFresh(storage(), bytes), "Plan.pdf"));
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/pdf");
      expect(answer.headers.get("content-disposition")).toBe("attachment; filename=Plan.pdf");
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.headers.get("content-length")).toBe("70000");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    });

    test("gives a range", async () => {
      const bytes = randomBytes(1000);
      const url = await sign(await putFresh(storage(), bytes), "a.pdf");
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
      const answer = await fetch(await sign(await putFresh(storage(), randomBytes(5)), fileName));
      expect(answer.headers.get("content-disposition")).toBe(header);
      expect(answer.headers.get("set-cookie")).toBeNull();
      await answer.arrayBuffer();
    });

    test("is refused when edited, expired, or used to write", async () => {
      const key = await putFresh(storage(), randomBytes(5));
      const url = await sign(key, "Plan.pdf", 1);
      const other = await putFresh(storage(), randomBytes(6));
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
}
