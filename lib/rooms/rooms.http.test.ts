import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { InvitationItem } from "#lib/invitations/dto";
import type { AddedMember, MemberItem } from "#lib/members/dto";
import type { DeletedRoomItem, RoomDto, RoomListItem } from "#lib/rooms/dto";
import { testAdmin } from "#test/services/app";
import { HttpClient } from "#test/services/http-client";

type List<T> = { items: T[]; nextCursor: string | null };

const url = inject("appUrl");
const account = { name: "Greta Gast", password: "mauve tractor ponders 41 lanterns" };
let owner: HttpClient;

beforeAll(async () => {
  owner = await HttpClient.signedIn(url, testAdmin);
});

async function makeRoom(name = `Room ${randomUUID()}`) {
  const room = await owner.json<RoomDto>("POST", "/api/v1/rooms", { name });
  return { room, path: `/api/v1/rooms/${room.id}` };
}

/** A new person in the room, by the link that its owner got. */
async function join(path: string, role = "viewer") {
  const email = `guest-${randomUUID()}@example.test`;
  const added = await owner.json<AddedMember>("POST", `${path}/members`, { email, role });
  const token = added.invitation?.link?.split("/").at(-1) ?? "";
  const client = new HttpClient(url);
  const accepted = await client.send("POST", "/api/v1/invitations/accept", { token, account });
  return { client, email, token, accepted };
}

async function whole(response: Response) {
  const body: unknown = await response.json();
  return { status: response.status, type: response.headers.get("content-type"), body };
}

describe("a room over the wire", () => {
  it("is made, read, changed, archived, deleted and restored", async () => {
    const { room, path } = await makeRoom();
    const list = await owner.json<List<RoomListItem>>("GET", "/api/v1/rooms?limit=1");
    expect(list.items).toMatchObject([{ id: room.id, role: "owner", people: { count: 1, capped: false } }]);
    expect(await owner.json("PATCH", path, { description: "Second round" })).toMatchObject({
      description: "Second round",
    });
    expect(await owner.json("PUT", `${path}/archive`)).toMatchObject({ can: { "room.update": false } });
    expect((await owner.send("PATCH", path, { name: "x" })).status).toBe(409);
    expect(await owner.json("DELETE", `${path}/archive`)).toMatchObject({ archivedAt: null });
    expect((await owner.send("DELETE", path, { name: "another" })).status).toBe(400);
    expect((await owner.send("DELETE", path, { name: room.name })).status).toBe(204);
    expect((await owner.send("GET", path)).status).toBe(404);
    const deleted = await owner.json<List<DeletedRoomItem>>("GET", "/api/v1/rooms?state=deleted&limit=200");
    expect(deleted.items.map(({ id }) => id)).toContain(room.id);
    expect(await owner.json("POST", `${path}/restore`)).toMatchObject({ id: room.id });
    expect((await owner.send("GET", path)).status).toBe(200);
  });

  it.each([
    { name: "x", color: "red" },
    { name: ["x"] },
    { name: { contains: "" } },
    JSON.parse('{"name":"x","__proto__":{"admin":true}}') as unknown,
    {},
  ])("refuses the input %j", async (input) => {
    expect((await owner.send("POST", "/api/v1/rooms", input)).status).toBe(400);
  });

  it.each(["limit=0", "limit=201", "limit=many", "cursor=x", "state=all", "offset=3"])(
    "refuses ?%s",
    async (q) => {
      expect((await owner.send("GET", `/api/v1/rooms?${q}`)).status).toBe(400);
    },
  );
});

describe("people over the wire", () => {
  it("join by invitation, signed in, and are out at once when they are removed", async () => {
    const { room, path } = await makeRoom();
    const { client, email, token, accepted } = await join(path, "editor");
    expect(accepted.status).toBe(201);
    expect(await accepted.json()).toEqual({ roomId: room.id });
    expect(accepted.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await client.json("GET", path)).toMatchObject({ role: "editor" });
    const again = await new HttpClient(url).send("POST", "/api/v1/invitations/accept", { token, account });
    expect(again.status).toBe(410);

    const members = await owner.json<List<MemberItem>>("GET", `${path}/members`);
    const guest = members.items.find((member) => member.email === email);
    const place = `${path}/members/${guest?.userId ?? ""}`;
    expect((await client.send("PATCH", place, { role: "owner" })).status).toBe(403);
    expect(await owner.json("PATCH", place, { role: "reader" })).toMatchObject({ role: "reader" });
    expect(await client.json("GET", path)).toMatchObject({ role: "reader" });
    expect((await owner.send("DELETE", place)).status).toBe(204);
    const refused = await whole(await client.send("GET", path));
    expect(refused).toEqual(await whole(await client.send("GET", `/api/v1/rooms/${randomUUID()}`)));
    expect(refused.status).toBe(404);
  });

  it("leave by removing themselves, but for the last owner", async () => {
    const { path } = await makeRoom();
    const { client } = await join(path);
    const members = await client.json<List<MemberItem>>("GET", `${path}/members`);
    const [first, me] = members.items;
    expect((await client.send("DELETE", `${path}/members/${me?.userId ?? ""}`)).status).toBe(204);
    const stays = await owner.send("DELETE", `${path}/members/${first?.userId ?? ""}`);
    expect(await whole(stays)).toMatchObject({ status: 409, body: { code: "last_owner" } });
  });

  it("are not invited, nor shown invitations, by those who may not", async () => {
    const { path } = await makeRoom();
    const { client } = await join(path, "editor");
    const invite = { email: "friend@example.test", role: "reader" };
    expect((await client.send("POST", `${path}/members`, invite)).status).toBe(403);
    expect((await client.send("GET", `${path}/invitations`)).status).toBe(403);
    await owner.json("POST", `${path}/members`, invite);
    const [open] = (await owner.json<List<InvitationItem>>("GET", `${path}/invitations`)).items;
    expect((await client.send("DELETE", `${path}/invitations/${open?.id ?? ""}`)).status).toBe(403);
    expect((await owner.send("DELETE", `${path}/invitations/${open?.id ?? ""}`)).status).toBe(204);
    const token = open?.link?.split("/").at(-1) ?? "";
    const late = await new HttpClient(url).send("POST", "/api/v1/invitations/accept", { token, account });
    expect(late.status).toBe(410);
  });
});
