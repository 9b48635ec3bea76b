import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor";
import { roleAllows, roomRoles, type Permission } from "#lib/access/permissions";
import { listInvitations } from "#lib/invitations/list-invitations";
import { revokeInvitation } from "#lib/invitations/revoke-invitation";
import { addMember } from "#lib/members/add-member";
import { changeRole } from "#lib/members/change-role";
import { leaveRoom } from "#lib/members/leave-room";
import { listMembers } from "#lib/members/list-members";
import { removeMember } from "#lib/members/remove-member";
import { archiveRoom } from "#lib/rooms/archive-room";
import { deleteRoom } from "#lib/rooms/delete-room";
import { getRoom } from "#lib/rooms/get-room";
import { restoreRoom } from "#lib/rooms/restore-room";
import { unarchiveRoom } from "#lib/rooms/unarchive-room";
import { updateRoom } from "#lib/rooms/update-room";
import { testDatabase } from "#test/database";
import { makeActor, makeInvitation, makeMember, makeRoom, makeUser } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";

beforeAll(testDatabase);

const firstPage = { limit: 50 };

type Scene = { roomId: string; roomName: string; bystanderId: string; invitationId: string };
type Act = {
  name: string;
  permission: Permission;
  run: (actor: Actor, scene: Scene) => Promise<unknown>;
  /** what success leaves on the record; nothing for reads */
  records?: string;
  state?: "archived" | "deleted";
  changesContent?: true;
};

const acts: Act[] = [
  { name: "getRoom", permission: "room.view", run: (a, s) => getRoom(a, s.roomId) },
  {
    name: "updateRoom",
    permission: "room.update",
    run: (a, s) => updateRoom(a, s.roomId, { name: "Renamed" }),
    records: "room.updated",
    changesContent: true,
  },
  {
    name: "archiveRoom",
    permission: "room.archive",
    run: (a, s) => archiveRoom(a, s.roomId),
    records: "room.archived",
  },
  {
    name: "unarchiveRoom",
    permission: "room.archive",
    run: (a, s) => unarchiveRoom(a, s.roomId),
    records: "room.unarchived",
    state: "archived",
  },
  {
    name: "deleteRoom",
    permission: "room.delete",
    run: (a, s) => deleteRoom(a, s.roomId, { name: s.roomName }),
    records: "room.deleted",
  },
  {
    name: "restoreRoom",
    permission: "room.delete",
    run: (a, s) => restoreRoom(a, s.roomId),
    records: "room.restored",
    state: "deleted",
  },
  { name: "listMembers", permission: "member.list", run: (a, s) => listMembers(a, s.roomId, firstPage) },
  {
    name: "addMember",
    permission: "member.invite",
    run: async (a, s) => addMember(a, s.roomId, { email: (await makeUser()).email, role: "viewer" }),
    records: "member.added",
    changesContent: true,
  },
  {
    name: "addMember (invitation)",
    permission: "member.invite",
    run: (a, s) => addMember(a, s.roomId, { email: `new-${a.userId}@example.test`, role: "reader" }),
    records: "invitation.created",
    changesContent: true,
  },
  {
    name: "changeRole",
    permission: "member.update",
    run: (a, s) => changeRole(a, s.roomId, s.bystanderId, { role: "editor" }),
    records: "member.role_changed",
  },
  {
    name: "removeMember",
    permission: "member.remove",
    run: (a, s) => removeMember(a, s.roomId, s.bystanderId),
    records: "member.removed",
  },
  {
    name: "leaveRoom",
    permission: "room.leave",
    run: (a, s) => leaveRoom(a, s.roomId),
    records: "member.left",
  },
  {
    name: "listInvitations",
    permission: "member.remove",
    run: (a, s) => listInvitations(a, s.roomId, firstPage),
  },
  {
    name: "revokeInvitation",
    permission: "member.remove",
    run: (a, s) => revokeInvitation(a, s.roomId, s.invitationId),
    records: "invitation.revoked",
  },
];

async function makeScene({ state }: Act, archived = state === "archived") {
  const room = await makeRoom({
    ...(archived && { archivedAt: new Date() }),
    ...(state === "deleted" && { deletedAt: new Date() }),
  });
  const bystander = await makeMember({ room, role: "viewer" });
  const invitation = await makeInvitation({ room });
  const scene = {
    roomId: room.id,
    roomName: room.name,
    bystanderId: bystander.userId,
    invitationId: invitation.id,
  };
  return { room, scene };
}

const cases = acts.flatMap((act) => roomRoles.map((role) => ({ act, role, name: act.name })));

describe("every role × every function of rooms and people", () => {
  it.each(cases)("$role × $name", async ({ act, role }) => {
    const { room, scene } = await makeScene(act);
    const actor = makeActor((await makeMember({ room, role })).user);
    const before = (await recorded(room.id)).length;
    if (roleAllows(role, act.permission)) {
      await act.run(actor, scene);
      const after = await recorded(room.id);
      if (act.records) {
        expect(after.at(-1)).toMatchObject({
          action: act.records,
          outcome: "success",
          actorUserId: actor.userId,
        });
      } else {
        expect(after).toHaveLength(before);
      }
      return;
    }
    await expect(act.run(actor, scene)).rejects.toMatchObject({ code: "forbidden" });
    expect((await recorded(room.id)).slice(before)).toMatchObject([
      {
        action: "access.refused",
        outcome: "refused",
        actorUserId: actor.userId,
        detail: { code: "forbidden", permission: act.permission },
      },
    ]);
  });
});

describe("an outsider", () => {
  it.each(acts)("gets the same from $name as for an unknown room", async (act) => {
    const { room, scene } = await makeScene(act);
    for (const outsider of [await makeUser(), await makeUser({ instanceRole: "admin" })]) {
      const actor = makeActor(outsider);
      const refused: unknown = await act.run(actor, scene).catch((error: unknown) => error);
      const unknown = await act
        .run(actor, { ...scene, roomId: crypto.randomUUID() })
        .catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "not_found" });
      expect(refused).toEqual(unknown);
      expect(await lastRecorded(room.id)).toMatchObject({
        action: "access.refused",
        actorUserId: actor.userId,
        detail: { code: "not_found" },
      });
    }
  });
});

describe("an archived room", () => {
  it.each(acts.filter(({ changesContent }) => changesContent))("refuses its owner $name", async (act) => {
    const { room, scene } = await makeScene(act, true);
    await expect(act.run(makeActor(room.owner), scene)).rejects.toMatchObject({ code: "room_archived" });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "access.refused",
      detail: { code: "room_archived" },
    });
  });

  it("still lets its owner take people and invitations out", async () => {
    const room = await makeRoom({ archivedAt: new Date() });
    const member = await makeMember({ room });
    const invitation = await makeInvitation({ room });
    const owner = makeActor(room.owner);
    await removeMember(owner, room.id, member.userId);
    await revokeInvitation(owner, room.id, invitation.id);
  });
});
