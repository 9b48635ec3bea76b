import { createHash } from "node:crypto";
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ChecksumProxy = { endpoint: string; stop(): Promise<void> };

type Options = { upstream: string; port?: number; allowedOrigins?: string[] };

const hopHeaders = new Set(["connection", "keep-alive", "transfer-encoding"]);

/**
 * Stands before a Ceph gateway and adds what AWS does and Ceph 16 does not: it checks `x-amz-checksum-sha256` on PUT
 * (the last bytes are held back until the digest is known, so nothing wrong is ever stored), reports it on HEAD,
 * and puts CORS headers on refusals. The Host header stays, so signatures hold.
 */
export async function startChecksumProxy(options: Options): Promise<ChecksumProxy> {
  const upstream = new URL(options.upstream);
  const origins = options.allowedOrigins ?? [];
  /** digests by path, of objects stored through here */
  const digests = new Map<string, string>();
  const server = http.createServer({ requestTimeout: 0 }, (request, response) => {
    forward(request, response, { upstream, origins, digests });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Context = { upstream: URL; origins: string[]; digests: Map<string, string> };

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { upstream, origins, digests }: Context,
): void {
  const [path = "", search = ""] = (request.url ?? "").split("?", 2);
  const { origin } = request.headers;
  const cors: Record<string, string> =
    origin !== undefined && origins.includes(origin)
      ? { "access-control-allow-origin": origin, "access-control-expose-headers": "ETag", vary: "Origin" }
      : {};
  const wanted = declaredDigest(request, search);
  let answered = false;
  const ahead = http.request({
    host: upstream.hostname,
    port: upstream.port,
    method: request.method,
    path: request.url,
    // the gateway may close after an early refusal, so its sockets are never used again; 100-continue lets it judge
    // signature and length before the body
    headers: { ...request.headers, connection: "close", ...(wanted && { expect: "100-continue" }) },
    agent: false,
    setHost: false,
  });
  ahead.on("response", (answer) => {
    answered = true;
    request.resume();
    const status = answer.statusCode ?? 502;
    const headers: OutgoingHttpHeaders = Object.fromEntries(
      Object.entries(answer.headers).filter(([name]) => !hopHeaders.has(name)),
    );
    if (status >= 400 && request.method !== "OPTIONS") Object.assign(headers, cors);
    const digest = rememberDigest(request, { path, search, status, wanted, digests });
    if (digest) headers["x-amz-checksum-sha256"] = digest;
    response.writeHead(status, headers);
    answer.pipe(response);
  });
  ahead.on("error", () => {
    if (!answered && !response.headersSent) sendError(response, 502, "InternalError", {});
  });
  response.on("close", () => {
    if (!response.writableFinished) ahead.destroy();
  });
  if (!wanted) {
    request.pipe(ahead);
    return;
  }
  ahead.flushHeaders();
  ahead.once("continue", () => {
    const hash = createHash("sha256");
    let held: Buffer | null = null;
    request.on("data", (chunk: Buffer) => {
      if (answered) return;
      hash.update(chunk);
      if (held && !ahead.write(held)) {
        request.pause();
        ahead.once("drain", () => request.resume());
      }
      held = chunk;
    });
    request.on("end", () => {
      if (answered) return;
      if (hash.digest("base64") === wanted) {
        ahead.end(held ?? undefined);
        return;
      }
      answered = true;
      ahead.destroy();
      sendError(response, 400, "BadDigest", cors);
    });
  });
}

function declaredDigest(request: IncomingMessage, search: string): string | null {
  if (request.method !== "PUT" || request.headers["x-amz-copy-source"]) return null;
  const header = request.headers["x-amz-checksum-sha256"];
  return typeof header === "string" ? header : new URLSearchParams(search).get("x-amz-checksum-sha256");
}

type Outcome = {
  path: string;
  search: string;
  status: number;
  wanted: string | null;
  digests: Map<string, string>;
};

/** Keeps the digest of what was stored, and returns the one that belongs on this answer. */
function rememberDigest(
  request: IncomingMessage,
  { path, search, status, wanted, digests }: Outcome,
): string | null {
  if (status !== 200) return null;
  const part = new URLSearchParams(search).has("uploadId");
  if (request.method === "PUT" && !part) {
    if (wanted) digests.set(path, wanted);
    else digests.delete(path);
  }
  if (request.method === "POST" && part) digests.delete(path);
  if (wanted) return wanted;
  const asked = request.method === "HEAD" && request.headers["x-amz-checksum-mode"] === "ENABLED";
  return asked ? (digests.get(path) ?? null) : null;
}

function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string>,
): void {
  response.writeHead(status, { "content-type": "application/xml", ...headers });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
}
