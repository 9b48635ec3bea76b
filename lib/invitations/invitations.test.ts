import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client";
import { acceptAsNewPerson } from "#lib/invitations/accept-as-new-person";
import { acceptInvitation } from "#lib/invitations/accept-invitation";
import { listInvitations } from "#lib/invitations/list-invitations";
import { previewInvitation } from "#lib/invitations/preview-invitation";
import { revokeInvitation } from "#lib/invitations/revoke-invitation";
import { addMember } from "#lib/members/add-member";
import { archiveRoom } from "#lib/rooms/archive-room";
import { getRoom } from "#lib/rooms/get-room";
import { unarchiveRoom } from "#lib/rooms/unarchive-room";
import { testDatabase } from "#test/database";
import { makeActor, makeInvitation, makeMember, makeRoom, makeUser, unique } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";

beforeAll(testDatabase);

const account = { name: "Greta Gast", password: "mauve tractor ponders 41 lanterns" };
const context = { requestId: "a-request", address: "192.0.2.7", userAgent: "test" };

function tokenOf(link: string | null | undefined): string {
  return link?.split("/").at(-1) ?? "";
}

async function invite(role: "viewer" | "editor" = "viewer") {
  const room = await makeRoom();
  const owner = makeActor(room.owner);
  const email = `${unique("guest")}@example.test`;
  const added = await addMember(owner, room.id, { email, role });
  return { room, owner, email, added, token: tokenOf(added.invitation?.link) };
}

describe("inviting an address without an account", () => {
  it("answers in the shape of a membership, with a link to copy, and keeps only the link's hash", async () => {
    const { room, owner, email, added, token } = await invite();
    expect(added).toMatchObject({ status: "invited", email, role: "viewer", member: null, mailed: false });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "invitation.created",
      after: { email, role: "viewer" },
    });
    const row = await db().invitation.findUniqueOrThrow({ where: { id: added.invitation?.id ?? "" } });
    expect(Buffer.from(row.tokenHash).toString("base64url")).not.toBe(token);
    const { items } = await listInvitations(owner, room.id, { limit: 50 });
    expect(items).toMatchObject([
      { id: added.invitation?.id, email, link: added.invitation?.link, expired: false },
    ]);
    expect(JSON.stringify(await recorded(room.id))).not.toContain(token);
  });

  it("again replaces the invitation", async () => {
    const { room, owner, email, token } = await invite();
    const again = await addMember(owner, room.id, { email, role: "editor" });
    await expect(previewInvitation(token)).rejects.toMatchObject({ code: "gone" });
    expect(await previewInvitation(tokenOf(again.invitation?.link))).toMatchObject({ role: "editor" });
    expect((await listInvitations(owner, room.id, { limit: 50 })).items).toHaveLength(1);
    expect((await recorded(room.id)).map(({ action }) => action)).toEqual([
      "room.created",
      "invitation.created",
      "invitation.revoked",
      "invitation.created",
    ]);
  });

  it("is listed page by page", async () => {
    const room = await makeRoom();
    for (let n = 0; n < 3; n += 1) await makeInvitation({ room });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listInvitations(makeActor(room.owner), room.id, { limit: 1, cursor });
      seen.push(...page.items.map(({ email }) => email));
      // a link that was made with another secret can't be shown again
      expect(page.items.map(({ link }) => link)).toEqual([null]);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(seen.toSorted());
    expect(new Set(seen).size).toBe(3);
  });
});

describe("accepting as a new person", () => {
  it("makes the account, the membership and a session, all on the record", async () => {
    const { room, email, token } = await invite("editor");
    expect(await previewInvitation(token)).toEqual({
      roomName: room.name,
      invitedBy: room.owner.name,
      email,
      role: "editor",
      hasAccount: false,
    });
    const accepted = await acceptAsNewPerson(token, account, context);
    expect(accepted.roomId).toBe(room.id);
    const user = await db().user.findUniqueOrThrow({ where: { email } });
    expect(user).toMatchObject({ name: account.name, instanceRole: "member", mustChangePassword: false });
    const session = await db().session.findUniqueOrThrow({ where: { id: accepted.sessionId } });
    expect(session.userId).toBe(user.id);
    expect(await getRoom(makeActor(user), room.id)).toMatchObject({ role: "editor" });
    expect((await recorded(room.id)).slice(-2)).toMatchObject([
      { action: "invitation.accepted", actorUserId: user.id, after: { userId: user.id, role: "editor" } },
      { action: "member.added", actorUserId: user.id, targetId: user.id, after: { role: "editor", email } },
    ]);
    await expect(acceptAsNewPerson(token, account, context)).rejects.toMatchObject({ code: "gone" });
  });

  it("refuses a password that is easy to guess", async () => {
    const { token } = await invite();
    await expect(
      acceptAsNewPerson(token, { name: "G", password: "password1234" }, context),
    ).rejects.toMatchObject({ code: "invalid_input", errors: [{ path: "account.password" }] });
  });

  it("makes one account, however often it is asked for at once", async () => {
    const { email, token } = await invite();
    const attempts = Array.from({ length: 10 }, () => acceptAsNewPerson(token, account, context));
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().user.count({ where: { email } })).toBe(1);
  });

  it("is not for an address that has an account by now", async () => {
    const { email, token } = await invite();
    await makeUser({ email });
    await expect(acceptAsNewPerson(token, account, context)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("accepting as a signed-in person", () => {
  it("works for the invited address only", async () => {
    const { room, email, token } = await invite();
    const stranger = makeActor(await makeUser());
    await expect(acceptInvitation(stranger, token)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getRoom(stranger, room.id)).rejects.toMatchObject({ code: "not_found" });
    const invited = makeActor(await makeUser({ email: email.toUpperCase() }));
    expect(await acceptInvitation(invited, token)).toEqual({ roomId: room.id });
    expect(await getRoom(invited, room.id)).toMatchObject({ role: "viewer" });
    await expect(acceptInvitation(invited, token)).rejects.toMatchObject({ code: "gone" });
  });

  it("waits until a new password is set, where one has to be", async () => {
    const { room, email, token } = await invite();
    const actor = makeActor(await makeUser({ email, mustChangePassword: true }));
    await expect(acceptInvitation(actor, token)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getRoom(actor, room.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("changes nothing for somebody who is in the room already", async () => {
    const { room, email, token } = await invite("editor");
    const user = await makeUser({ email });
    await makeMember({ room, user, role: "reader" });
    await acceptInvitation(makeActor(user), token);
    expect(await getRoom(makeActor(user), room.id)).toMatchObject({ role: "reader" });
  });
});

describe("a link that is no longer valid", () => {
  it.each(["unknown", "revoked", "expired", "deleted room"])("is refused alike: %s", async (why) => {
    const { room, owner, added, token } = await invite();
    let link = token;
    if (why === "unknown") link = "A".repeat(43);
    if (why === "revoked") {
      await revokeInvitation(owner, room.id, added.invitation?.id ?? "");
      expect(await lastRecorded(room.id)).toMatchObject({ action: "invitation.revoked" });
    }
    if (why === "expired")
      link = (await makeInvitation({ room, expiresAt: new Date(Date.now() - 1000) })).token;
    if (why === "deleted room") {
      link = (await makeInvitation({ room: await makeRoom({ deletedAt: new Date() }) })).token;
    }
    const gone = { code: "gone", message: expect.stringContaining("no longer valid") as string };
    await expect(previewInvitation(link)).rejects.toMatchObject(gone);
    await expect(acceptAsNewPerson(link, account, context)).rejects.toMatchObject(gone);
    await expect(acceptInvitation(makeActor(await makeUser()), link)).rejects.toMatchObject(gone);
  });

  it("cannot be used while the room is archived, and can again after", async () => {
    const { room, owner, token } = await invite();
    await archiveRoom(owner, room.id);
    await expect(acceptAsNewPerson(token, account, context)).rejects.toMatchObject({ code: "room_archived" });
    await unarchiveRoom(owner, room.id);
    await acceptAsNewPerson(token, account, context);
  });

  it("is not revoked from another room", async () => {
    const { added } = await invite();
    const other = await makeRoom();
    const revoke = revokeInvitation(makeActor(other.owner), other.id, added.invitation?.id ?? "");
    await expect(revoke).rejects.toMatchObject({ code: "not_found" });
  });
});
