import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { auditQuery, auditPage, type AuditPage, type AuditQuery } from "#lib/audit/schema";
import { pageStatement, selectPage } from "#lib/audit/select-page";
import { record, systemSubject } from "#lib/audit/record";
import { db, useDatabase } from "#lib/db/client";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { freshDatabase } from "#test/database";

// 60,000 events over four months, in 40 rooms, by 50 people; one in a hundred refused
const rows = 60_000;
const roomId = (n: number) => `0192f0c0-0000-7000-8000-${String(n).padStart(12, "0")}`;
const actorId = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, "0")}`;

async function seed(): Promise<void> {
  const { owner, application } = await freshDatabase();
  await useDatabase(application);
  await db().$executeRawUnsafe(`
    INSERT INTO audit_log (id, created_at, action, outcome, actor_kind, actor_user_id, actor_name, room_id, room_name,
      target_type, target_id, target_name, payload, nonce)
    SELECT gen_random_uuid(), date_trunc('month', now()) + n * interval '110 days' / ${rows},
      (ARRAY['file.downloaded', 'file.previewed', 'file.added', 'file.renamed', 'member.added'])[1 + n % 5],
      CASE WHEN n % 100 = 0 THEN 'refused' ELSE 'success' END, 'user',
      ('0192f0c1-0000-7000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid, 'Person ' || n % 50,
      ('0192f0c0-0000-7000-8000-' || lpad((n % 40)::text, 12, '0'))::uuid, 'Room ' || n % 40,
      'file', n::text, 'Document ' || n || CASE WHEN n % 9973 = 0 THEN ' rarity' ELSE '' END || '.pdf', '{}', '\\x00'
    FROM generate_series(1, ${rows}) AS n`);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query("VACUUM (ANALYZE) audit_log");
  await client.end();
}

const query = (given: Record<string, unknown>): AuditQuery => auditQuery.parse(given);
async function page(given: Record<string, unknown>): Promise<AuditPage> {
  return auditPage.parse(JSON.parse(await selectPage(query(given))));
}

async function everything(given: Record<string, unknown>): Promise<AuditPage["items"]> {
  const items: AuditPage["items"] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const next = await page({ ...given, ...(cursor && { cursor }) });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}

type Plan = { "Node Type": string; "Actual Rows": number; "Actual Loops": number; Plans?: Plan[] };
async function planOf(given: Record<string, unknown>) {
  const { text, values } = pageStatement(query(given));
  const [explained] = await db().$queryRawUnsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
    ...values,
  );
  const nodes: Plan[] = [];
  const walk = (plan: Plan) => {
    nodes.push(plan);
    plan.Plans?.forEach(walk);
  };
  explained?.["QUERY PLAN"].forEach(({ Plan: plan }) => walk(plan));
  const scans = nodes.filter((node) => / Scan$/.test(node["Node Type"]));
  return {
    sequential: scans.filter((node) => node["Node Type"] === "Seq Scan" && node["Actual Rows"] > 0),
    read: Math.max(...scans.map((node) => node["Actual Rows"] * node["Actual Loops"])),
  };
}

describe("selectPage", () => {
  beforeAll(seed);

  it("gives each event once, newest first, however it is paged", async () => {
    const items = await everything({ roomId: roomId(7), limit: 200 });
    expect(items).toHaveLength(rows / 40);
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
    const times = items.map((item) => item.createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
    const byThrees = await page({ roomId: roomId(7), limit: 3 });
    expect(byThrees.items).toEqual(items.slice(0, 3));
    const nextThrees = await page({ roomId: roomId(7), limit: 3, cursor: byThrees.nextCursor });
    expect(nextThrees.items).toEqual(items.slice(3, 6));
  });

  it("filters by person, actions, outcome, time and names, together", async () => {
    const from = new Date(Date.now() + 20 * 86_400_000).toISOString();
    const to = new Date(Date.now() + 60 * 86_400_000).toISOString();
    const all = await everything({ roomId: roomId(4), limit: 200 });
    const wanted = all.filter(
      (item) =>
        item.actor.userId === actorId(24) &&
        ["file.renamed", "member.added"].includes(item.action) &&
        item.createdAt >= from &&
        item.createdAt < to &&
        item.target?.name?.includes("4"),
    );
    expect(wanted.length).toBeGreaterThan(10);
    const filters = {
      roomId: roomId(4),
      actorId: actorId(24),
      action: "file.renamed,member.added",
      from,
      to,
    };
    expect(await everything({ ...filters, q: "DOCUMENT", limit: 7 })).toEqual(wanted);
    const refused = all.filter((item) => item.outcome === "refused");
    expect(await everything({ roomId: roomId(4), outcome: "refused", limit: 50 })).toEqual(refused);
  });

  it("takes the text of a search as it stands", async () => {
    expect((await page({ q: "rarity" })).items).toHaveLength(Math.floor(rows / 9973));
    expect((await page({ q: "%a%" })).items).toEqual([]);
    expect((await page({ q: "Doc_ment" })).items).toEqual([]);
  });

  it("tells what came after an answer, and loses nothing that commits late", async () => {
    const id = newId();
    const first = await page({ q: id });
    expect(first).toMatchObject({ items: [], nextCursor: null });
    const event = {
      action: "folder.created",
      target: { type: "folder", id, name: id },
      after: { name: id },
    } as const;
    await transaction(async (tx) => {
      await record(tx, systemSubject, event);
      // another event, recorded later and committed earlier
      await transaction((other) => record(other, systemSubject, event));
      const between = await page({ q: id, after: first.newestCursor });
      expect(between.items).toHaveLength(1);
      first.newestCursor = between.newestCursor;
    });
    expect((await page({ q: id, after: first.newestCursor })).items).toHaveLength(2);
  });

  it.each<[string, Record<string, unknown>]>([
    ["everything", {}],
    ["a room", { roomId: roomId(3) }],
    ["a person", { actorId: actorId(3) }],
    ["a person in a room", { actorId: actorId(3), roomId: roomId(3) }],
    ["an action", { action: "file.added" }],
    ["an action in a room", { action: "file.added", roomId: roomId(3) }],
    ["several actions", { action: "file.added,file.renamed,room.purged" }],
    ["several actions in a room", { action: "file.added,file.renamed,room.purged", roomId: roomId(3) }],
    ["an action that never was", { action: "room.purged" }],
    ["what was refused", { outcome: "refused" }],
    ["what failed, which is nothing", { outcome: "failed" }],
    ["a rare name", { q: "rarity" }],
    ["a name that all have", { q: "document" }],
    ["a span of time", { from: "2026-01-01", to: "2099-01-01" }],
  ])("reads %s without a sequential scan, the deep page as little as the first", async (_name, given) => {
    const first = await planOf(given);
    expect(first.sequential).toEqual([]);
    expect(first.read).toBeLessThanOrEqual(600);
    const middle = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const cursor = Buffer.from(JSON.stringify([middle, roomId(0)])).toString("base64url");
    const deep = await planOf({ ...given, cursor });
    expect(deep.sequential).toEqual([]);
    expect(deep.read).toBeLessThanOrEqual(600);
  });
});
