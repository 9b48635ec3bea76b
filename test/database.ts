import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { useDatabase } from "#lib/db/client";

export type TestDatabaseUrls = { owner: string; application: string };

/**
 * Makes a fresh database from the migrated template and returns its addresses. As `testDatabase`, for tests that speak
 * to it themselves.
 */
export async function freshDatabase(): Promise<TestDatabaseUrls> {
  const { superuser, owner, application } = inject("database");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE strongroom OWNER strongroom_owner`);
  } finally {
    await client.end();
  }
  const at = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  return { owner: at(owner), application: at(application) };
}

/** Points `db()` at a fresh, migrated, empty database, as the application's role. Call it in `beforeAll`. */
export async function testDatabase(): Promise<void> {
  await useDatabase((await freshDatabase()).application);
}
