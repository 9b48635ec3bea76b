import { beforeAll, describe, expect, inject, it } from "vitest";
import type { CreatedTokenDto } from "#lib/tokens/dto";
import type { OneTimeLinkDto, UserDto } from "#lib/users/dto";
import { testAdmin } from "#test/services/app";
import { HttpClient } from "#test/services/http-client";

const url = inject("appUrl");
const password = "a password for tests";
let admin: HttpClient;
let counter = 0;

type Person = { id: string; email: string; password: string };

beforeAll(async () => {
  admin = await HttpClient.signedIn(url, testAdmin);
});

/** A person who has set a password by the link that they were given. */
async function newPerson(): Promise<Person> {
  counter += 1;
  const email = `auth-${Date.now().toString(36)}-${counter}@example.test`;
  const { user, link } = await admin.json<{ user: UserDto; link: OneTimeLinkDto }>("POST", "/api/v1/users", {
    email,
    name: `Person ${counter}`,
  });
  const token = new URL(link.url).searchParams.get("token");
  const reset = await new HttpClient(url).send("POST", "/api/v1/password-resets", { token, password });
  expect(reset.status).toBe(204);
  return { id: user.id, email, password };
}

async function meStatus(client: HttpClient): Promise<number> {
  return (await client.send("GET", "/api/v1/me")).status;
}

/** Posts the sign-in form with these fields beside the CSRF token. */
async function post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const client = new HttpClient(url);
  const { csrfToken } = await client.json<{ csrfToken: string }>("GET", "/api/auth/csrf");
  return client.fetch("/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ csrfToken, json: "true", ...fields }),
  });
}

describe("signing in and out", () => {
  it("gives a cookie that scripts and other sites don't get, and takes it back", async () => {
    const person = await newPerson();
    const client = new HttpClient(url);
    expect(await meStatus(client)).toBe(401);
    const signedIn = await client.signIn(person);
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.get("cache-control")).toBe("private, no-store");
    const cookie = signedIn.headers.getSetCookie().find((line) => line.startsWith("strongroom.session="));
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(await client.json("GET", "/api/v1/me")).toMatchObject({ id: person.id, email: person.email });
    expect(await client.json("GET", "/api/auth/session")).toMatchObject({ user: { id: person.id } });

    const before = client.headers().cookie ?? "";
    const { csrfToken } = await client.json<{ csrfToken: string }>("GET", "/api/auth/csrf");
    expect((await client.send("POST", "/api/auth/signout", { csrfToken, json: "true" })).status).toBe(200);
    expect(await meStatus(client)).toBe(401);
    // the old cookie is worth nothing to whoever kept it
    expect((await fetch(`${url}/api/v1/me`, { headers: { cookie: before } })).status).toBe(401);
  });

  it("answers the same bytes for a wrong password and an unknown address", async () => {
    const person = await newPerson();
    const answers = [];
    for (const email of [person.email, "nobody-at-all@example.test"]) {
      const response = await post({ email, password: "wrong in any case" });
      answers.push({ status: response.status, body: await response.text() });
    }
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]).toEqual(answers[1]);
  });

  it("answers 429 with Retry-After once too many have failed, to the right password too", async () => {
    const person = await newPerson();
    for (let i = 0; i < 10; i++) {
      expect((await post({ email: person.email, password: "wrong in any case" })).status).toBe(401);
    }
    const response = await post({ email: person.email, password: person.password });
    expect(response.status).toBe(429);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(response.headers.getSetCookie().join()).not.toContain("strongroom.session=");
    expect(await response.json()).toMatchObject({ code: "too_many_requests", status: 429 });
  });

  it("needs the CSRF token and our own origin", async () => {
    const person = await newPerson();
    const withoutToken = await new HttpClient(url).fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ email: person.email, password, json: "true" }),
    });
    expect(withoutToken.headers.getSetCookie().join()).not.toContain("strongroom.session=");
    for (const origin of ["https://evil.example", "null", ""]) {
      const response = await post({ email: person.email, password }, { origin });
      expect(response.status, origin).toBe(403);
      expect(response.headers.getSetCookie().join()).not.toContain("strongroom.session=");
    }
  });

  it("leads to this origin only", async () => {
    const person = await newPerson();
    const cases = [
      ["https://evil.example/x", "/"],
      ["//evil.example", "/"],
      ["/\\evil.example", "/"],
      [`${url}@evil.example`, "/"],
      ["/rooms?x=1", "/rooms?x=1"],
    ] as const;
    for (const [callbackUrl, expected] of cases) {
      const response = await post({ email: person.email, password, callbackUrl });
      expect(await response.json()).toEqual({ url: new URL(expected, url).href });
    }
    const spoofed = await post(
      { email: person.email, password, callbackUrl: "/rooms", json: "" },
      { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    );
    expect(new URL(spoofed.headers.get("location") ?? "", url).origin).toBe(new URL(url).origin);
  });

  it("takes text for values, a small form, and nothing else of next-auth", async () => {
    const client = new HttpClient(url);
    const { csrfToken } = await client.json<{ csrfToken: string }>("GET", "/api/auth/csrf");
    const objects = {
      csrfToken,
      json: "true",
      email: { contains: "" },
      password: { not: "" },
      callbackUrl: {},
    };
    const refused = await client.send("POST", "/api/auth/callback/credentials", objects);
    expect(refused.status).toBe(401);
    const large = await post({ email: "x".repeat(20_000), password });
    expect(large.status).toBe(413);
    for (const [method, path] of [
      ["GET", "signout"],
      ["POST", "session"],
      ["POST", "signin/credentials"],
      ["GET", "callback/credentials"],
      ["POST", "callback/github"],
      ["POST", "_log"],
    ] as const) {
      expect((await client.send(method, `/api/auth/${path}`)).status, path).toBe(404);
    }
  });
});

describe("what was granted and taken back", () => {
  it("bites on the next request: session, account, role", async () => {
    const person = await newPerson();
    const [here, there] = [await HttpClient.signedIn(url, person), await HttpClient.signedIn(url, person)];
    type Sessions = { items: { id: string; current: boolean }[] };
    const sessions = await here.json<Sessions>("GET", "/api/v1/me/sessions");
    expect(sessions.items).toHaveLength(2);
    const other = sessions.items.find(({ current }) => !current);
    expect((await here.send("DELETE", `/api/v1/me/sessions/${other?.id}`)).status).toBe(204);
    expect(await meStatus(there)).toBe(401);
    expect((await there.send("GET", "/account")).headers.get("location")).toContain("/sign-in?callbackUrl=");

    await admin.json("PATCH", `/api/v1/users/${person.id}`, { instanceRole: "admin" });
    expect((await here.send("GET", "/api/v1/users")).status).toBe(200);
    await admin.json("PATCH", `/api/v1/users/${person.id}`, { instanceRole: "member" });
    expect((await here.send("GET", "/api/v1/users")).status).toBe(403);
    await admin.json("PATCH", `/api/v1/users/${person.id}`, { disabled: true });
    expect(await meStatus(here)).toBe(401);
  });

  it("a token reads where it may only read, writes nothing, and ends with its revocation", async () => {
    const person = await HttpClient.signedIn(url, await newPerson());
    const made = await person.send("POST", "/api/v1/tokens", { name: "reader", scope: "read" });
    expect(made.status).toBe(201);
    const { token, id } = (await made.json()) as CreatedTokenDto;
    const byToken = (method: string, path: string, body?: unknown) =>
      fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    expect((await byToken("GET", "/api/v1/me")).status).toBe(200);
    expect((await byToken("PATCH", "/api/v1/me", { name: "Changed" })).status).toBe(403);
    expect((await byToken("POST", "/api/v1/rooms", { name: "Made" })).status).toBe(403);
    const list = await (await person.send("GET", "/api/v1/tokens")).text();
    expect(list).toContain(id);
    expect(list).not.toContain(token);
    expect((await person.send("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
    expect((await byToken("GET", "/api/v1/me")).status).toBe(401);
  });

  it("a first password opens nothing but its own change", async () => {
    const email = `first-${Date.now().toString(36)}@example.test`;
    const first = "the first password given";
    await admin.json("POST", "/api/v1/users", { email, name: "First", password: first });
    const client = await HttpClient.signedIn(url, { email, password: first });
    expect(await client.json("GET", "/api/v1/me")).toMatchObject({ mustChangePassword: true });
    expect((await client.send("GET", "/api/v1/rooms")).status).toBe(403);
    expect((await client.send("POST", "/api/v1/tokens", { name: "x", scope: "read" })).status).toBe(403);
    expect((await client.send("GET", "/rooms")).headers.get("location")).toContain("/account/password");
    const change = { currentPassword: first, newPassword: "one that only I know" };
    expect((await client.send("POST", "/api/v1/me/password", change)).status).toBe(204);
    expect((await client.send("GET", "/api/v1/rooms")).status).toBe(200);
  });
});

describe("people over HTTP", () => {
  it("refuses unknown fields, prototype keys and limits out of bounds", async () => {
    const bad = [
      { email: "x@example.test", name: "X", passwordHash: "x" },
      { email: { contains: "@" }, name: "X" },
      { email: "x@example.test", name: "X", instanceRole: "owner" },
      { email: "not an address", name: "X" },
    ];
    for (const body of bad) expect((await admin.send("POST", "/api/v1/users", body)).status).toBe(400);
    const proto = await admin.fetch("/api/v1/users", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"email":"x@example.test","name":"X","__proto__":{"instanceRole":"admin"}}',
    });
    expect(proto.status).toBe(400);
    for (const limit of ["0", "201", "-1", "x"]) {
      expect((await admin.send("GET", `/api/v1/users?limit=${limit}`)).status).toBe(400);
    }
    expect((await admin.send("GET", "/api/v1/users?cursor=bm90IG91cnM")).status).toBe(400);
  });

  it("has no way to sign up, and no second set-up", async () => {
    const anybody = new HttpClient(url);
    const body = { token: "x".repeat(43), name: "X", email: "x@example.test", password };
    expect((await anybody.send("POST", "/api/v1/setup", body)).status).toBe(410);
    expect((await anybody.send("POST", "/api/v1/users", { email: "x@example.test", name: "X" })).status).toBe(
      401,
    );
  });

  it("keeps the last administrator", async () => {
    const me = await admin.json<{ id: string }>("GET", "/api/v1/me");
    const users = await admin.json<{ items: UserDto[] }>("GET", "/api/v1/users?limit=200");
    const others = users.items.filter((u) => u.instanceRole === "admin" && !u.disabledAt && u.id !== me.id);
    if (others.length > 0) return; // another test's administrator is at work; lib/users/last-admin.test.ts is thorough
    const response = await admin.send("PATCH", `/api/v1/users/${me.id}`, { disabled: true });
    expect(response.status).toBe(409);
  });
});
