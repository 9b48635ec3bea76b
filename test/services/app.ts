import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { freePort } from "#test/services/free-port";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The first administrator of every instance that tests start. */
export const testAdmin = { email: "admin@strongroom.test", password: "correct horse battery staple" };

export type RunningApp = {
  url: string;
  dataDir: string;
  pid: number;
  /** everything that it printed so far */
  output(): string;
  /** SIGTERM, and waits until it is gone; removes its data unless asked to keep it */
  stop(options?: { keepData?: boolean }): Promise<void>;
  /** kill -9 of the launcher alone; its data stays */
  kill(): Promise<void>;
};

/** Starts the whole product as `npm start` does, in a data folder of its own, and waits until it is ready. */
export async function startApp(
  options: { env?: Record<string, string>; dataDir?: string } = {},
): Promise<RunningApp> {
  const port = Number(options.env?.PORT ?? (await freePort()));
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), "strongroom-app-")));
  const url = `http://localhost:${port}`;
  const bin = path.resolve("node_modules/.bin");
  const child = spawn(path.join(bin, "node"), ["server/start.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: `${bin}:${process.env.PATH ?? ""}`,
      HOME: process.env.HOME ?? "/tmp",
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: url,
      DATA_DIR: dataDir,
      ADMIN_EMAIL: testAdmin.email,
      ADMIN_PASSWORD: testAdmin.password,
      LOG_LEVEL: "warn",
      ...(process.env.BUILD_DIR && { BUILD_DIR: process.env.BUILD_DIR }),
      WEB_CONCURRENCY: "1",
      ...options.env,
    },
  });
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  await waitUntilReady(url, child, () => output);
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    async stop({ keepData = false } = {}) {
      await end(child, "SIGTERM");
      if (!keepData) await rm(dataDir, { recursive: true, force: true });
    },
    kill: () => end(child, "SIGKILL"),
  };
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`Strongroom ended with ${child.exitCode}:\n${output()}`);
    const ready = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (ready?.ok) return;
    await sleep(200);
  }
  child.kill("SIGTERM");
  throw new Error(`Strongroom was not ready within two minutes:\n${output()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await exited;
}
