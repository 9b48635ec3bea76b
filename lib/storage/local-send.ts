import { open } from "node:fs/promises";
import path from "node:path";
import { systemCode } from "#lib/storage/local-failure";
import type { LocalExchange } from "#lib/storage/local-exchange";
import { parseRange } from "#lib/storage/parse-range";
import { sendFile } from "#lib/storage/send-file";

/** Sends an object, or one range of it. */
export async function sendObject({
  storage,
  key,
  query,
  request,
  response,
  refused,
}: LocalExchange): Promise<void> {
  const file = await open(storage.layout.object(key), "r").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  });
  if (!file) return refused("not_found");
  try {
    const { size } = await file.stat();
    // an object never changes, so its id names its bytes
    const etag = `"${path.basename(key)}"`;
    const ifRange = request.headers["if-range"];
    const wanted = ifRange === undefined || ifRange === etag ? request.headers.range : undefined;
    const range = parseRange(wanted, size);
    if (range === "unsatisfiable") {
      return refused("range_not_satisfiable", undefined, { "content-range": `bytes */${size}` });
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    response.writeHead(range ? 206 : 200, {
      "accept-ranges": "bytes",
      "content-disposition": query.get("disposition") ?? "attachment",
      "content-length": end - start + 1,
      "content-type": query.get("type") ?? "application/octet-stream",
      etag,
      ...(range && { "content-range": `bytes ${start}-${end}/${size}` }),
    });
    if (request.method === "HEAD") response.end();
    else await sendFile(file, response, start, end);
  } finally {
    await file.close();
  }
}
