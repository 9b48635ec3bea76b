// The launcher: brings up everything that Strongroom needs, serves, and takes it down in order. `--dev` for hot reload.
import { SettingsError } from "#lib/env";

const started = performance.now();
const dev = process.argv.includes("--dev");
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
// What is running, in the order in which it is stopped.
const running: { stop(): Promise<void> }[] = [];
let stopping: Promise<void> | undefined;

async function stopAll(): Promise<void> {
  for (;;) {
    const service = running.shift();
    if (!service) return;
    await service.stop().catch((error: unknown) => console.error(error));
  }
}

function onSignal(signal: NodeJS.Signals): void {
  if (stopping) {
    // Asked twice: the person at the keyboard does not want to wait for downloads under way.
    if (signal === "SIGINT") process.exit(1);
    return;
  }
  console.log("Stopping…");
  stopping = stopAll().then(() => process.exit(0));
}
process.on("SIGINT", onSignal);
process.on("SIGTERM", onSignal);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`  ${what}: ${seconds(start)}`);
  return result;
}

async function main(): Promise<void> {
  const { resolveSettings } = await import("#server/settings");
  const settings = await resolveSettings();
  console.log(`Starting Strongroom${dev ? " for development" : ""}`);

  const { openDatabase } = await import("#server/database");
  const { buildIfNeeded } = await import("#server/build");
  const [database] = await Promise.all([
    timed(settings.databaseUrl ? "database" : "embedded database", () => openDatabase(settings)).then(
      (opened) => {
        running.unshift(opened);
        return opened;
      },
    ),
    dev ? null : timed("build", buildIfNeeded),
  ]);
  if (database.migrated.length > 0) console.log(`  migrations applied: ${database.migrated.join(", ")}`);

  const { closeDatabase } = await import("#lib/db/client");
  running.unshift({ stop: closeDatabase });
  const { prepareFirstAdmin } = await import("#server/first-admin");
  const setupUrl = await prepareFirstAdmin();

  if (settings.worker === "inline") {
    const { startWorker } = await import("#lib/jobs/run-worker");
    running.unshift(await startWorker());
  }
  await timed(dev ? "development server" : `${settings.webConcurrency} web processes`, async () => {
    if (stopping) return;
    if (dev) {
      const { startWeb } = await import("#server/web");
      const web = await startWeb({ dev });
      running.unshift({ stop: () => web.drain(1000) });
    } else {
      const { startWebProcesses } = await import("#server/web-processes");
      running.unshift(await startWebProcesses(settings.webConcurrency));
    }
  });
  if (stopping) return await stopAll();

  console.log(`Strongroom is ready at ${settings.appUrl} (${seconds(started)})`);
  if (setupUrl)
    console.log(
      `\nNobody has an account yet. Make the first administrator here, within a day:\n  ${setupUrl}\n`,
    );
}

await main().catch(async (error: unknown) => {
  if (error instanceof SettingsError) console.error(`Wrong settings:\n${error.message}`);
  else console.error("Strongroom could not start:", error);
  await stopAll();
  process.exit(1);
});
