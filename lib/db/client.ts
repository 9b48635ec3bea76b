import pg from "pg";
import { Gauge, register } from "prom-client";
import { PrismaClient } from "#prisma/generated/client";
import { MeasuredAdapter } from "#lib/db/measured-adapter";
import { env } from "#lib/env";
import { log } from "#lib/log";

type Connection = { client: PrismaClient; pool: pg.Pool };

// On globalThis, because Next may load this file once for each bundle and once more for each hot reload.
const kept: { strongroomDatabase?: Connection } & typeof globalThis = globalThis;

function connect(url: string): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: env().databasePoolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: "strongroom",
    // A statement that hangs must not hold a connection for ever; long jobs raise it with SET LOCAL.
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
  });
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection broke"));
  const client = new PrismaClient({
    adapter: new MeasuredAdapter(pool),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  return { client, pool };
}

function connection(): Connection {
  if (!kept.strongroomDatabase) {
    const { databaseUrl } = env();
    if (!databaseUrl)
      throw new Error("DATABASE_URL: the launcher sets it for the embedded database; run npm start");
    kept.strongroomDatabase = connect(databaseUrl);
    exposePool(kept.strongroomDatabase.pool);
  }
  return kept.strongroomDatabase;
}

function exposePool(pool: pg.Pool): void {
  const name = "strongroom_database_connections";
  register.removeSingleMetric(name);
  new Gauge({
    name,
    help: "Connections of this process's pool by state; waiting counts requests without one",
    labelNames: ["state"],
    collect() {
      this.set({ state: "total" }, pool.totalCount);
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
}

/** The Prisma client of this process, on one pool of DATABASE_POOL_SIZE connections, connected at first use. */
export function db(): PrismaClient {
  return connection().client;
}

/** The pool beneath `db()`, for libraries that speak to PostgreSQL themselves (queue, rate limiter). */
export function databasePool(): pg.Pool {
  return connection().pool;
}

/** Points this process at another database (tests), closing the one before. */
export async function useDatabase(url: string): Promise<void> {
  await closeDatabase();
  kept.strongroomDatabase = connect(url);
}

/** Closes every connection of this process. */
export async function closeDatabase(): Promise<void> {
  const open = kept.strongroomDatabase;
  delete kept.strongroomDatabase;
  await open?.client.$disconnect();
  await open?.pool.end();
}
