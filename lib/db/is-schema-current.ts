import { db } from "#lib/db/client";
import { migrationFiles } from "#lib/db/migration-files";

/** Whether every migration that this code knows has been applied: part of being ready. */
export async function isSchemaCurrent(): Promise<boolean> {
  const rows = await db().$queryRaw<
    { name: string; checksum: string }[]
  >`SELECT name, checksum FROM strongroom_migration`;
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  return (await migrationFiles()).every((file) => applied.get(file.name) === file.checksum);
}
