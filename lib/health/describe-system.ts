import { readFile, statfs } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import { db } from "#lib/db/client";
import { env, type Env } from "#lib/env";
import { checkHealth, type HealthPart } from "#lib/health/check-health";
import type { Fact, SystemDto } from "#lib/health/dto";
import { settingsInForce } from "#lib/health/settings-in-force";

const partNames: Record<HealthPart, string> = {
  database: "Database",
  storage: "Storage of files",
  migrations: "Tables at the version of this code",
};

const gib = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

async function describeStorage({ storageDriver, s3, dataDir }: Env): Promise<Fact[]> {
  if (storageDriver === "s3") {
    return [
      { name: "Driver", value: "S3" },
      { name: "Endpoint", value: s3.endpoint ? new URL(s3.endpoint).host : `Amazon, ${s3.region}` },
      { name: "Bucket", value: s3.bucket ?? "not set" },
    ];
  }
  const disk = await statfs(dataDir);
  return [
    { name: "Driver", value: "Local disk" },
    { name: "Folder", value: path.join(dataDir, "storage") },
    { name: "Free", value: `${gib(disk.bavail * disk.bsize)} of ${gib(disk.blocks * disk.bsize)}` },
  ];
}

async function ownVersion(): Promise<string> {
  const text = await readFile(path.join(process.cwd(), "package.json"), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

async function describeVersions(): Promise<Fact[]> {
  // Told even when the database is away: that is when somebody looks here.
  const database = await db().$queryRaw<
    { version: string }[]
  >`SELECT current_setting('server_version') AS version`.catch(() => []);
  return [
    { name: "Strongroom", value: await ownVersion() },
    { name: "Node.js", value: process.versions.node },
    { name: "PostgreSQL", value: database[0]?.version ?? "not reachable" },
    {
      name: "This process",
      value: `up ${Math.round(process.uptime() / 60)} min, ${gib(process.memoryUsage.rss())} of memory`,
    },
  ];
}

/** Health, storage, versions and settings of the instance, for its administrators. */
export async function describeSystem(actor: Actor): Promise<SystemDto> {
  await requireAdmin(actor);
  const [{ ready, parts }, storage, versions] = await Promise.all([
    checkHealth(),
    describeStorage(env()),
    describeVersions(),
  ]);
  return {
    ready,
    parts: [
      { name: partNames.database, ...parts.database },
      { name: partNames.storage, ...parts.storage },
      { name: partNames.migrations, ...parts.migrations },
    ],
    storage,
    versions,
    settings: settingsInForce(env()),
  };
}
