import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { FileItem } from "#lib/files/dto";
import type { ClaimAnswer, CompleteBatchAnswerItem, ClaimBatchItem, PendingClaim } from "#lib/uploads/dto";
import { testAdmin } from "#test/services/app";
import { HttpClient } from "#test/services/http-client";

let client: HttpClient;
let base: string;

beforeAll(async () => {
  client = await HttpClient.signedIn(inject("appUrl"), testAdmin);
  const room = await client.json<{ id: string }>("POST", "/api/v1/rooms", { name: "Files over HTTP" });
  base = `/api/v1/rooms/${room.id}`;
});

function claim(bytes: Buffer, name: string) {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name, size: bytes.length, sha256, mediaType: "application/pdf" };
}

function put(part: PendingClaim["parts"][number] | undefined, bytes: Buffer): Promise<Response> {
  if (!part) throw new Error("nothing to send");
  return fetch(new URL(part.url, client.url), {
    method: part.method,
    headers: part.headers,
    body: new Uint8Array(bytes),
  });
}

async function upload(bytes: Buffer, name: string): Promise<FileItem> {
  const answer = await client.json<ClaimAnswer>("POST", `${base}/uploads`, claim(bytes, name));
  if (answer.status === "complete") return answer.file;
  expect((await put(answer.parts[0], bytes)).ok).toBe(true);
  return (await client.json<{ file: FileItem }>("POST", `${base}/uploads/${answer.uploadId}/complete`, {}))
    .file;
}

describe("a file over HTTP", () => {
  it("goes in by a signed address and comes out as the same bytes, as an attachment", async () => {
    const bytes = randomBytes(200_000);
    const file = await upload(bytes, "Prüfbericht “2026”.pdf");
    const list = await client.send("GET", `${base}/files?limit=50`);
    expect(list.headers.get("content-type")).toBe("application/json");
    expect(list.headers.get("cache-control")).toBe("private, no-store");
    expect(await list.json()).toEqual({ items: [file], nextCursor: null });
    const redirect = await client.send("GET", `${base}/files/${file.id}/content`);
    expect(redirect.status).toBe(302);
    expect(redirect.headers.get("cache-control")).toBe("private, no-store");
    const download = await fetch(new URL(redirect.headers.get("location") ?? "", client.url));
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
    expect(download.headers.get("content-disposition")).toMatch(
      /^attachment; .*filename\*=UTF-8''Pr%C3%BCfbericht/,
    );
    expect(download.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("answers 201 for a claim, 200 for bytes that are there, 413, 409 and 422 for what cannot be", async () => {
    const bytes = randomBytes(100);
    const first = await client.send("POST", `${base}/uploads`, claim(bytes, "once.pdf"));
    expect(first.status).toBe(201);
    const { uploadId, parts } = (await first.json()) as PendingClaim;
    const missing = await client.send("POST", `${base}/uploads/${uploadId}/complete`, {});
    expect([missing.status, ((await missing.json()) as { code: string }).code]).toEqual([
      422,
      "content_missing",
    ]);
    expect((await put(parts[0], randomBytes(100))).ok).toBe(false);
    expect((await put(parts[0], bytes)).ok).toBe(true);
    expect((await client.send("POST", `${base}/uploads/${uploadId}/complete`)).status).toBe(200);
    const again = await client.send("POST", `${base}/uploads`, claim(bytes, "twice.pdf"));
    expect([again.status, await again.json()]).toMatchObject([200, { status: "complete", duplicate: true }]);
    const taken = await client.send("POST", `${base}/uploads`, claim(randomBytes(5), "once.pdf"));
    expect([taken.status, ((await taken.json()) as { code: string }).code]).toEqual([409, "name_taken"]);
    const large = { ...claim(bytes, "large.bin"), size: 5 * 1024 ** 3 + 1 };
    expect((await client.send("POST", `${base}/uploads`, large)).status).toBe(413);
    expect((await client.send("POST", `${base}/uploads`, { ...large, path: "/etc" })).status).toBe(400);
    expect((await client.send("GET", `${base}/files?limit=201`)).status).toBe(400);
    expect((await client.send("GET", `${base}/files?cursor=x`)).status).toBe(400);
  });

  it("is renamed, removed and restored", async () => {
    const file = await upload(randomBytes(10), "draft.pdf");
    const path = `${base}/files/${file.id}`;
    expect(await client.json("PATCH", path, { name: "final.pdf" })).toMatchObject({
      id: file.id,
      name: "final.pdf",
    });
    expect((await client.send("DELETE", path)).status).toBe(204);
    expect((await client.send("GET", path)).status).toBe(404);
    expect(await client.json("POST", `${path}/restore`, {})).toMatchObject({ name: "final.pdf" });
    expect(await client.json("GET", path)).toMatchObject({ name: "final.pdf" });
  });

  it("comes with others in a batch", async () => {
    const contents = Array.from({ length: 20 }, () => randomBytes(1000));
    const items = contents.map((bytes, index) => claim(bytes, index === 4 ? "a/b" : `batch ${index}.pdf`));
    const claimed = await client.json<{ items: ClaimBatchItem[] }>("POST", `${base}/uploads/batch`, {
      items,
    });
    expect(claimed.items[4]).toMatchObject({
      status: "failed",
      problem: { status: 400, code: "invalid_input" },
    });
    const pending = claimed.items.filter((item) => item.status === "pending");
    await Promise.all(
      claimed.items.map(async (item, index) => {
        const bytes = contents[index];
        if (item.status === "pending" && bytes) expect((await put(item.parts[0], bytes)).ok).toBe(true);
      }),
    );
    const completed = await client.json<{ items: CompleteBatchAnswerItem[] }>(
      "POST",
      `${base}/uploads/batch/complete`,
      {
        items: pending.map(({ uploadId }) => ({ uploadId })),
      },
    );
    expect(completed.items.map((item) => item.status)).toEqual(pending.map(() => "complete"));
  });

  it("lies in a folder", async () => {
    const made = await client.send("POST", `${base}/folders`, { name: "Contracts" });
    expect(made.status).toBe(201);
    const folder = (await made.json()) as { id: string };
    const inside = { ...claim(randomBytes(10), "inside.pdf"), folderId: folder.id };
    expect((await client.send("POST", `${base}/uploads`, inside)).status).toBe(201);
    expect(await client.json("GET", `${base}/files?folderId=${folder.id}`)).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(await client.json("GET", `${base}/folders`)).toMatchObject({ items: [{ name: "Contracts" }] });
    expect(await client.json("GET", `${base}/folders/${folder.id}`)).toMatchObject({
      path: [{ name: "Contracts" }],
    });
    expect(await client.json("PATCH", `${base}/folders/${folder.id}`, { name: "Deals" })).toMatchObject({
      name: "Deals",
    });
    expect((await client.send("DELETE", `${base}/folders/${folder.id}`)).status).toBe(204);
    expect((await client.send("GET", `${base}/files?folderId=${folder.id}`)).status).toBe(404);
    expect((await client.send("POST", `${base}/folders/${folder.id}/restore`)).status).toBe(200);
  });
});
