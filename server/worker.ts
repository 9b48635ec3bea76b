// The worker alone, for instances with WORKER=off: `npm run worker`. The database must be an outside one.
import { SettingsError } from "#lib/env";

async function main(): Promise<void> {
  const { resolveSettings } = await import("#server/settings");
  const settings = await resolveSettings();
  if (!settings.databaseUrl) {
    throw new Error("DATABASE_URL: a worker of its own needs a database that several processes can reach.");
  }
  const { startWorker } = await import("#lib/jobs/run-worker");
  const { closeDatabase } = await import("#lib/db/client");
  const worker = await startWorker();
  console.log("The worker is ready");
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log("Stopping…");
    void worker
      .stop()
      .then(closeDatabase)
      .then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

await main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? `Wrong settings:\n${error.message}` : error);
  process.exit(1);
});
