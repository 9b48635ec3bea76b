import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client";
import { archiveRoom } from "#lib/rooms/archive-room";
import { createRoom } from "#lib/rooms/create-room";
import { deleteRoom } from "#lib/rooms/delete-room";
import { getRoom } from "#lib/rooms/get-room";
import { listDeletedRooms } from "#lib/rooms/list-deleted-rooms";
import { listRooms } from "#lib/rooms/list-rooms";
import { purgeDeletedRooms } from "#lib/rooms/purge-deleted-rooms";
import { restoreRoom } from "#lib/rooms/restore-room";
import { createRoomInput } from "#lib/rooms/schema";
import { unarchiveRoom } from "#lib/rooms/unarchive-room";
import { updateRoom } from "#lib/rooms/update-room";
import { testDatabase } from "#test/database";
import { makeActor, makeFolder, makeLink, makeMember, makeRoom, makeUser } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";

beforeAll(testDatabase);

const firstPage = { limit: 50 };

describe("createRoom", () => {
  it("makes its creator the owner and its root folder", async () => {
    const actor = makeActor(await makeUser());
    const room = await createRoom(actor, { name: "Project Nord", description: "A deal" });
    expect(room).toMatchObject({
      name: "Project Nord",
      description: "A deal",
      role: "owner",
      archivedAt: null,
    });
    expect(room.can["room.delete"]).toBe(true);
    const root = await db().folder.findUnique({ where: { id: room.id } });
    expect(root).toMatchObject({ roomId: room.id, parentId: null, name: "" });
    expect(await recorded(room.id)).toMatchObject([
      { action: "room.created", outcome: "success", actorUserId: actor.userId, targetId: room.id },
    ]);
  });

  it.each(["", "   ", "a\nb", "x".repeat(121), "nul\0"])("refuses the name %j", (name) => {
    expect(createRoomInput.safeParse({ name }).success).toBe(false);
  });
});

describe("listRooms", () => {
  it("tells role, files, people and last activity of one's own rooms, newest first, page by page", async () => {
    const user = await makeUser();
    const actor = makeActor(user);
    const older = await makeRoom({ owner: user });
    const newer = await makeRoom();
    await makeMember({ room: newer, user, role: "reader" });
    await makeLink({ room: newer });
    await makeLink({ room: newer, removedAt: new Date() });
    await makeRoom();
    const first = await listRooms(actor, { limit: 1 });
    expect(first.items).toMatchObject([
      {
        id: newer.id,
        role: "reader",
        files: { count: 1, capped: false },
        people: { count: 2, capped: false },
      },
    ]);
    const activity = Date.parse(first.items[0]?.lastActivityAt ?? "");
    expect(activity).toBeGreaterThan(newer.createdAt.getTime());
    const second = await listRooms(actor, { limit: 1, cursor: first.nextCursor ?? "" });
    expect(second.items.map(({ id }) => id)).toEqual([older.id]);
    expect(second.nextCursor).toBeNull();
  });

  it("counts to a thousand and no further", async () => {
    const room = await makeRoom();
    const { file } = await makeLink({ room });
    await db().$transaction([
      db().$executeRaw`
        INSERT INTO file_room_link (id, room_id, folder_id, file_id, name, size, added_by_id, updated_at)
        SELECT gen_random_uuid(), ${room.id}::uuid, ${room.id}::uuid, ${file.id}::uuid, 'n' || n, 1,
          ${room.owner.id}::uuid, now() FROM generate_series(1, 1200) n`,
      db().$executeRaw`
        INSERT INTO audit_pending (audit_id, created_at, leaf)
        VALUES (gen_random_uuid(), now(), decode(repeat('00', 32), 'hex'))`,
    ]);
    const { items } = await listRooms(makeActor(room.owner), firstPage);
    expect(items[0]?.files).toEqual({ count: 1000, capped: true });
  });

  it("refuses a cursor that it did not give", async () => {
    const actor = makeActor(await makeUser());
    await expect(listRooms(actor, { limit: 1, cursor: "bm90IGpzb24" })).rejects.toMatchObject({
      code: "bad_request",
    });
  });
});

describe("updateRoom", () => {
  it("changes name and description, with both states on the record", async () => {
    const room = await makeRoom({ name: "Old", description: "d" });
    const actor = makeActor(room.owner);
    expect(await updateRoom(actor, room.id, { name: "New" })).toMatchObject({
      name: "New",
      description: "d",
    });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "room.updated",
      before: { name: "Old", description: "d" },
      after: { name: "New", description: "d" },
    });
  });

  it("records nothing when nothing changes", async () => {
    const room = await makeRoom({ name: "Same" });
    await updateRoom(makeActor(room.owner), room.id, { name: "Same" });
    expect(await recorded(room.id)).toHaveLength(1);
  });
});

describe("archiving", () => {
  it("makes the room read-only, and back", async () => {
    const room = await makeRoom();
    const actor = makeActor(room.owner);
    const archived = await archiveRoom(actor, room.id);
    expect(archived.archivedAt).not.toBeNull();
    expect(archived.can["room.update"]).toBe(false);
    expect(archived.can["room.archive"]).toBe(true);
    expect(await lastRecorded(room.id)).toMatchObject({ action: "room.archived" });
    await expect(updateRoom(actor, room.id, { name: "x" })).rejects.toMatchObject({ code: "room_archived" });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "access.refused",
      outcome: "refused",
      detail: { code: "room_archived", permission: "room.update" },
    });
    expect(await getRoom(actor, room.id)).toMatchObject({ id: room.id });
    expect((await unarchiveRoom(actor, room.id)).archivedAt).toBeNull();
    expect(await lastRecorded(room.id)).toMatchObject({ action: "room.unarchived" });
    await updateRoom(actor, room.id, { name: "x" });
  });

  it("happens once, however often it is asked for", async () => {
    const room = await makeRoom();
    const actor = makeActor(room.owner);
    await Promise.all(Array.from({ length: 20 }, () => archiveRoom(actor, room.id)));
    const rows = (await recorded(room.id)).filter(({ action }) => action === "room.archived");
    expect(rows).toHaveLength(1);
  });
});

describe("deleting", () => {
  it("wants the name typed", async () => {
    const room = await makeRoom({ name: "Typed" });
    await expect(deleteRoom(makeActor(room.owner), room.id, { name: "typed" })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "name" }],
    });
  });

  it("closes the room to everybody as if it had never been, until an owner restores it", async () => {
    const room = await makeRoom();
    const owner = makeActor(room.owner);
    const member = makeActor((await makeMember({ room })).user);
    await deleteRoom(owner, room.id, { name: room.name });
    expect(await lastRecorded(room.id)).toMatchObject({ action: "room.deleted", actorUserId: owner.userId });
    const unknown = await getRoom(owner, crypto.randomUUID()).catch((error: unknown) => error);
    for (const actor of [owner, member]) {
      await expect(getRoom(actor, room.id)).rejects.toEqual(unknown);
      expect((await listRooms(actor, firstPage)).items).toEqual([]);
    }
    expect((await listDeletedRooms(owner, firstPage)).items).toMatchObject([
      { id: room.id, name: room.name },
    ]);
    expect((await listDeletedRooms(member, firstPage)).items).toEqual([]);
    await expect(restoreRoom(member, room.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await restoreRoom(owner, room.id)).toMatchObject({ id: room.id, role: "owner" });
    expect(await lastRecorded(room.id)).toMatchObject({ action: "room.restored" });
    expect(await getRoom(member, room.id)).toMatchObject({ role: "viewer" });
    await expect(restoreRoom(owner, room.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is one restoring, however often it is asked for at once", async () => {
    const room = await makeRoom({ deletedAt: new Date() });
    const actor = makeActor(room.owner);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => restoreRoom(actor, room.id)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("purgeDeletedRooms", () => {
  it("removes what was deleted 30 days ago, leaves the rest, and keeps the record", async () => {
    const day = 24 * 60 * 60 * 1000;
    const due = await makeRoom({ deletedAt: new Date(Date.now() - 30.1 * day) });
    const link = await makeLink({ room: due, folderId: (await makeFolder({ room: due })).id });
    const young = await makeRoom({ deletedAt: new Date(Date.now() - 29.9 * day) });
    const live = await makeRoom();
    const owner = makeActor(due.owner);
    expect((await listDeletedRooms(owner, firstPage)).items).toEqual([]);
    await expect(restoreRoom(owner, due.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await lastRecorded(due.id)).toMatchObject({ action: "access.refused", outcome: "refused" });
    expect(await purgeDeletedRooms()).toBe(1);
    const left = await db().room.findMany({ where: { id: { in: [due.id, young.id, live.id] } } });
    expect(left.map(({ id }) => id).toSorted()).toEqual([young.id, live.id].toSorted());
    expect(await db().file.findUnique({ where: { id: link.fileId } })).not.toBeNull();
    expect((await recorded(due.id)).slice(-2)).toMatchObject([
      { action: "file.purged", targetId: link.id, before: { name: link.name, fileId: link.fileId } },
      { action: "room.purged", targetId: due.id, detail: { links: 1, folders: 2 } },
    ]);
    expect(await purgeDeletedRooms()).toBe(0);
  });

  it("waits for uploads whose bytes may still lie in the storage", async () => {
    const room = await makeRoom({ deletedAt: new Date(0) });
    const claim = {
      roomId: room.id,
      folderId: room.id,
      userId: room.owner.id,
      name: "n",
      mediaType: "text/plain",
      size: 1n,
      sha256: "0".repeat(64),
      storageKey: `uploads/${room.id}`,
      partSize: 1n,
      expiresAt: new Date(0),
    };
    await db().$transaction([
      db().upload.create({ data: claim }),
      db().$executeRaw`
        INSERT INTO audit_pending (audit_id, created_at, leaf)
        VALUES (gen_random_uuid(), now(), decode(repeat('00', 32), 'hex'))`,
    ]);
    expect(await purgeDeletedRooms()).toBe(0);
    await db().upload.updateMany({ where: { roomId: room.id }, data: { cleanedAt: new Date() } });
    // expiring is the files domain's: here only its mark is set
    expect(await purgeDeletedRooms()).toBe(1);
  });
});
