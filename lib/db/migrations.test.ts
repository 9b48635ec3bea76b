import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSchemaCurrent } from "#lib/db/is-schema-current";
import { closeDatabase, useDatabase } from "#lib/db/client";
import { migrate } from "#lib/db/migrate";
import { schemaDiff } from "#lib/db/schema-diff";
import { freshDatabase, type TestDatabaseUrls } from "#test/database";

describe("migrations", () => {
  let urls: TestDatabaseUrls;
  let owner: pg.Client;
  beforeAll(async () => {
    urls = await freshDatabase();
    owner = new pg.Client({ connectionString: urls.owner });
    await owner.connect();
    await useDatabase(urls.application);
  });
  afterAll(async () => {
    await owner.end();
    await closeDatabase();
  });

  test("give what prisma/schema.prisma says", async () => {
    expect(await schemaDiff(urls.owner)).toBeNull();
  });

  test("are applied once, however many instances start together", async () => {
    const runs = await Promise.all(
      Array.from({ length: 5 }, () => migrate({ ownerUrl: urls.owner, applicationUrl: urls.application })),
    );
    expect(runs.flat()).toEqual([]);
    expect(await isSchemaCurrent()).toBe(true);
  });

  test("a difference from the schema is found", async () => {
    await owner.query('ALTER TABLE "user" ADD COLUMN nickname text');
    expect(await schemaDiff(urls.owner)).toContain("nickname");
    await owner.query('ALTER TABLE "user" DROP COLUMN nickname');
  });

  test("one that was changed after it was applied is refused", async () => {
    await owner.query("UPDATE strongroom_migration SET checksum = 'other' WHERE name = '0001_tables'");
    expect(await isSchemaCurrent()).toBe(false);
    await expect(migrate({ ownerUrl: urls.owner, applicationUrl: urls.application })).rejects.toThrow(
      /0001_tables/,
    );
  });

  test("names sort naturally, from the index", async () => {
    const { rows } = await owner.query<{ name: string }>(
      "SELECT name FROM unnest(ARRAY['b', 'a10', 'a9', 'A2', 'B', 'Éa', 'eb']) AS n (name) ORDER BY name COLLATE natural_order",
    );
    expect(rows.map((row) => row.name)).toEqual(["A2", "a9", "a10", "b", "B", "Éa", "eb"]);
    await owner.query("SET enable_seqscan = off");
    const { rows: plan } = await owner.query<{ "QUERY PLAN": string }>(
      `EXPLAIN SELECT name FROM file_room_link
       WHERE room_id = '00000000-0000-7000-8000-000000000001' AND folder_id = '00000000-0000-7000-8000-000000000001' AND removed_at IS NULL AND name > 'x'
       ORDER BY name LIMIT 50`,
    );
    const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toContain("file_room_link_room_id_folder_id_name_key");
    expect(text).not.toContain("Sort");
  });
});
