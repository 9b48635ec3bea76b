import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/log";
import { isObjectKey } from "#lib/storage/keys";
import type { LocalStorage } from "#lib/storage/local";
import { problemOf, sendProblem } from "#lib/storage/local-problem";
import { receiveUpload } from "#lib/storage/local-receive";
import { sendObject } from "#lib/storage/local-send";

/** A connection over which nothing moves for so long is given up. */
const idleLimit = 60_000;
/** How long a refused body is read and thrown away, so that the sender gets to see the answer. */
const lingerLimit = 10_000;

/**
 * Answers PUT, GET and HEAD on signed addresses of the local storage, and nothing else. The signature is the whole
 * permission: no cookie is read, and nothing of an address is believed that it does not cover.
 */
export function createLocalHandler(storage: LocalStorage) {
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setPrivateHeaders(response);
    // Node itself destroys a socket that times out, and sets another limit when the answer is done
    request.socket.setTimeout(idleLimit);
    try {
      await answer(storage, request, response);
    } catch (error) {
      const problem = problemOf(error);
      if (problem === "internal" || problem === "unavailable" || problem === "storage_full") {
        log.error({ err: error, method: request.method }, "local storage request failed");
      }
      if (response.headersSent) response.destroy();
      else if (!request.socket.destroyed) refuse(request, response, () => sendProblem(response, problem));
    }
  };
}

async function answer(
  storage: LocalStorage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = "", search = ""] = (request.url ?? "").split("?", 2);
  const key = path.slice("/storage/".length);
  const { method = "" } = request;
  const refused = (
    ...problem: Parameters<typeof sendProblem> extends [unknown, ...infer Rest] ? Rest : never
  ) => refuse(request, response, () => sendProblem(response, ...problem));

  if (!path.startsWith("/storage/") || !isObjectKey(key)) return refused("not_found");
  if (!["PUT", "GET", "HEAD"].includes(method)) {
    return refused("method_not_allowed", undefined, { allow: "GET, HEAD, PUT" });
  }
  const query = new URLSearchParams(search);
  const fault = storage.signer.verify(method, path, query);
  if (fault) return refused(`signature_${fault}`);
  if (method === "PUT") return receiveUpload({ storage, key, query, request, response, refused });
  return sendObject({ storage, key, query, request, response, refused });
}

/** Sends a refusal; a body that is still on its way is thrown away for a while, then the connection goes. */
function refuse(request: IncomingMessage, response: ServerResponse, send: () => void): void {
  if (!request.complete) {
    response.setHeader("connection", "close");
    const linger = setTimeout(() => request.socket.destroy(), lingerLimit);
    request.once("close", () => clearTimeout(linger));
    request.resume();
  }
  send();
}

/** Content is hostile: it never runs, never frames, never stays in a cache. */
function setPrivateHeaders(response: ServerResponse): void {
  response.setHeader("cache-control", "private, no-store");
  response.setHeader("content-security-policy", "sandbox; default-src 'none'");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("x-content-type-options", "nosniff");
}
