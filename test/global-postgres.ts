import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedServer } from "#lib/db/embedded-server";
import { migrate } from "#lib/db/migrate";
import { prepareEmbedded } from "#lib/db/prepare-embedded";

declare module "vitest" {
  export interface ProvidedContext {
    /** addresses of the migrated template database, as each role */
    database: { superuser: string; owner: string; application: string };
  }
}

/** One real PostgreSQL for all tests of a run, with a migrated database from which each test file gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "strongroom-postgres-"));
  chmodSync(folder, 0o755);
  // Inherited by the processes that run the tests.
  process.env.AUTH_SECRET ??= "a secret that is long enough for tests only";
  process.env.DATA_DIR = path.join(folder, "data");
  process.env.LOG_LEVEL ??= "silent";

  const passwords = { superuser: "superuser", owner: "owner", application: "application" };
  const server = await startEmbeddedServer({
    dataDir: folder,
    password: passwords.superuser,
    maxConnections: 200,
    settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off" },
  });
  const urls = await prepareEmbedded(server, passwords);
  await migrate(urls);
  project.provide("database", {
    superuser: server.url("postgres", passwords.superuser, "postgres"),
    owner: urls.ownerUrl,
    application: urls.applicationUrl,
  });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
