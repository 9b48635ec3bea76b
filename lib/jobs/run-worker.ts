import { Logger, run } from "graphile-worker";
import { env } from "#lib/env";
import { cronItems } from "#lib/jobs/cron";
import { taskList } from "#lib/jobs/task-list";
import { log } from "#lib/log";

const concurrency = 4;

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;
const logger = new Logger(() => (level, message, meta) => {
  log[levels[level]]({ component: "worker", err: meta?.error }, message);
});

/** Starts to work off the queue, in this process. `stop` waits for the jobs that are running. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const connectionString = env().databaseUrl;
  if (!connectionString) throw new Error("DATABASE_URL: the launcher sets it for the embedded database");
  const runner = await run({
    connectionString,
    maxPoolSize: concurrency + 1,
    concurrency,
    logger,
    noHandleSignals: true,
    taskList,
    parsedCronItems: cronItems(),
  });
  let stopped = false;
  void runner.promise.catch((error: unknown) => {
    if (!stopped) log.error({ err: error }, "the worker ended");
  });
  return {
    async stop() {
      stopped = true;
      await runner.stop();
    },
  };
}
