import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { lstat, mkdir, open, realpath, symlink } from "node:fs/promises";
import { createHash } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { connectWhenReady } from "#lib/db/connect-when-ready";
import { initialiseCluster } from "#lib/db/initialise-cluster";
import { findBinaries } from "#lib/db/postgres-binaries";
import { isRunning, readPidFile } from "#lib/db/server-process";
import { serverSettings } from "#lib/db/server-settings";
import { findServerUser, isTraversable, type ServerUser } from "#lib/db/server-user";
import { log } from "#lib/log";

type Options = {
  dataDir: string;
  password: string;
  maxConnections: number;
  /** Use the server of a launcher that is running on this folder, instead of refusing (tools such as the seed). */
  share?: boolean;
  /** other server settings (tests do without fsync) */
  settings?: Record<string, string>;
};

export type EmbeddedServer = {
  /** the address of a database on this server */
  url(role: string, password: string, database: string): string;
  /** Shuts the server down: running statements are cut off, committed work is safe. */
  stop(): Promise<void>;
};

const superuser = "postgres";
const elsewhere = "/var/lib/strongroom";
const recoveryLimit = 10 * 60_000;

/** Resolves when the connection is gone, by an error too (events.once would reject then). */
function whenEnded(client: pg.Client): Promise<void> {
  return new Promise((resolve) => client.once("end", resolve));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null)
    throw new Error("No free port for the embedded PostgreSQL");
  return address.port;
}

/** The folder of the cluster; outside of DATA_DIR, behind a link, when the server's user can't reach DATA_DIR. */
async function clusterFolder(dataDir: string, user: ServerUser | null): Promise<string> {
  const folder = path.join(dataDir, "postgres");
  if (await lstat(folder).catch(() => null)) return await realpath(folder);
  if (!user || (await isTraversable(dataDir))) return folder;
  const key = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const target = path.join(elsewhere, key, "postgres");
  await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
  await symlink(target, folder);
  log.info(
    { folder: target },
    "the data folder is closed to the database's account, so the database lies elsewhere",
  );
  return target;
}

/**
 * Starts PostgreSQL on a folder of ours, or adopts the server that a killed launcher left running on it, and keeps it
 * running: when it dies, it is started again on the same port. Only one launcher at a time gets a folder.
 */
export async function startEmbeddedServer(options: Options): Promise<EmbeddedServer> {
  const user = await findServerUser();
  await mkdir(options.dataDir, { recursive: true, mode: 0o711 });
  const folder = await clusterFolder(options.dataDir, user);
  const binaries = await findBinaries(elsewhere);
  await initialiseCluster({ folder, initdb: binaries.initdb, user, superuser, password: options.password });

  let port = 0;
  let stopping = false;
  const connect = (milliseconds: number, stillWorthIt?: () => boolean): Promise<pg.Client> =>
    connectWhenReady(
      {
        host: "127.0.0.1",
        port,
        user: superuser,
        password: options.password,
        database: "postgres",
        application_name: "strongroom launcher",
      },
      { milliseconds, stillWorthIt },
    );

  async function adopt(): Promise<pg.Client | null> {
    const left = await readPidFile(folder);
    if (!left || !(await isRunning(left.pid))) return null;
    port = left.port;
    let running = true;
    const watch = setInterval(() => void isRunning(left.pid).then((alive) => (running = alive)), 200);
    // A number in an old file may meanwhile belong to another program: only a server of this very folder is ours.
    const client = await connect(recoveryLimit, () => running).catch(() => null);
    clearInterval(watch);
    if (!client) return null;
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    if (rows[0]?.folder === folder) return client;
    await client.end();
    return null;
  }

  async function launch(): Promise<pg.Client> {
    if (port === 0) port = await freePort();
    const output = await open(path.join(options.dataDir, "postgres.log"), "a", 0o600);
    // In a session of its own, so that Ctrl-C in the terminal reaches the launcher only, which stops things in order.
    const server = spawn(
      binaries.postgres,
      ["-D", folder, "-p", String(port), ...serverSettings(options.maxConnections, options.settings)],
      {
        ...user,
        cwd: "/",
        detached: true,
        stdio: ["ignore", output.fd, output.fd],
        env: { NODE_ENV: process.env.NODE_ENV, LC_ALL: "C" },
      },
    );
    let exited = false;
    server.on("error", () => (exited = true));
    server.on("exit", () => (exited = true));
    await output.close();
    server.unref();
    return await connect(recoveryLimit, () => !exited);
  }

  async function bringUp(): Promise<pg.Client> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const adopted = await adopt();
      if (adopted) return adopted;
      try {
        return await launch();
      } catch (error) {
        // Right after a kill the lock file, shared memory or port of the one before can be in the way for a moment.
        if (Date.now() > deadline || stopping) {
          throw new Error(`PostgreSQL does not start; see ${path.join(options.dataDir, "postgres.log")}`, {
            cause: error,
          });
        }
        await sleep(300);
      }
    }
  }

  async function claim(client: pg.Client): Promise<boolean> {
    for (let attempt = 0; attempt < (options.share ? 1 : 30); attempt += 1) {
      const { rows } = await client.query<{ free: boolean }>("SELECT pg_try_advisory_lock(7364001) AS free");
      if (rows[0]?.free) return true;
      await sleep(100);
    }
    return false;
  }

  let sentinel = await bringUp();
  let ended = whenEnded(sentinel);

  async function keepUp(): Promise<void> {
    for (;;) {
      await ended;
      if (stopping) return;
      log.warn("lost the embedded PostgreSQL, bringing it back");
      try {
        sentinel = await bringUp();
        // Before anything is awaited: the server can be killed again at any moment, and must not be missed.
        ended = whenEnded(sentinel);
      } catch (error) {
        log.fatal({ err: error }, "the embedded PostgreSQL does not come back");
        process.exit(1);
      }
      const claimed = await claim(sentinel).catch(() => null);
      if (claimed === false) {
        log.fatal("another launcher took the folder of the embedded PostgreSQL");
        process.exit(1);
      }
      if (claimed) log.info("the embedded PostgreSQL is back");
    }
  }

  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  if (!(await claim(sentinel))) {
    await sentinel.end();
    if (options.share) return { url, stop: async () => {} };
    throw new Error(`Another Strongroom is running on ${options.dataDir}`);
  }
  void keepUp();

  return {
    url,
    async stop() {
      stopping = true;
      const running = await readPidFile(folder);
      await sentinel.end().catch(() => {});
      if (!running) return;
      try {
        process.kill(running.pid, "SIGINT");
      } catch {
        return;
      }
      for (let waited = 0; waited < 60_000 && (await isRunning(running.pid)); waited += 50) await sleep(50);
    },
  };
}
