import { db } from "#lib/db/client";
import { isSchemaCurrent } from "#lib/db/is-schema-current";
import { log } from "#lib/log";
import { storage } from "#lib/storage/storage-instance";

/** The parts that have to work before this process can serve. */
export type HealthPart = "database" | "storage" | "migrations";
export type Health = { ready: boolean; parts: Record<HealthPart, { ok: boolean; milliseconds: number }> };

/** A part that does not answer in this time counts as down: whoever asks must hear from us before giving up. */
const patienceMilliseconds = 3_000;

const probes: Record<HealthPart, () => Promise<unknown>> = {
  database: () => db().$queryRaw`SELECT 1`,
  storage: () => storage().ready(),
  migrations: async () => {
    if (!(await isSchemaCurrent())) throw new Error("The database is not at the version of this code");
  },
};

async function probe(part: HealthPart): Promise<{ ok: boolean; milliseconds: number }> {
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), patienceMilliseconds);
  });
  let ok = true;
  try {
    await Promise.race([probes[part](), outOfTime]);
  } catch (error) {
    ok = false;
    log.error({ err: error, part }, "not ready");
  } finally {
    clearTimeout(timer);
  }
  return { ok, milliseconds: Math.round(performance.now() - start) };
}

/** Asks every part at once. Says only whether it works; the reason is in the log. */
export async function checkHealth(): Promise<Health> {
  const [database, storageState, migrations] = await Promise.all([
    probe("database"),
    probe("storage"),
    probe("migrations"),
  ]);
  const parts = { database, storage: storageState, migrations };
  return { ready: Object.values(parts).every((part) => part.ok), parts };
}
