import { beforeAll, describe, expect, it } from "vitest";
import { roomRoles } from "#lib/access/permissions";
import { db } from "#lib/db/client";
import { addMember } from "#lib/members/add-member";
import { changeRole } from "#lib/members/change-role";
import { leaveRoom } from "#lib/members/leave-room";
import { listMembers } from "#lib/members/list-members";
import { outranks } from "#lib/members/outranks";
import { removeMember } from "#lib/members/remove-member";
import { addMemberInput } from "#lib/members/schema";
import { getRoom } from "#lib/rooms/get-room";
import { testDatabase } from "#test/database";
import { makeActor, makeMember, makeRoom, makeUser } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";

beforeAll(testDatabase);

async function ownersOf(roomId: string): Promise<number> {
  return db().membership.count({ where: { roomId, role: "owner" } });
}

describe("outranks", () => {
  it.each(roomRoles.flatMap((role, rank) => roomRoles.map((other, below) => ({ role, other, rank, below }))))(
    "$role over $other",
    ({ role, other, rank, below }) => {
      expect(outranks(role, other)).toBe(role === "owner" || rank < below);
    },
  );
});

describe("listMembers", () => {
  it("tells everybody in the room in the order in which they came, page by page, and what the asker may do", async () => {
    const room = await makeRoom();
    const members = [];
    for (const role of ["editor", "viewer"] as const) members.push(await makeMember({ room, role }));
    const owner = makeActor(room.owner);
    const ids = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listMembers(owner, room.id, { limit: 1, cursor });
      ids.push(...page.items.map(({ userId }) => userId));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual([room.owner.id, ...members.map(({ userId }) => userId)]);
    const asOwner = await listMembers(owner, room.id, { limit: 50 });
    expect(asOwner.items.map(({ can }) => can)).toEqual(Array(3).fill({ changeRole: true, remove: true }));
    const [editor] = members;
    const asEditor = editor && (await listMembers(makeActor(editor.user), room.id, { limit: 50 }));
    expect(asEditor?.items.map(({ can, isYou }) => ({ ...can, isYou }))).toEqual([
      { changeRole: false, remove: false, isYou: false },
      { changeRole: false, remove: true, isYou: true },
      { changeRole: false, remove: false, isYou: false },
    ]);
  });

  it("keeps the same moment apart by id", async () => {
    const room = await makeRoom();
    for (let n = 0; n < 5; n += 1) await makeMember({ room });
    await db().$transaction([
      db()
        .$executeRaw`UPDATE membership SET created_at = '2026-01-02T03:04:05.678901Z' WHERE room_id = ${room.id}::uuid`,
      db().$executeRaw`
        INSERT INTO audit_pending (audit_id, created_at, leaf)
        VALUES (gen_random_uuid(), now(), decode(repeat('00', 32), 'hex'))`,
    ]);
    const seen = new Set<string>();
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listMembers(makeActor(room.owner), room.id, { limit: 2, cursor });
      for (const { userId } of page.items) seen.add(userId);
      cursor = page.nextCursor;
    }
    expect(seen.size).toBe(6);
  });
});

describe("addMember", () => {
  it("makes a person with an account a member at once, whatever the case of the address", async () => {
    const room = await makeRoom();
    const user = await makeUser();
    const input = addMemberInput.parse({ email: ` ${user.email.toUpperCase()} `, role: "contributor" });
    const added = await addMember(makeActor(room.owner), room.id, input);
    expect(added).toMatchObject({
      status: "member",
      email: user.email,
      role: "contributor",
      member: { userId: user.id },
      invitation: null,
      mailed: false,
    });
    expect(await getRoom(makeActor(user), room.id)).toMatchObject({ role: "contributor" });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "member.added",
      targetId: user.id,
      after: { role: "contributor", email: user.email },
    });
    await expect(addMember(makeActor(room.owner), room.id, input)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is one membership, however often it is asked for at once", async () => {
    const room = await makeRoom();
    const { email } = await makeUser();
    const actor = makeActor(room.owner);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => addMember(actor, room.id, { email, role: "viewer" })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().membership.count({ where: { roomId: room.id } })).toBe(2);
  });
});

describe("changeRole", () => {
  it("records the role before and after", async () => {
    const room = await makeRoom();
    const { userId } = await makeMember({ room, role: "reader" });
    const changed = await changeRole(makeActor(room.owner), room.id, userId, { role: "owner" });
    expect(changed).toMatchObject({ userId, role: "owner" });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "member.role_changed",
      targetId: userId,
      before: { role: "reader" },
      after: { role: "owner" },
    });
  });

  it("knows nobody of another room", async () => {
    const room = await makeRoom();
    const stranger = await makeMember();
    const actor = makeActor(room.owner);
    for (const attempt of [
      () => changeRole(actor, room.id, stranger.userId, { role: "reader" }),
      () => removeMember(actor, room.id, stranger.userId),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("the last owner", () => {
  it("can neither leave nor step down", async () => {
    const room = await makeRoom();
    const actor = makeActor(room.owner);
    await expect(leaveRoom(actor, room.id)).rejects.toMatchObject({ code: "last_owner" });
    await expect(changeRole(actor, room.id, room.owner.id, { role: "editor" })).rejects.toMatchObject({
      code: "last_owner",
    });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "access.refused",
      detail: { code: "last_owner", permission: "member.update" },
    });
    expect(await ownersOf(room.id)).toBe(1);
  });

  it("is whoever owns it with an account that works", async () => {
    const room = await makeRoom();
    await makeMember({ room, role: "owner", user: await makeUser({ disabledAt: new Date() }) });
    await expect(leaveRoom(makeActor(room.owner), room.id)).rejects.toMatchObject({ code: "last_owner" });
  });

  it("stays when fifty owners leave, step down and throw each other out at once", async () => {
    const room = await makeRoom();
    const owners = [room.owner];
    for (let n = 1; n < 50; n += 1) owners.push((await makeMember({ room, role: "owner" })).user);
    const results = await Promise.allSettled(
      owners.map((user, n) => {
        const actor = makeActor(user);
        if (n % 3 === 0) return leaveRoom(actor, room.id);
        if (n % 3 === 1) return changeRole(actor, room.id, user.id, { role: "viewer" });
        return removeMember(actor, room.id, owners[(n + 1) % owners.length]?.id ?? "");
      }),
    );
    const left = await ownersOf(room.id);
    expect(left).toBeGreaterThanOrEqual(1);
    const successes = results.filter(({ status }) => status === "fulfilled").length;
    const changes = (await recorded(room.id)).filter(({ action }) =>
      ["member.left", "member.removed", "member.role_changed"].includes(action),
    );
    expect(changes).toHaveLength(successes);
    expect(left).toBe(50 - successes);
  });

  it.each(Array.from({ length: 25 }, (_, n) => n))("is one of two who leave at once (%i)", async () => {
    const room = await makeRoom();
    const other = await makeMember({ room, role: "owner" });
    const results = await Promise.allSettled(
      [room.owner, other.user].map((user) => leaveRoom(makeActor(user), room.id)),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await ownersOf(room.id)).toBe(1);
  });
});

describe("removal", () => {
  it("counts from the next request on", async () => {
    const room = await makeRoom();
    const { user } = await makeMember({ room, role: "editor" });
    const member = makeActor(user);
    await getRoom(member, room.id);
    await removeMember(makeActor(room.owner), room.id, user.id);
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "member.removed",
      before: { role: "editor" },
    });
    await expect(getRoom(member, room.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("of oneself is leaving, for every role", async () => {
    const room = await makeRoom();
    const { user } = await makeMember({ room, role: "reader" });
    await removeMember(makeActor(user), room.id, user.id);
    expect(await lastRecorded(room.id)).toMatchObject({ action: "member.left", before: { role: "reader" } });
  });
});
