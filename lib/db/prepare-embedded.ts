import pg from "pg";
import { connectWhenReady } from "#lib/db/connect-when-ready";
import type { EmbeddedServer } from "#lib/db/embedded-server";

type Passwords = { superuser: string; owner: string; application: string };

export type DatabaseUrls = { ownerUrl: string; applicationUrl: string };

const database = "strongroom";
const roles = { owner: "strongroom_owner", application: "strongroom_app" };

/** Makes the two roles and the database on the embedded server, unless they are there, and sets their passwords. */
export async function prepareEmbedded(server: EmbeddedServer, passwords: Passwords): Promise<DatabaseUrls> {
  const client = await connectWhenReady(
    { connectionString: server.url("postgres", passwords.superuser, "postgres") },
    { milliseconds: 60_000 },
  );
  try {
    for (const [role, password] of [
      [roles.owner, passwords.owner],
      [roles.application, passwords.application],
    ] as const) {
      const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
      await client.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`);
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database} OWNER ${roles.owner}`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${roles.application}`);
  } finally {
    await client.end();
  }
  return {
    ownerUrl: server.url(roles.owner, passwords.owner, database),
    applicationUrl: server.url(roles.application, passwords.application, database),
  };
}
