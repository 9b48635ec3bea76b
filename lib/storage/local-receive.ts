import path from "node:path";
import type { LocalExchange } from "#lib/storage/local-exchange";
import { writeObject, writePart } from "#lib/storage/local-write";
import { AppError } from "#lib/errors";

/** Takes a signed PUT: the headers are judged before a byte is read, the bytes before they get their name. */
export async function receiveUpload({
  storage,
  key,
  query,
  request,
  response,
  refused,
}: LocalExchange): Promise<void> {
  const size = Number(query.get("size"));
  const sha256 = query.get("sha256");
  const length = request.headers["content-length"];
  if (length === undefined) return refused("length_required");
  if (Number(length) > size) return refused("too_large", `The address takes ${size} bytes.`);
  if (Number(length) !== size) return refused("bad_request", `The address takes ${size} bytes.`);
  const type = query.get("type");
  if (type !== null && request.headers["content-type"] !== type) {
    return refused("bad_request", "The Content-Type is not the one that was signed.");
  }
  const uploadId = query.get("uploadId");
  if (uploadId === null) {
    if (await storage.exists(key)) return refused("already_stored");
    await writeObject(storage.layout, key, request, { size, sha256 });
    response.setHeader("etag", `"${sha256}"`);
  } else {
    const folder = storage.layout.upload(key, uploadId);
    if (!folder) throw new AppError("not_found");
    const file = path.join(folder, String(Number(query.get("partNumber"))));
    response.setHeader("etag", await writePart(file, storage.layout, request, { size, sha256 }));
  }
  response.writeHead(200, { "content-length": 0 });
  response.end();
}
