import { AppError } from "#lib/errors";

/** The largest JSON body that is read, in bytes: a batch of a thousand uploads fits. */
export const maxBodyBytes = 1024 * 1024;

/**
 * The JSON of a request; undefined when it has no body.
 * @throws AppError `unsupported_media_type`, `too_large`, `bad_request`
 */
export async function readJson(request: Request): Promise<unknown> {
  if (!request.body) return undefined;
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > maxBodyBytes) throw tooLarge();
  const text = await readText(request.body);
  if (text === "") return undefined;
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type", "Send the body as application/json.");
  }
  try {
    return JSON.parse(text, refusePrototypeKeys);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("bad_request", "The body is not valid JSON.");
  }
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function refusePrototypeKeys(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new AppError("bad_request", "The body has a field that is not allowed.");
  return value;
}

function tooLarge(): AppError {
  return new AppError("too_large", "The request body is larger than 1 MiB.");
}
