import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "#test/database";

const id = "00000000-0000-7000-8000-000000000001";
const sha256 = "a".repeat(64);

/** One row of each domain table, parents first; a column that may change only on the record, and one that may change freely. */
const tables: { name: string; insert: string; change: string; bookkeeping?: string }[] = [
  {
    name: "user",
    insert: `INSERT INTO "user" (id, email, name, password_hash, updated_at) VALUES ('${id}', 'a@b.test', 'A', 'x', now())`,
    change: `UPDATE "user" SET name = 'B', updated_at = now()`,
    bookkeeping: `UPDATE "user" SET updated_at = now()`,
  },
  {
    name: "session",
    insert: `INSERT INTO session (id, user_id, expires_at) VALUES ('${id}', '${id}', now())`,
    change: "UPDATE session SET revoked_at = now()",
    bookkeeping: "UPDATE session SET last_seen_at = now()",
  },
  {
    name: "api_token",
    insert: `INSERT INTO api_token (id, user_id, name, token_hash, scope) VALUES ('${id}', '${id}', 'T', 'x', 'read')`,
    change: "UPDATE api_token SET revoked_at = now()",
    bookkeeping: "UPDATE api_token SET last_used_at = now()",
  },
  {
    name: "password_reset",
    insert: `INSERT INTO password_reset (id, user_id, token_hash, expires_at) VALUES ('${id}', '${id}', 'x', now())`,
    change: "UPDATE password_reset SET used_at = now()",
  },
  {
    name: "room",
    insert: `INSERT INTO room (id, name, created_by_id, updated_at) VALUES ('${id}', 'R', '${id}', now())`,
    change: "UPDATE room SET archived_at = now()",
  },
  {
    name: "membership",
    insert: `INSERT INTO membership (id, user_id, room_id, role) VALUES ('${id}', '${id}', '${id}', 'owner')`,
    change: "UPDATE membership SET role = 'viewer'",
  },
  {
    name: "invitation",
    insert: `INSERT INTO invitation (id, room_id, email, role, token_hash, invited_by_id, expires_at)
             VALUES ('${id}', '${id}', 'c@d.test', 'viewer', 'x', '${id}', now())`,
    change: "UPDATE invitation SET accepted_at = now()",
  },
  {
    name: "folder",
    insert: `INSERT INTO folder (id, room_id, name, created_by_id, updated_at) VALUES ('${id}', '${id}', '', '${id}', now())`,
    change: "UPDATE folder SET name = 'F'",
  },
  {
    name: "file",
    insert: `INSERT INTO file (id, user_id, sha256, size, media_type, storage_key)
             VALUES ('${id}', '${id}', '${sha256}', 1, 'text/plain', 'k')`,
    change: "UPDATE file SET status = 'verified', verified_at = now()",
  },
  {
    name: "file_room_link",
    insert: `INSERT INTO file_room_link (id, room_id, folder_id, file_id, name, size, added_by_id, updated_at)
             VALUES ('${id}', '${id}', '${id}', '${id}', 'f', 1, '${id}', now())`,
    change: "UPDATE file_room_link SET removed_at = now()",
  },
  {
    name: "file_version",
    insert: `INSERT INTO file_version (id, link_id, file_id, number, added_by_id) VALUES ('${id}', '${id}', '${id}', 1, '${id}')`,
    change: "UPDATE file_version SET number = 2",
  },
  {
    name: "upload",
    insert: `INSERT INTO upload (id, room_id, folder_id, user_id, name, media_type, size, sha256, storage_key, part_size, expires_at)
             VALUES ('${id}', '${id}', '${id}', '${id}', 'f', 'text/plain', 1, '${sha256}', 'k', 1, now())`,
    change: "UPDATE upload SET status = 'expired'",
    bookkeeping: "UPDATE upload SET cleaned_at = now()",
  },
  {
    name: "import",
    insert: `INSERT INTO import (id, room_id, folder_id, created_by_id, source) VALUES ('${id}', '${id}', '${id}', '${id}', '{}')`,
    change: "UPDATE import SET status = 'running'",
  },
];

const unrecorded = { code: "SR001" };
const refused = { code: "42501" };

describe("the record and the tables", () => {
  let application: pg.Client;
  let owner: pg.Client;
  beforeAll(async () => {
    const urls = await freshDatabase();
    application = new pg.Client({ connectionString: urls.application });
    owner = new pg.Client({ connectionString: urls.owner });
    await application.connect();
    await owner.connect();
  });
  afterAll(async () => {
    await application.end();
    await owner.end();
  });

  async function commit(client: pg.Client, ...statements: string[]): Promise<void> {
    await client.query("BEGIN");
    try {
      for (const statement of statements) await client.query(statement);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    }
  }

  function event(createdAt = "now()"): [string, string] {
    const event = randomUUID();
    return [
      `INSERT INTO audit_log (id, created_at, action, outcome, actor_kind, target_name, payload, nonce)
       VALUES ('${event}', ${createdAt}, 'test.done', 'success', 'system', 'Brüssel', '{}', '\\x00')`,
      `INSERT INTO audit_pending (audit_id, created_at, leaf) VALUES ('${event}', ${createdAt}, sha256('\\x00'))`,
    ];
  }

  test("every table of the schema is covered here", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname NOT LIKE 'audit\\_%' AND relname NOT IN ('setup_token', 'rate_limit', 'strongroom_migration')`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual(tables.map((table) => table.name).sort());
  });

  // In order: each row stays for the tables below it.
  describe.each(tables)("$name", ({ name, insert, change, bookkeeping }) => {
    for (const role of ["application", "owner"] as const) {
      test(`an unrecorded change by the ${role} is refused`, async () => {
        const client = role === "application" ? application : owner;
        await expect(commit(client, insert)).rejects.toMatchObject(unrecorded);
        if (role === "application") return;
        await commit(client, ...event(), insert);
        await expect(commit(client, change)).rejects.toMatchObject(unrecorded);
        await expect(commit(client, `DELETE FROM "${name}"`)).rejects.toMatchObject(unrecorded);
        await expect(commit(client, `TRUNCATE "${name}" CASCADE`)).rejects.toMatchObject(unrecorded);
      });
    }

    test("a recorded change is committed", async () => {
      await commit(application, change, ...event());
      if (bookkeeping) await commit(application, bookkeeping);
    });
  });

  test("an event of another transaction does not count", async () => {
    await commit(application, ...event());
    await expect(commit(application, "UPDATE \"user\" SET name = 'C'")).rejects.toMatchObject(unrecorded);
  });

  describe("nobody alters the record", () => {
    const attempts = [
      "UPDATE audit_log SET action = 'x'",
      "DELETE FROM audit_log",
      "TRUNCATE audit_log",
      "UPDATE audit_pending SET leaf = leaf",
      "TRUNCATE audit_pending",
    ];
    test.each(attempts)("%s", async (attempt) => {
      await expect(application.query(attempt)).rejects.toMatchObject(refused);
      await expect(owner.query(attempt)).rejects.toMatchObject(refused);
    });

    test("nor a partition of it", async () => {
      const { rows } = await owner.query<{ name: string }>(
        "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_log'::regclass",
      );
      expect(rows.length).toBeGreaterThan(3);
      for (const { name } of rows) {
        await expect(owner.query(`TRUNCATE ${name}`)).rejects.toMatchObject(refused);
        await expect(application.query(`SELECT FROM ${name}`)).rejects.toMatchObject(refused);
        await expect(application.query(`DROP TABLE ${name}`)).rejects.toMatchObject(refused);
      }
    });

    test("the application may not touch what guards it", async () => {
      for (const attempt of [
        "ALTER TABLE audit_log DISABLE TRIGGER refuse_change",
        "DELETE FROM audit_pending",
        "SET session_replication_role = replica",
        "CREATE TABLE audit_more (id int)",
        "DROP FUNCTION require_audit() CASCADE",
        "UPDATE strongroom_migration SET checksum = ''",
      ]) {
        await expect(application.query(attempt)).rejects.toMatchObject(refused);
      }
    });
  });

  test("an event of any time finds a place, and months are made ahead", async () => {
    await commit(application, ...event("'1999-12-31T23:59:59Z'"), ...event("now() + interval '2 months'"));
    const { rows } = await application.query<{ name: string }>(
      "SELECT DISTINCT tableoid::regclass::text AS name FROM audit_log ORDER BY 1",
    );
    expect(rows.map((row) => row.name)).toContain("audit_log_default");
    expect(rows.length).toBeGreaterThan(2);
    const { rows: made } = await application.query<{ count: number }>(
      "SELECT ensure_audit_partitions(5) AS count",
    );
    expect(made[0]?.count).toBe(2);
  });

  test("any part of a name is found through its index", async () => {
    await owner.query("SET enable_seqscan = off");
    const { rows } = await owner.query<{ "QUERY PLAN": string }>(
      "EXPLAIN SELECT id FROM audit_log WHERE search LIKE '%rüsse%'",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Bitmap Index Scan on \S*search/);
    const found = await owner.query("SELECT id FROM audit_log WHERE search LIKE '%brüsse%'");
    expect(found.rowCount).toBeGreaterThan(0);
  });
});
