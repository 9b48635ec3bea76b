import type pg from "pg";

export const sizes = { users: 1_000, rooms: 1_000, files: 100_000, events: 1_000_000 };

/** The room with 100,000 files, and who owns it. */
export type Seeded = { roomId: string; ownerId: string };

/**
 * Fills an empty instance to the sizes above, with plain SQL as the owner of the tables: the triggers that demand an
 * audit row are off meanwhile. `ownerEmail` must exist; it becomes the owner of the large room.
 */
export async function seed(client: pg.Client, ownerEmail: string): Promise<Seeded> {
  const tables = ['"user"', "room", "membership", "folder", "file", "file_room_link"];
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const { rows } = await client.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [ownerEmail]);
  const ownerId = rows[0]?.id;
  if (!ownerId) throw new Error(`no account for ${ownerEmail}`);
  const present = await client.query<{ room_id: string }>(
    "SELECT id AS room_id FROM room WHERE name = 'Room 1'",
  );
  let roomId = present.rows[0]?.room_id;
  if (!roomId) {
    await client.query(
      `INSERT INTO "user" (id, email, name, password_hash, updated_at)
       SELECT uuidv7(), 'person' || n || '@bench.test', 'Person ' || n, '-', now() FROM generate_series(1, $1::int) n`,
      [sizes.users],
    );
    await client.query(
      `INSERT INTO room (id, name, description, created_by_id, updated_at)
       SELECT uuidv7(), 'Room ' || n, '', $2, now() FROM generate_series(1, $1::int) n`,
      [sizes.rooms, ownerId],
    );
    await client.query(
      `INSERT INTO folder (id, room_id, name, created_by_id, updated_at)
       SELECT id, id, '', created_by_id, now() FROM room ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO membership (id, user_id, room_id, role)
       SELECT uuidv7(), $1, id, 'owner' FROM room WHERE name LIKE 'Room %'`,
      [ownerId],
    );
    await client.query(
      `INSERT INTO membership (id, user_id, room_id, role)
       SELECT uuidv7(), u.id, r.id, 'viewer'
       FROM (SELECT id, row_number() OVER () AS n FROM room WHERE name LIKE 'Room %') r
       JOIN (SELECT id, row_number() OVER () AS n FROM "user" WHERE email LIKE '%@bench.test') u
         ON u.n BETWEEN r.n AND r.n + 4`,
    );
    const room = await client.query<{ id: string }>("SELECT id FROM room WHERE name = 'Room 1'");
    roomId = room.rows[0]?.id;
    if (!roomId) throw new Error("seeding made no room");
    await client.query(
      `WITH content AS (
         INSERT INTO file (id, user_id, sha256, size, media_type, storage_key, status, verified_at)
         SELECT uuidv7(), $2, encode(sha256(n::text::bytea), 'hex'), 1000 + n % 5000000, 'application/pdf',
                'bench/' || n, 'verified', now()
         FROM generate_series(1, $3::int) n RETURNING id, size)
       INSERT INTO file_room_link (id, room_id, folder_id, file_id, name, size, added_by_id, updated_at)
       SELECT uuidv7(), $1, $1, id, 'Document ' || row_number() OVER () || '.pdf', size, $2, now() FROM content`,
      [roomId, ownerId, sizes.files],
    );
    await client.query(
      `INSERT INTO audit_log (id, created_at, action, outcome, actor_kind, actor_user_id, actor_name, actor_email,
         room_id, room_name, target_type, target_id, target_name, address, user_agent, payload, nonce)
       SELECT uuidv7(), now() - n * interval '1.5 seconds',
         (ARRAY['file.downloaded', 'file.previewed', 'file.added', 'member.added'])[1 + n % 4], 'success', 'user', $2,
         'Person', $3, $1, 'Room 1', 'file', gen_random_uuid(), 'Document ' || n || '.pdf', '127.0.0.1', 'bench', '{}',
         decode('00', 'hex')
       FROM generate_series(1, $4::int) n`,
      [roomId, ownerId, ownerEmail, sizes.events],
    );
    await client.query("ANALYZE");
  }
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  return { roomId, ownerId };
}
