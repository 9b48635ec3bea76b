import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/log";
import { gatherClusterMetrics } from "#lib/metrics/cluster-metrics";

export type WebProcesses = { stop(): Promise<void> };

const longestPause = 30_000;

/**
 * Runs so many web processes on one port and replaces each that dies, at once the first time and more slowly the more
 * often it happens. Resolves when every one of them answers; rejects when one can't start at all.
 */
export async function startWebProcesses(count: number): Promise<WebProcesses> {
  cluster.setupPrimary({ exec: path.resolve("server/web.ts") });
  gatherClusterMetrics();
  const running = new Set<Worker>();
  let stopping = false;
  let failures = 0;

  function fork(): Promise<void> {
    const worker = cluster.fork();
    running.add(worker);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    worker.on("message", (message) => {
      if (message === "ready") resolve();
    });
    worker.on("exit", (code, signal) => {
      running.delete(worker);
      reject(new Error(`A web process ended (${signal || code}) before it was ready`));
    });
    return promise;
  }

  await Promise.all(Array.from({ length: count }, () => fork()));
  cluster.on("exit", (worker, code, signal) => {
    if (stopping) return;
    log.error({ pid: worker.process.pid, code, signal }, "a web process died, starting another");
    void replace();
  });

  async function replace(): Promise<void> {
    const pause = Math.min(longestPause, failures === 0 ? 0 : 250 * 2 ** failures);
    failures += 1;
    setTimeout(() => (failures = Math.max(0, failures - 1)), 60_000).unref();
    await sleep(pause);
    if (!stopping) await fork().catch(() => {});
  }

  return {
    async stop() {
      stopping = true;
      await Promise.all(
        [...running].map(async (worker) => {
          const exited = once(worker, "exit");
          if (worker.isConnected()) worker.send("stop");
          else worker.kill();
          await exited;
        }),
      );
    },
  };
}
