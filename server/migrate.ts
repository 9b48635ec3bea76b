// npm run migrate                 brings the configured database to the version of this code (npm start does it too)
// npm run migrate -- new <name>   writes the next migration from what changed in prisma/schema.prisma, to be reviewed
// npm run migrate -- check        fails when the migrations do not give prisma/schema.prisma
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedServer } from "#lib/db/embedded-server";
import { migrate } from "#lib/db/migrate";
import { migrationFiles } from "#lib/db/migration-files";
import { prepareEmbedded } from "#lib/db/prepare-embedded";
import { schemaDiff } from "#lib/db/schema-diff";

/** What the schema has beyond the migrations, found on a server that exists for the question only. */
async function difference(): Promise<string | null> {
  const folder = mkdtempSync(path.join(tmpdir(), "strongroom-migrate-"));
  chmodSync(folder, 0o755);
  const passwords = { superuser: "superuser", owner: "owner", application: "application" };
  const server = await startEmbeddedServer({
    dataDir: folder,
    password: passwords.superuser,
    maxConnections: 20,
  });
  try {
    const urls = await prepareEmbedded(server, passwords);
    await migrate(urls);
    return await schemaDiff(urls.ownerUrl);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function write(name: string): Promise<string> {
  const sql = await difference();
  if (sql === null) return "The migrations already give prisma/schema.prisma.";
  const number = String((await migrationFiles()).length + 1).padStart(4, "0");
  const file = path.join("prisma", "migrations", `${number}_${name}.sql`);
  writeFileSync(
    file,
    `-- ${name.replaceAll("_", " ")}: say why, and what it does to running instances\n\n${sql}`,
  );
  return `Wrote ${file}: review it. A new domain table needs its require_audit triggers, see 0003_audit_log.sql.`;
}

async function apply(): Promise<string> {
  const { resolveSettings } = await import("#server/settings");
  const { openDatabase } = await import("#server/database");
  const database = await openDatabase(await resolveSettings(), { share: true });
  await database.stop();
  return database.migrated.length > 0
    ? `Applied ${database.migrated.join(", ")}`
    : "The database is up to date.";
}

const [command, name] = process.argv.slice(2);
if (command === undefined) console.log(await apply());
else if (command === "new" && name && /^[a-z0-9_]+$/.test(name)) console.log(await write(name));
else if (command === "check") {
  const sql = await difference();
  console.log(sql ?? "The migrations give prisma/schema.prisma.");
  process.exit(sql === null ? 0 : 1);
} else {
  console.error("Usage: npm run migrate [-- new <name_in_small_letters> | -- check]");
  process.exit(2);
}
process.exit();
