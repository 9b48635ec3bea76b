import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ServerUser } from "#lib/db/server-user";

type Cluster = {
  folder: string;
  initdb: string;
  user: ServerUser | null;
  superuser: string;
  password: string;
};

/** Makes the folder of a new database cluster, unless it is there. */
export async function initialiseCluster({
  folder,
  initdb,
  user,
  superuser,
  password,
}: Cluster): Promise<void> {
  if (await stat(path.join(folder, "PG_VERSION")).catch(() => null)) return;
  // In a folder beside and then renamed, so that a start that was cut off leaves nothing that looks like a database.
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chown(fresh, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    const child = spawn(
      initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--data-checksums",
      ],
      {
        ...user,
        cwd: "/",
        stdio: ["ignore", "ignore", "pipe"],
        env: { NODE_ENV: process.env.NODE_ENV, LC_ALL: "C" },
      },
    );
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    await once(child, "close");
    if (child.exitCode !== 0) throw new Error(`initdb failed (${child.exitCode}): ${complaint}`);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}
