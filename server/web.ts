// One web process: Next behind a small HTTP server. The launcher starts one for each core (node:cluster).
import cluster from "node:cluster";
import { once } from "node:events";
import next from "next";
import { closeDatabase } from "#lib/db/client";
import { env } from "#lib/env";
import { log } from "#lib/log";
import { offerClusterMetrics } from "#lib/metrics/cluster-metrics";
import { buildDir } from "#server/build";
import { serveStatic } from "#server/static-files";
import { makeWebServer, type WebServer } from "#server/web-server";

/** How long requests that are under way get to end when the process is told to stop. */
const drainLimit = 25_000;

/** Starts serving on PORT and resolves once requests are answered. */
export async function startWeb({ dev }: { dev: boolean }): Promise<WebServer> {
  const { port, bindAddress, storageDriver } = env();
  const application = next({ dev, port, hostname: bindAddress ?? "localhost", turbopack: dev });
  await application.prepare();
  const storage =
    storageDriver === "local" ? (await import("#lib/storage/local-http")).handleLocalStorage : null;
  const handle = application.getRequestHandler();
  const web = makeWebServer({
    application: (request, response) => handle(request, response),
    storage,
    staticFiles: dev ? null : serveStatic(buildDir()),
  });
  web.server.listen({ port, host: bindAddress });
  await once(web.server, "listening");
  return web;
}

async function run(): Promise<void> {
  const starting = startWeb({ dev: false });
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    const web = await starting;
    await web.drain(drainLimit);
    await closeDatabase();
    process.exit(0);
  }
  // Ctrl-C in a terminal reaches every process; the launcher says when.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => void stop());
  process.on("message", (message) => {
    if (message === "stop") void stop();
  });
  offerClusterMetrics();
  await starting;
  process.send?.("ready");
}

if (cluster.isWorker) {
  await run().catch((error: unknown) => {
    log.fatal({ err: error }, "a web process could not start");
    process.exit(1);
  });
}
