import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

export type MigrationFile = { name: string; sql: string; checksum: string };

/** The reviewed migrations, in the order in which they are applied. */
export async function migrationFiles(): Promise<MigrationFile[]> {
  const folder = path.resolve(/* turbopackIgnore: true */ "prisma/migrations");
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), "utf8");
      return {
        name: name.slice(0, -".sql".length),
        sql,
        checksum: createHash("sha256").update(sql).digest("hex"),
      };
    }),
  );
}
