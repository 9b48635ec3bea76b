import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { connectWhenReady } from "#lib/db/connect-when-ready";
import { grantToApplication } from "#lib/db/grant-to-application";
import { migrationFiles } from "#lib/db/migration-files";
import { log } from "#lib/log";

const lockKey = 7364003;

type Options = {
  /** the role that owns the tables */
  ownerUrl: string;
  /** the role that the application runs as; when it is the owner too, only triggers protect the record */
  applicationUrl: string;
};

async function applyFiles(client: pg.Client): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS strongroom_migration (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "SELECT name, checksum FROM strongroom_migration",
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const files = await migrationFiles();
  const done: string[] = [];
  for (const file of files) {
    const checksum = applied.get(file.name);
    applied.delete(file.name);
    if (checksum === file.checksum) continue;
    if (checksum !== undefined) {
      throw new Error(
        `Migration ${file.name} was changed after it was applied: put it back, and write a new one.`,
      );
    }
    try {
      await client.query("BEGIN");
      await client.query(file.sql);
      await client.query("INSERT INTO strongroom_migration (name, checksum) VALUES ($1, $2)", [
        file.name,
        file.checksum,
      ]);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw new Error(`Migration ${file.name} failed and left nothing behind`, { cause: error });
    }
    done.push(file.name);
  }
  if (applied.size > 0)
    log.warn({ migrations: [...applied.keys()] }, "the database was migrated by a newer version");
  return done;
}

/**
 * Brings the database to the version of this code: reviewed migrations, the queue's own tables, the month partitions of
 * the record, the application's rights. Any number of instances may call it at once; one works and the others wait.
 * Returns the names of the migrations that were applied.
 */
export async function migrate({ ownerUrl, applicationUrl }: Options): Promise<string[]> {
  const client = await connectWhenReady(
    { connectionString: ownerUrl, application_name: "strongroom migrate" },
    { milliseconds: 60_000 },
  );
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const noted = (error: Error) => log.warn({ err: error }, "a connection of the migration broke");
  pool.on("error", noted).on("connect", (connected) => connected.on("error", noted));
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    const done = await applyFiles(client);
    await client.query("SELECT ensure_audit_partitions()");
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
    const application = decodeURIComponent(new URL(applicationUrl).username);
    const { rows } = await client.query<{ same: boolean }>("SELECT current_user = $1 AS same", [application]);
    if (rows[0]?.same)
      log.warn("the application owns its tables: set DATABASE_OWNER_URL to take that right from it");
    else await grantToApplication(client, application);
    return done;
  } finally {
    await pool.end();
    await client.end();
  }
}
