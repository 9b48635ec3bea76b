// Bytes: many small files, and one of 1 GiB each way.
import { createHash, randomBytes } from "node:crypto";
import http from "node:http";
import { Readable } from "node:stream";
import { loop, type Figure } from "#bench/load";
import type { HttpClient } from "#test/services/http-client";

type Claim = { uploadId: string; parts: { method: string; url: string; headers: Record<string, string> }[] };

const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });

/** One request by node:http, which costs the load generator the least; resolves to the status. */
export function request(
  url: string | URL,
  options: { method: string; headers?: Record<string, string> },
  body?: Readable | Buffer,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { ...options, agent }, (response) => {
      response.on("error", reject);
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    sent.on("error", reject);
    if (body instanceof Readable) body.on("error", reject).pipe(sent);
    else sent.end(body);
  });
}

/** Claims, sends and completes files of 64 KiB, all different. */
export async function smallUploads(client: HttpClient, roomId: string): Promise<Figure> {
  const base = `/api/v1/rooms/${roomId}/uploads`;
  const template = randomBytes(64 * 1024);
  let count = 0;
  const run = async () => {
    const bytes = Buffer.from(template);
    count += 1;
    bytes.writeUInt32BE(count);
    randomBytes(8).copy(bytes, 4);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const name = `small-${Date.now()}-${count}.bin`;
    const claim = await client.json<Claim>("POST", base, { name, size: bytes.length, sha256 });
    const [part] = claim.parts;
    if (!part) throw new Error("nothing to send");
    const status = await request(new URL(part.url, client.url), part, bytes);
    if (status >= 300) throw new Error(`PUT answered ${status}`);
    await client.json("POST", `${base}/${claim.uploadId}/complete`, {});
  };
  await loop(run, { lanes: 32, seconds: 3 });
  return loop(run, { lanes: 32, seconds: 10 });
}

const chunk = randomBytes(1024 * 1024);

function* gibibyte(): Generator<Buffer> {
  for (let n = 0; n < 1024; n += 1) yield chunk;
}

function gibibyteHash(): string {
  const digest = createHash("sha256");
  for (const bytes of gibibyte()) digest.update(bytes);
  return digest.digest("hex");
}

const source = () => Readable.from(gibibyte(), { objectMode: false, highWaterMark: 4 * 1024 * 1024 });

/** MiB/s of one timed transfer of 1 GiB. */
async function timed(transfer: () => Promise<number>): Promise<number> {
  const begun = performance.now();
  const status = await transfer();
  if (status >= 300) throw new Error(`the transfer answered ${status}`);
  return 1024 / ((performance.now() - begun) / 1000);
}

/** MiB/s up and down through the product. */
export async function largeTransfer(
  client: HttpClient,
  roomId: string,
): Promise<{ up: number; down: number }> {
  const base = `/api/v1/rooms/${roomId}`;
  const claim = await client.json<Claim>("POST", `${base}/uploads`, {
    name: `large-${Date.now()}.bin`,
    size: 1024 ** 3,
    sha256: gibibyteHash(),
  });
  const [part] = claim.parts;
  if (!part) throw new Error("nothing to send");
  const headers = { ...part.headers, "content-length": String(1024 ** 3) };
  const up = await timed(() =>
    request(new URL(part.url, client.url), { method: part.method, headers }, source()),
  );
  const done = await client.json<{ file: { id: string } }>(
    "POST",
    `${base}/uploads/${claim.uploadId}/complete`,
    {},
  );
  const redirect = await client.send("GET", `${base}/files/${done.file.id}/content`);
  const location = redirect.headers.get("location") ?? "";
  const down = await timed(() => request(new URL(location, client.url), { method: "GET" }));
  return { up, down };
}

/** MiB/s up and down through a server of plain files. */
export async function plainTransfer(url: string): Promise<{ up: number; down: number }> {
  const target = new URL("large.bin", url);
  const headers = { "content-length": String(1024 ** 3) };
  const up = await timed(() => request(target, { method: "PUT", headers }, source()));
  const down = await timed(() => request(target, { method: "GET" }));
  return { up, down };
}
