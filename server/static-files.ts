import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import sirv from "sirv";

const prefix = "/_next/static/";

/** Whether a request is for a file of the build. */
export function isStaticFile(request: IncomingMessage): boolean {
  return request.url?.startsWith(prefix) ?? false;
}

/** Serves the files of the build: named by their content, so kept for ever, and compressed where the browser can. */
export function serveStatic(buildDir: string): (request: IncomingMessage, response: ServerResponse) => void {
  const serve = sirv(path.join(buildDir, "static"), {
    brotli: true,
    immutable: true,
    maxAge: 31_536_000,
    setHeaders: (response) => {
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("cross-origin-resource-policy", "same-origin");
    },
  });
  return (request, response) => {
    request.url = request.url?.slice(prefix.length - 1);
    serve(request, response, () => {
      response.writeHead(404, { "cache-control": "no-store" }).end();
    });
  };
}
