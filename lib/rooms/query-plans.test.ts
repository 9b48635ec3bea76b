import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor";
import { record, systemSubject } from "#lib/audit/record";
import { useDatabase } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { acceptInvitation } from "#lib/invitations/accept-invitation";
import { listInvitations } from "#lib/invitations/list-invitations";
import { previewInvitation } from "#lib/invitations/preview-invitation";
import { addMember } from "#lib/members/add-member";
import { changeRole } from "#lib/members/change-role";
import { leaveRoom } from "#lib/members/leave-room";
import { listMembers } from "#lib/members/list-members";
import { removeMember } from "#lib/members/remove-member";
import { archiveRoom } from "#lib/rooms/archive-room";
import { createRoom } from "#lib/rooms/create-room";
import { deleteRoom } from "#lib/rooms/delete-room";
import { getRoom } from "#lib/rooms/get-room";
import { listDeletedRooms } from "#lib/rooms/list-deleted-rooms";
import { listRooms } from "#lib/rooms/list-rooms";
import { purgeDeletedRooms } from "#lib/rooms/purge-deleted-rooms";
import { restoreRoom } from "#lib/rooms/restore-room";
import { unarchiveRoom } from "#lib/rooms/unarchive-room";
import { updateRoom } from "#lib/rooms/update-room";
import { freshDatabase } from "#test/database";
import { makeActor, makeInvitation, makeLink, makeMember, makeRoom, makeUser } from "#test/factories";
import { plansOf, scannedTables, sortedTables, statementsOf } from "#test/query-plans";

let actor: Actor;
let room: Awaited<ReturnType<typeof makeRoom>>;

// One person in 3,000 rooms, one room with 3,000 people, 5,000 files and 20,000 events: enough that reading a table
// from end to end is the dearer plan.
beforeAll(async () => {
  const urls = await freshDatabase();
  await useDatabase(urls.application);
  room = await makeRoom();
  actor = makeActor(room.owner);
  const { file } = await makeLink({ room });
  await transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "user" (id, email, name, password_hash, updated_at)
      SELECT gen_random_uuid(), 'p' || n || '@example.test', 'Person ' || n, '', now() FROM generate_series(1, 3000) n`;
    await tx.$executeRaw`INSERT INTO room (id, name, created_by_id, updated_at)
      SELECT gen_random_uuid(), 'Room ' || n, ${actor.userId}::uuid, now() FROM generate_series(1, 3000) n`;
    await tx.$executeRaw`INSERT INTO membership (id, user_id, room_id, role)
      SELECT gen_random_uuid(), ${actor.userId}::uuid, id, 'owner' FROM room ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO membership (id, user_id, room_id, role)
      SELECT gen_random_uuid(), id, ${room.id}::uuid, 'viewer' FROM "user" ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO invitation (id, room_id, email, role, token_hash, invited_by_id, expires_at)
      SELECT gen_random_uuid(), id, name || '@example.test', 'viewer', sha256(id::text::bytea), ${actor.userId}::uuid,
        now() + interval '1 day' FROM room`;
    await tx.$executeRaw`INSERT INTO folder (id, room_id, name, created_by_id, updated_at)
      SELECT id, id, '', created_by_id, now() FROM room ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO file_room_link (id, room_id, folder_id, file_id, name, size, added_by_id, updated_at)
      SELECT gen_random_uuid(), ${room.id}::uuid, ${room.id}::uuid, ${file.id}::uuid, 'File ' || n, 1,
        ${actor.userId}::uuid, now() FROM generate_series(1, 5000) n`;
    await tx.$executeRaw`INSERT INTO upload (id, room_id, folder_id, user_id, name, media_type, size, sha256, storage_key,
        part_size, expires_at)
      SELECT gen_random_uuid(), id, id, created_by_id, 'u', 'text/plain', 1, repeat('0', 64), id::text, 1, now()
      FROM room`;
    await tx.$executeRaw`INSERT INTO audit_log (id, created_at, action, outcome, actor_kind, room_id, payload, nonce)
      SELECT gen_random_uuid(), now() - n * interval '1 second', 'file.downloaded', 'success', 'system',
        ${room.id}::uuid, '{}', '\\x00' FROM generate_series(1, 20000) n`;
    await record(tx, systemSubject, {
      action: "user.enabled",
      target: { type: "user", id: "seed", name: null },
    });
  });
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query("ANALYZE");
  await owner.end();
});

async function expectIndexed(work: () => Promise<unknown>, options: { paged?: true } = {}) {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    for (const plan of await plansOf(statement)) {
      expect(scannedTables(plan), statement.text).toEqual([]);
      if (options.paged) expect(sortedTables(plan), statement.text).toEqual([]);
    }
  }
}

describe("no statement reads or sorts a table", () => {
  it("one's rooms, first and next page, in one statement", async () => {
    const { nextCursor, items } = await listRooms(actor, { limit: 50 });
    expect(items).toHaveLength(50);
    const cursor = nextCursor ?? "";
    expect(await statementsOf(() => listRooms(actor, { limit: 50 }))).toHaveLength(1);
    await expectIndexed(() => listRooms(actor, { limit: 50 }));
    await expectIndexed(() => listRooms(actor, { limit: 200, cursor }));
    await expectIndexed(() => listDeletedRooms(actor, { limit: 50 }));
  });

  it("the latest event of a quiet room is not looked for in the whole log, of which a loud room has most", async () => {
    for (const statement of await statementsOf(() => listRooms(actor, { limit: 50 }))) {
      for (const plan of await plansOf(statement)) {
        expect(JSON.stringify(plan)).toMatch(/audit_log_\d+_\d+_room_id_created_at_id_idx/);
        expect(JSON.stringify(plan)).not.toMatch(/audit_log_(\d+_\d+|default)_created_at_id_idx/);
      }
    }
  });

  it("a room's people, first and next page", async () => {
    const { nextCursor } = await listMembers(actor, room.id, { limit: 50 });
    const cursor = nextCursor ?? "";
    await expectIndexed(() => listMembers(actor, room.id, { limit: 50 }), { paged: true });
    await expectIndexed(() => listMembers(actor, room.id, { limit: 50, cursor }), { paged: true });
    await expectIndexed(() => listInvitations(actor, room.id, { limit: 50 }));
  });

  it("a room: make, read, change, archive, delete, restore, look for what to purge", async () => {
    let id = "";
    await expectIndexed(async () => {
      id = (await createRoom(actor, { name: "New" })).id;
    });
    await expectIndexed(() => getRoom(actor, id));
    await expectIndexed(() => updateRoom(actor, id, { name: "Newer" }));
    await expectIndexed(() => archiveRoom(actor, id));
    await expectIndexed(() => unarchiveRoom(actor, id));
    await expectIndexed(() => deleteRoom(actor, id, { name: "Newer" }));
    await expectIndexed(() => restoreRoom(actor, id));
    // a purge that finds nothing, as it mostly is; one that finds something may read what it removes as it likes
    await expectIndexed(() => purgeDeletedRooms());
  });

  it("people: add, invite, accept, change, remove, leave", async () => {
    const person = await makeUser();
    await expectIndexed(() => addMember(actor, room.id, { email: person.email, role: "viewer" }));
    await expectIndexed(() => addMember(actor, room.id, { email: "nobody@example.test", role: "viewer" }));
    const { token, email } = await makeInvitation({ room });
    const invited = makeActor(await makeUser({ email }));
    await expectIndexed(() => previewInvitation(token));
    await expectIndexed(() => acceptInvitation(invited, token));
    await expectIndexed(() => changeRole(actor, room.id, person.id, { role: "owner" }));
    await expectIndexed(() => changeRole(actor, room.id, person.id, { role: "viewer" }));
    await expectIndexed(() => removeMember(actor, room.id, person.id));
    const { user } = await makeMember({ room, role: "reader" });
    await expectIndexed(() => leaveRoom(makeActor(user), room.id));
  });
});
