import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { apiRoutes, type ApiRoute } from "#test/api-routes";
import { testAdmin } from "#test/services/app";
import { HttpClient } from "#test/services/http-client";

/** Routes that belong to the instance or to the caller: no room, and so nothing of somebody else's, is in their path. */
const withoutRoom = new Set([
  "/api/v1/audit",
  "/api/v1/audit/people",
  "/api/v1/audit/rooms",
  "/api/v1/audit/{eventId}",
  "/api/v1/users",
  "/api/v1/users/{userId}",
  "/api/v1/users/{userId}/password-reset",
]);
/** Routes whose every answer is about the caller. */
const ownOnly = new Set([
  "/api/v1/me",
  "/api/v1/me/password",
  "/api/v1/me/sessions",
  "/api/v1/tokens",
  "/api/v1/rooms",
]);
/** Routes for people who are not signed in: they hold a secret of their own. */
const bySecret = new Set(["/api/v1/setup", "/api/v1/password-resets", "/api/v1/invitations/accept"]);
/** Things of one person outside of rooms: for anybody else they do not exist. */
const personal = new Set(["/api/v1/me/sessions/{sessionId}", "/api/v1/tokens/{tokenId}"]);

const sha256 = "a".repeat(64);
const claim = { name: "stolen.pdf", size: 10, sha256 };
/** A valid body for each route that wants one: so that what refuses is the permission, not the form. */
const bodies: Record<string, unknown> = {
  "PATCH /api/v1/rooms/{roomId}": { name: "Mine now" },
  "DELETE /api/v1/rooms/{roomId}": { name: "B's room" },
  "POST /api/v1/rooms/{roomId}/members": { email: "thief@strongroom.test", role: "owner" },
  "PATCH /api/v1/rooms/{roomId}/members/{userId}": { role: "reader" },
  "POST /api/v1/rooms/{roomId}/folders": { name: "Mine" },
  "PATCH /api/v1/rooms/{roomId}/folders/{folderId}": { name: "Mine" },
  "PATCH /api/v1/rooms/{roomId}/files/{linkId}": { name: "Mine.pdf" },
  "POST /api/v1/rooms/{roomId}/uploads": claim,
  "POST /api/v1/rooms/{roomId}/uploads/batch": { items: [claim] },
  "POST /api/v1/rooms/{roomId}/uploads/{uploadId}/parts": { partNumbers: [1] },
  "POST /api/v1/users": { email: "friend@strongroom.test", name: "Friend" },
  "PATCH /api/v1/users/{userId}": { instanceRole: "admin" },
};

type Ids = Record<string, string>;
let stranger: HttpClient;
let owner: HttpClient;
/** B's ids, by the names that paths use */
let theirs: Ids;
let ownRoomId: string;

const url = inject("appUrl");
const password = "a long enough pass phrase";

async function person(admin: HttpClient, name: string): Promise<HttpClient> {
  const email = `${name}-${randomUUID()}@strongroom.test`;
  await admin.json("POST", "/api/v1/users", { email, name, password });
  const client = await HttpClient.signedIn(url, { email, password });
  const next = "another long pass phrase";
  await client.send("POST", "/api/v1/me/password", { currentPassword: password, newPassword: next });
  return HttpClient.signedIn(url, { email, password: next });
}

type Claimed = {
  uploadId: string;
  parts: { method: string; url: string; headers: Record<string, string> }[];
};

async function upload(
  client: HttpClient,
  roomId: string,
  name: string,
): Promise<{ id: string; fileId: string }> {
  const bytes = randomBytes(1000);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const claimed = await client.json<Claimed>("POST", `/api/v1/rooms/${roomId}/uploads`, {
    name,
    size: bytes.length,
    sha256: hash,
  });
  const [part] = claimed.parts;
  if (!part) throw new Error("no part to send");
  const sent = await fetch(new URL(part.url, url), {
    method: part.method,
    headers: part.headers,
    body: bytes,
  });
  if (!sent.ok) throw new Error(`PUT answered ${sent.status}: ${await sent.text()}`);
  const done = await client.json<{ file: { id: string; fileId: string } }>(
    "POST",
    `/api/v1/rooms/${roomId}/uploads/${claimed.uploadId}/complete`,
    {},
  );
  return done.file;
}

beforeAll(async () => {
  const admin = await HttpClient.signedIn(url, testAdmin);
  owner = await person(admin, "B");
  stranger = await person(admin, "A");
  const room = await owner.json<{ id: string }>("POST", "/api/v1/rooms", { name: "B's room" });
  const own = await stranger.json<{ id: string }>("POST", "/api/v1/rooms", { name: "A's room" });
  ownRoomId = own.id;
  const base = `/api/v1/rooms/${room.id}`;
  const folder = await owner.json<{ id: string }>("POST", `${base}/folders`, { name: "Finance" });
  const file = await upload(owner, room.id, "secret.pdf");
  const pending = await owner.json<Claimed>("POST", `${base}/uploads`, {
    name: "pending.pdf",
    size: 5,
    sha256: "b".repeat(64),
  });
  await owner.send("POST", `${base}/members`, {
    email: `guest-${randomUUID()}@strongroom.test`,
    role: "viewer",
  });
  const invitations = await owner.json<{ items: { id: string }[] }>("GET", `${base}/invitations`);
  const events = await owner.json<{ items: { id: string }[] }>("GET", `${base}/audit`);
  const me = await owner.json<{ id: string }>("GET", "/api/v1/me");
  const sessions = await owner.json<{ items: { id: string }[] }>("GET", "/api/v1/me/sessions");
  const token = await owner.json<{ id: string }>("POST", "/api/v1/tokens", { name: "B's", scope: "read" });
  theirs = {
    roomId: room.id,
    folderId: folder.id,
    linkId: file.id,
    uploadId: pending.uploadId,
    invitationId: invitations.items[0]?.id ?? "",
    eventId: events.items[0]?.id ?? "",
    userId: me.id,
    sessionId: sessions.items[0]?.id ?? "",
    tokenId: token.id,
  };
});

function fill(pattern: string, ids: Ids): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`no id of B's for {${name}} in ${pattern}: add one to this suite`);
    return id;
  });
}

function bodyOf({ method, pattern }: ApiRoute, ids: Ids): unknown {
  if (method === "GET") return undefined;
  if (pattern.endsWith("/uploads/batch/complete")) return { items: [{ uploadId: ids.uploadId }] };
  return bodies[`${method} ${pattern}`] ?? {};
}

const routes = await apiRoutes();
const inRooms = routes.filter(({ pattern }) => pattern.startsWith("/api/v1/rooms/{roomId}"));
const name = ({ method, pattern }: ApiRoute) => `${method} ${pattern}`;

describe("user A against user B's ids", () => {
  it("knows every route", () => {
    const unknown = routes.filter(
      (route) =>
        !inRooms.includes(route) &&
        ![withoutRoom, ownOnly, bySecret, personal].some((known) => known.has(route.pattern)),
    );
    expect(unknown.map(name)).toEqual([]);
    expect(inRooms.length).toBeGreaterThan(20);
  });

  it.each(inRooms.map((route) => [name(route), route] as const))(
    "%s: a stranger gets the bytes of an unknown room",
    async (_, route) => {
      const answer = await stranger.send(route.method, fill(route.pattern, theirs), bodyOf(route, theirs));
      const unknownIds = { ...theirs, roomId: randomUUID() };
      const unknown = await stranger.send(
        route.method,
        fill(route.pattern, unknownIds),
        bodyOf(route, theirs),
      );
      expect(answer.status).toBe(404);
      expect(unknown.status).toBe(404);
      expect(await answer.text()).toBe(await unknown.text());
    },
  );

  const nested = inRooms.filter(({ pattern }) => /\{(?!roomId)\w+\}/.test(pattern));
  it.each(nested.map((route) => [name(route), route] as const))(
    "%s: an id of B's room under A's own room is not found",
    async (_, route) => {
      const ids = { ...theirs, roomId: ownRoomId };
      const answer = await stranger.send(route.method, fill(route.pattern, ids), bodyOf(route, ids));
      expect(answer.status).toBe(404);
    },
  );

  it.each(
    routes.filter(({ pattern }) => personal.has(pattern)).map((route) => [name(route), route] as const),
  )("%s: what is B's own does not exist for A", async (_, route) => {
    const answer = await stranger.send(route.method, fill(route.pattern, theirs), bodyOf(route, theirs));
    expect(answer.status).toBe(404);
  });

  it.each(
    routes.filter(({ pattern }) => withoutRoom.has(pattern)).map((route) => [name(route), route] as const),
  )("%s: only for admins", async (_, route) => {
    const answer = await stranger.send(route.method, fill(route.pattern, theirs), bodyOf(route, theirs));
    expect(answer.status).toBe(403);
  });

  it.each(
    routes.filter(({ pattern }) => !bySecret.has(pattern)).map((route) => [name(route), route] as const),
  )("%s: nothing without signing in", async (_, route) => {
    const nobody = new HttpClient(url);
    const answer = await nobody.send(route.method, fill(route.pattern, theirs), bodyOf(route, theirs));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  it.each(
    routes
      .filter(({ pattern, method }) => method !== "GET" && !bySecret.has(pattern))
      .map((route) => [name(route), route] as const),
  )("%s: refused when another site sends it", async (_, route) => {
    for (const origin of ["https://evil.example", "null"]) {
      const answer = await owner.fetch(fill(route.pattern, theirs), {
        method: route.method,
        headers: { origin, "content-type": "application/json" },
        body: JSON.stringify(bodyOf(route, theirs) ?? {}),
      });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "wrong_origin" });
    }
  });

  it("has left everything of B's as it was", async () => {
    const room = await owner.json<{ name: string }>("GET", `/api/v1/rooms/${theirs.roomId}`);
    expect(room.name).toBe("B's room");
    const files = await owner.json<{ items: { name: string }[] }>(
      "GET",
      `/api/v1/rooms/${theirs.roomId}/files`,
    );
    expect(files.items.map((file) => file.name)).toEqual(["secret.pdf"]);
  });

  it("has put the refusals on the record of B's room", async () => {
    const log = await owner.json<{ items: { action: string; outcome: string }[] }>(
      "GET",
      `/api/v1/rooms/${theirs.roomId}/audit?outcome=refused&limit=200`,
    );
    expect(log.items.length).toBeGreaterThanOrEqual(inRooms.length);
  });
});
