// npm run bench: fills an instance, drives it, and prints each figure beside the limit of the same run.
import { mkdir, mkdtemp, readFile, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { argonAlone, bareNext, nginx, sqlAlone } from "#bench/limits";
import { load, type Figure } from "#bench/load";
import { idleMemory } from "#bench/memory";
import { seed, sizes } from "#bench/seed";
import { largeTransfer, plainTransfer, smallUploads } from "#bench/transfers";
import { pageStatement } from "#lib/audit/select-page";
import { pageSql } from "#lib/files/page-sql";
import { encodeCursor } from "#lib/http/paging";
import { startApp, testAdmin } from "#test/services/app";
import { HttpClient } from "#test/services/http-client";

const processes = 2;
const dataDir = path.resolve(
  process.env.BENCH_DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), "strongroom-bench-"))),
);
await mkdir(dataDir, { recursive: true });
const app = await startApp({ dataDir, env: { WEB_CONCURRENCY: String(processes), LOG_LEVEL: "error" } });
console.log(app.output().trim());
try {
  const ownerUrl = await databaseUrl("strongroom_owner", "database-owner");
  const database = new pg.Client(ownerUrl);
  await database.connect();
  console.log(`Seeding ${JSON.stringify(sizes)}`);
  const { roomId } = await seed(database, testAdmin.email);
  const small = await database.query<{ id: string; at: string }>("SELECT id FROM room WHERE name = 'Room 2'");
  const deep = await database.query<{ at: string; id: string }>(
    `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, id
     FROM audit_log ORDER BY created_at, id OFFSET 1000 LIMIT 1`,
  );
  await database.end();
  const client = await HttpClient.signedIn(app.url, testAdmin);
  const get = (address: string) => load({ url: `${app.url}${address}`, headers: client.headers() });

  const memory = await idleMemory(app.pid, dataDir);
  row("idle memory, app and database", `${memory.toFixed(0)} MiB`, "400 MiB", memory / 400);

  const body = await (await client.fetch(`/api/v1/rooms/${roomId}/files`)).text();
  const bare = await bareNext(body, processes);
  const framework = await load({ url: bare.url });
  bare.stop();
  const query = { limit: 50, sort: "name" } as const;
  const listAlone = await sqlAlone(ownerUrl, pageSql(roomId, roomId, query));
  const auditAlone = await sqlAlone(ownerUrl, pageStatement({ limit: 50 }));

  const files = await get(`/api/v1/rooms/${roomId}/files?limit=50`);
  compare("file list, 50 of 100,000", files, framework, "a bare Next handler");
  compare("file list, 50 of 100,000", files, listAlone, "its SQL through pg alone");
  const few = await get(`/api/v1/rooms/${small.rows[0]?.id}/files?limit=50`);
  compare("file list, 50 of 100,000", files, few, "the same in a small room");
  const first = await get("/api/v1/audit?limit=50");
  compare("audit page, first of 1,000,000", first, auditAlone, "its SQL through pg alone");
  const cursor = encodeCursor([deep.rows[0]?.at ?? "", deep.rows[0]?.id ?? ""]);
  const last = await get(`/api/v1/audit?limit=50&cursor=${cursor}`);
  compare("audit page, 999,000 rows deep", last, first, "the first page");
  compare("rooms, 50 of 1,000", await get("/api/v1/rooms?limit=50"), framework, "a bare Next handler");

  // A client of its own: a sign-in ends the session that it replaces.
  const signIn = await new HttpClient(app.url).signInRequest(testAdmin);
  compare("sign-in", await load({ ...signIn, connections: 16 }), await argonAlone(), "bare argon2id");

  const uploads = await smallUploads(client, small.rows[0]?.id ?? "");
  row("64 KiB uploads (claim, PUT, complete)", figure(uploads), "300/s", uploads.rate / 300);

  const plain = await nginx(await mkdtemp(path.join(tmpdir(), "strongroom-nginx-")));
  const bytes = await largeTransfer(client, small.rows[0]?.id ?? "");
  const limit = plain && (await plainTransfer(plain.url));
  plain?.stop();
  for (const way of ["up", "down"] as const) {
    const held = limit ? `${limit[way].toFixed(0)} MiB/s (nginx)` : "nginx is not installed";
    row(`1 GiB ${way}`, `${bytes[way].toFixed(0)} MiB/s`, held, limit ? bytes[way] / limit[way] : null);
  }
} finally {
  await app.stop({ keepData: process.env.BENCH_DATA_DIR !== undefined });
}

async function databaseUrl(role: string, secret: string): Promise<string> {
  const cluster = await realpath(path.join(dataDir, "postgres"));
  const port = (await readFile(path.join(cluster, "postmaster.pid"), "utf8")).split("\n")[3];
  const password = (await readFile(path.join(dataDir, "secrets", secret), "utf8")).trim();
  return `postgresql://${role}:${password}@127.0.0.1:${port}/strongroom`;
}

function figure({ rate, p50, p99, failures }: Figure): string {
  return `${rate.toFixed(0)}/s p50 ${p50.toFixed(0)} ms p99 ${p99.toFixed(0)} ms${failures ? ` FAILURES ${failures}` : ""}`;
}

function compare(what: string, measured: Figure, limit: Figure, named: string): void {
  row(what, figure(measured), `${limit.rate.toFixed(0)}/s (${named})`, measured.rate / limit.rate);
}

function row(what: string, measured: string, limit: string, ratio: number | null): void {
  const share = ratio === null ? "" : `${(ratio * 100).toFixed(0)} %`;
  console.log(`${what.padEnd(40)} ${measured.padEnd(40)} ${limit.padEnd(40)} ${share}`);
}
