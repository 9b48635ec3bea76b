import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildIfNeeded } from "#server/build";
import { startApp, type RunningApp } from "#test/services/app";
import { freePort } from "#test/services/free-port";

const folders: string[] = [];
let app: RunningApp | undefined;

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "strongroom-launcher-"));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return path.join(folder, "data");
}

/** The process of the database, or 0 while there is none. */
function postmaster(dataDir: string): number {
  const file = path.join(dataDir, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["--ppid", String(pid), "-o", "pid=,args="], { encoding: "utf8" });
  const lines = stdout.split("\n").filter((line) => line.includes("server/web.ts"));
  return lines.map((line) => Number.parseInt(line, 10));
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) {
    if (await holds()) return;
  }
  throw new Error(`Waited in vain until ${what}`);
}

const isReady = (url: string) =>
  fetch(`${url}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

async function countUsers(dataDir: string): Promise<number> {
  const lines = readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
  const password = readFileSync(path.join(dataDir, "secrets", "database-application"), "utf8").trim();
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(lines[3]),
    user: "strongroom_app",
    password,
    database: "strongroom",
  });
  await client.connect();
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "user"');
  await client.end();
  return rows[0]?.count ?? 0;
}

beforeAll(async () => {
  await buildIfNeeded();
});
afterEach(async () => {
  await app?.stop({ keepData: true });
  app = undefined;
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test("starts from nothing, keeps its secrets to itself, stops cleanly, and starts again without building", async () => {
  const dataDir = newFolder();
  app = await startApp({ dataDir });
  expect(await countUsers(dataDir)).toBe(1);
  expect(statSync(path.join(dataDir, "secrets")).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(dataDir, "secrets", "auth-secret")).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(dataDir, "postgres")).mode & 0o777).toBe(0o700);
  await app.stop({ keepData: true });
  expect(existsSync(path.join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  app = await startApp({ dataDir });
  const again = app;
  await until("it says that it is ready", () => again.output().includes("is ready at"));
  expect(again.output()).not.toMatch(/migrations applied/);
  expect(await countUsers(dataDir)).toBe(1);
});

test("prints a one-time link while nobody has an account", async () => {
  app = await startApp({ dataDir: newFolder(), env: { ADMIN_EMAIL: "", ADMIN_PASSWORD: "" } });
  expect(app.output()).toMatch(/http:\/\/localhost:\d+\/setup\?token=\S+/);
});

test("survives kill -9 of itself: the next start adopts the database that lives on", async () => {
  const dataDir = newFolder();
  app = await startApp({ dataDir });
  const before = postmaster(dataDir);
  await app.kill();
  app = await startApp({ dataDir });
  expect(postmaster(dataDir)).toBe(before);
  expect(await countUsers(dataDir)).toBe(1);
});

test("survives kill -9 of PostgreSQL: it is brought back while the product runs", async () => {
  const dataDir = newFolder();
  const running = (app = await startApp({ dataDir }));
  for (let round = 0; round < 3; round += 1) {
    const before = postmaster(dataDir);
    process.kill(before, "SIGKILL");
    await until("PostgreSQL is another process", () => ![0, before].includes(postmaster(dataDir)));
    await until("the product is ready", () => isReady(running.url));
  }
  expect(await countUsers(dataDir)).toBe(1);
});

test("survives kill -9 of both at once", async () => {
  const dataDir = newFolder();
  app = await startApp({ dataDir });
  for (let round = 0; round < 3; round += 1) {
    process.kill(postmaster(dataDir), "SIGKILL");
    await app.kill();
    app = await startApp({ dataDir });
    expect(await countUsers(dataDir)).toBe(1);
  }
});

test("replaces a web process that dies", async () => {
  const running = (app = await startApp({ dataDir: newFolder(), env: { WEB_CONCURRENCY: "2" } }));
  // One that dies before all have started is a failed start.
  await until("all have started", () => running.output().includes("is ready at"));
  const [victim, other] = childrenOf(running.pid);
  if (!victim || !other) throw new Error("expected two web processes");
  process.kill(victim, "SIGKILL");
  await until("there are two again", () => {
    const now = childrenOf(running.pid);
    return now.length === 2 && now.includes(other) && !now.includes(victim);
  });
  await until("it answers", () => isReady(running.url));
});

test("refuses a second launcher on the same data, and the first goes on", async () => {
  const dataDir = newFolder();
  const running = (app = await startApp({ dataDir }));
  await expect(startApp({ dataDir })).rejects.toThrow(/Another Strongroom is running/);
  expect(await isReady(running.url)).toBe(true);
});

test("names a setting that is wrong", async () => {
  await expect(startApp({ dataDir: newFolder(), env: { STORAGE_DRIVER: "s3" } })).rejects.toThrow(
    /S3_BUCKET/,
  );
});

test.runIf(process.getuid?.() === 0)("runs as an ordinary user", async () => {
  const account = 65534;
  const dataDir = newFolder();
  chownSync(path.dirname(dataDir), account, account);
  const port = await freePort();
  const child = spawn(process.execPath, ["server/start.ts"], {
    uid: account,
    gid: account,
    stdio: "ignore",
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: dataDir,
      WEB_CONCURRENCY: "1",
    },
  });
  await until("it is ready", () => isReady(`http://localhost:${port}`));
  expect(statSync(path.join(dataDir, "postgres")).uid).toBe(account);
  child.kill("SIGTERM");
  await until("it is gone", () => child.exitCode !== null);
  expect(child.exitCode).toBe(0);
});

test.runIf(process.getuid?.() === 0)("runs as root on a folder that only root can enter", async () => {
  const dataDir = newFolder();
  chmodSync(path.dirname(dataDir), 0o700);
  app = await startApp({ dataDir });
  expect(await countUsers(dataDir)).toBe(1);
});
