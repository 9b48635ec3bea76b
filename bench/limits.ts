// What each figure is held against, measured in the same run on the same machine.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Prisma } from "#prisma/generated/client";
import { hashPassword, verifyPassword } from "#lib/auth/password-hash";
import { loop, type Figure } from "#bench/load";
import pg from "pg";
import { freePort } from "#test/services/free-port";

type Server = { url: string; stop(): void };

/** The same statement through `pg` alone, prepared, on ten connections: what the database can give. */
export async function sqlAlone(connectionString: string, statement: Prisma.Sql): Promise<Figure> {
  const pool = new pg.Pool({ connectionString, max: 10 });
  const query = { name: "limit", text: statement.text, values: statement.values };
  const run = async () => void (await pool.query(query));
  await loop(run, { lanes: 20, seconds: 2 });
  const figure = await loop(run, { lanes: 20, seconds: 8 });
  await pool.end();
  return figure;
}

/** Checking the right password against its Argon2id hash, as fast as the machine's cores let it. */
export async function argonAlone(): Promise<Figure> {
  const password = "correct horse battery staple";
  const stored = await hashPassword(password);
  return loop(async () => void (await verifyPassword(stored, password)), { lanes: 8, seconds: 8 });
}

/** A bare Next application that answers with these bytes. */
export async function bareNext(body: string, processes: number): Promise<Server> {
  const dir = path.resolve("bench/bare-next");
  const built = spawnSync("next", ["build", dir], { encoding: "utf8" });
  if (built.status !== 0)
    throw new Error(`the bare Next application does not build:\n${built.stdout}${built.stderr}`);
  const file = path.join(await mkdtemp(path.join(tmpdir(), "strongroom-bench-")), "body.json");
  await writeFile(file, body);
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), PROCESSES: String(processes), BARE_BODY: file };
  return until(
    `http://127.0.0.1:${port}/page-of-files`,
    spawn("node", [path.join(dir, "serve.mjs")], { env }),
  );
}

/** nginx that serves and takes (WebDAV PUT) files of a folder; null where it is not installed. */
export async function nginx(folder: string): Promise<Server | null> {
  if (!existsSync("/usr/sbin/nginx")) return null;
  const port = await freePort();
  await mkdir(path.join(folder, "files"), { recursive: true, mode: 0o777 });
  const dav = existsSync("/usr/lib/nginx/modules/ngx_http_dav_module.so")
    ? "load_module /usr/lib/nginx/modules/ngx_http_dav_module.so;"
    : "";
  await writeFile(
    path.join(folder, "nginx.conf"),
    `${dav} daemon off; user root; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 1024; }
     http { access_log off; sendfile on; client_max_body_size 0; client_body_temp_path ${folder}/body;
       server { listen 127.0.0.1:${port}; root ${folder}/files; dav_methods PUT; create_full_put_path on; } }`,
  );
  return until(
    `http://127.0.0.1:${port}/`,
    spawn("/usr/sbin/nginx", ["-c", path.join(folder, "nginx.conf"), "-e", path.join(folder, "error.log")]),
  );
}

async function until(url: string, child: ChildProcess): Promise<Server> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    if (await fetch(url).catch(() => null)) return { url, stop: () => child.kill("SIGTERM") };
    await sleep(200);
  }
  child.kill("SIGTERM");
  throw new Error(`${child.spawnfile} does not answer`);
}
