import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { env } from "#lib/env";
import { clientAddressHeader, requestIdHeader } from "#lib/http/request-context";
import { log } from "#lib/log";
import { clientAddressReader } from "#server/client-address";
import { isStaticFile } from "#server/static-files";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type WebServer = {
  server: Server;
  /** Takes no new connection, lets running requests end for at most so long, then cuts them off. */
  drain(milliseconds: number): Promise<void>;
};

type Handlers = {
  /** Next: pages and the API */
  application: Handler;
  /** bytes of files; null when another storage keeps them */
  storage: Handler | null;
  /** files of the build; null in development, where Next makes them */
  staticFiles: ((request: IncomingMessage, response: ServerResponse) => void) | null;
};

// A body of the API is small; one that has not arrived by then is an attack or a dead line.
const bodyLimit = 60_000;

/**
 * The HTTP server in front of Next. It gives each request its id and the address that it came from, sends bytes of files
 * past Next, and has limits that stop slow clients without stopping an upload of hours.
 */
export function makeWebServer(handlers: Handlers): WebServer {
  const clientAddress = clientAddressReader(env().trustedProxies);
  const open = new Set<ServerResponse>();
  let draining = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = uuidv7();
    request.headers[requestIdHeader] = requestId;
    request.headers[clientAddressHeader] = clientAddress(request) ?? undefined;
    if (draining) response.setHeader("connection", "close");
    const isStorage = request.url?.startsWith("/storage/") ?? false;
    if (isStorage && handlers.storage) return await handlers.storage(request, response);
    if (handlers.staticFiles && isStaticFile(request)) return handlers.staticFiles(request, response);
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy();
    }, bodyLimit);
    timer.unref();
    response.on("close", () => clearTimeout(timer));
    await handlers.application(request, response);
  }

  const server = createServer(
    {
      requestTimeout: 0,
      headersTimeout: 20_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5000,
    },
    (request, response) => {
      open.add(response);
      response.on("close", () => open.delete(response));
      answer(request, response).catch((error: unknown) => {
        log.error(
          { err: error, requestId: request.headers[requestIdHeader] },
          "a request failed outside of its handler",
        );
        if (response.headersSent) response.destroy();
        else
          response
            .writeHead(500, { "content-type": "text/plain", "cache-control": "no-store" })
            .end("Internal error");
      });
    },
  );
  // Nothing sent or received for so long: the line is dead. Live streams send a comment more often than that.
  server.timeout = 120_000;

  // All of them, since those that became web sockets (hot reload) are no longer the server's to close.
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });

  async function drain(milliseconds: number): Promise<void> {
    draining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of open) {
      // A live stream never ends by itself; its client comes back to another process.
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
    }
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const limit = setTimeout(() => sockets.forEach((socket) => socket.destroy()), milliseconds);
    await closed;
    clearInterval(idle);
    clearTimeout(limit);
  }

  return { server, drain };
}
