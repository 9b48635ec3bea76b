import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { authenticate } from "#lib/auth/authenticate";
import { hashSecret, newSecret } from "#lib/auth/secret-hash";
import { sealSessionCookie, sessionCookieName } from "#lib/auth/session-cookie";
import { record, systemSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { env } from "#lib/env";
import { revokeSession } from "#lib/sessions/revoke-session";
import { createToken } from "#lib/tokens/create-token";
import { revokeToken } from "#lib/tokens/revoke-token";
import { updateUser } from "#lib/users/update-user";
import type { User } from "#prisma/generated/client";
import { testDatabase } from "#test/database";
import { makeActor, makeAdmin, makeSession, makeUser } from "#test/factories";

const context = { requestId: "test", address: "192.0.2.1", userAgent: "test" };

beforeAll(testDatabase);

/** The `Cookie` header of a browser in this session. */
async function cookieOf(sessionId: string): Promise<string> {
  const [pair = ""] = (await sealSessionCookie(sessionId)).split(";");
  return pair;
}

async function withCookie(sessionId: string) {
  return authenticate(new Headers({ cookie: await cookieOf(sessionId) }), context);
}

function withBearer(token: string, more: Record<string, string> = {}) {
  return authenticate(new Headers({ authorization: `Bearer ${token}`, ...more }), context);
}

/** Sets columns of a row as time would, with the audit row that the database asks for. */
async function alter(sql: TemplateStringsArray, ...values: unknown[]): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw(sql, ...values);
    await record(tx, systemSubject, {
      action: "session.revoked",
      target: { type: "session", id: newId(), name: null },
    });
  });
}

describe("a session cookie", () => {
  test("names the person as the database has them now", async () => {
    const user = await makeUser({ mustChangePassword: true });
    const session = await makeSession({ user });
    expect(await withCookie(session.id)).toMatchObject({
      userId: user.id,
      email: user.email,
      sessionId: session.id,
      tokenId: null,
      scope: "write",
      instanceRole: "member",
      mustChangePassword: true,
    });
  });

  test("is worth nothing from the moment its session is revoked", async () => {
    const user = await makeUser();
    const session = await makeSession({ user });
    expect(await withCookie(session.id)).not.toBeNull();
    await revokeSession(makeActor(user, { sessionId: session.id }), session.id);
    expect(await withCookie(session.id)).toBeNull();
  });

  test("is refused when the session is out of date or was idle for a day", async () => {
    const expired = await makeSession({ expiresAt: new Date(Date.now() - 1000) });
    expect(await withCookie(expired.id)).toBeNull();
    const idle = await makeSession();
    await alter`UPDATE session SET last_seen_at = now() - interval '25 hours' WHERE id = ${idle.id}::uuid`;
    expect(await withCookie(idle.id)).toBeNull();
  });

  test("keeps its session alive, once a minute", async () => {
    const session = await makeSession();
    await alter`UPDATE session SET last_seen_at = now() - interval '2 hours' WHERE id = ${session.id}::uuid`;
    await withCookie(session.id);
    const first = await db().session.findUniqueOrThrow({ where: { id: session.id } });
    expect(Date.now() - first.lastSeenAt.getTime()).toBeLessThan(60_000);
    await withCookie(session.id);
    const second = await db().session.findUniqueOrThrow({ where: { id: session.id } });
    expect(second.lastSeenAt).toEqual(first.lastSeenAt);
  });

  test("is refused for a disabled account, and a changed role counts at once", async () => {
    const admin = await makeAdmin();
    const user = await makeUser();
    const session = await makeSession({ user });
    await updateUser(makeActor(admin), user.id, { instanceRole: "admin" });
    expect(await withCookie(session.id)).toMatchObject({ instanceRole: "admin" });
    await updateUser(makeActor(admin), user.id, { instanceRole: "member" });
    expect(await withCookie(session.id)).toMatchObject({ instanceRole: "member" });
    await updateUser(makeActor(admin), user.id, { disabled: true });
    expect(await withCookie(session.id)).toBeNull();
    await updateUser(makeActor(admin), user.id, { disabled: false });
    expect(await withCookie(session.id)).toBeNull();
  });

  test("is refused when any of its characters was changed", async () => {
    const session = await makeSession();
    const cookie = await cookieOf(session.id);
    expect(await authenticate(new Headers({ cookie }), context)).not.toBeNull();
    const start = cookie.indexOf("=") + 1;
    for (let at = start; at < cookie.length; at += 3) {
      const other = cookie[at] === "A" ? "B" : "A";
      const tampered = cookie.slice(0, at) + other + cookie.slice(at + 1);
      // the last character of a part may carry bits that do not count
      if (cookie[at] === "." || cookie[at + 1] === "." || at === cookie.length - 1) continue;
      expect(await authenticate(new Headers({ cookie: tampered }), context), `at ${at}`).toBeNull();
    }
  });

  test("is refused when another secret sealed it, when it is out of date, or names no session", async () => {
    const session = await makeSession();
    const seal = (token: Record<string, unknown>, secret: string, maxAge: number) =>
      encode({ token, secret, maxAge });
    const name = sessionCookieName();
    const forged = [
      await seal({ sid: session.id }, "another secret that is just as long", 3600),
      await seal({ sid: session.id }, env().authSecret, -60),
      await seal({ sub: session.id }, env().authSecret, 3600),
      await seal({ sid: { contains: "" } }, env().authSecret, 3600),
      await seal({ sid: "' OR true --" }, env().authSecret, 3600),
      "eyJhbGciOiJub25lIn0.e30.",
      "x".repeat(10_000),
      "",
    ];
    for (const value of forged) {
      expect(await authenticate(new Headers({ cookie: `${name}=${value}` }), context)).toBeNull();
    }
  });
});

describe("an API token", () => {
  async function tokenOf(user: User, scope: "read" | "write" = "read") {
    const session = await makeSession({ user });
    const actor = makeActor(user, { sessionId: session.id });
    return { actor, ...(await createToken(actor, { name: "test", scope })) };
  }

  test("names its person, itself and its scope, and remembers its use", async () => {
    const user = await makeUser();
    const { token, id } = await tokenOf(user);
    expect(token).toMatch(/^sr_[\w-]{43}$/);
    expect(await withBearer(token)).toMatchObject({
      userId: user.id,
      tokenId: id,
      sessionId: null,
      scope: "read",
    });
    const row = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(row.lastUsedAt).not.toBeNull();
    expect(Buffer.from(row.tokenHash).equals(hashSecret(token))).toBe(true);
  });

  test("is refused once revoked, out of date, or when its person is disabled", async () => {
    const admin = await makeAdmin();
    const user = await makeUser();
    const revoked = await tokenOf(user);
    await revokeToken(revoked.actor, revoked.id);
    expect(await withBearer(revoked.token)).toBeNull();

    const expired = await tokenOf(user);
    await alter`UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = ${expired.id}::uuid`;
    expect(await withBearer(expired.token)).toBeNull();

    const { token } = await tokenOf(user, "write");
    expect(await withBearer(token)).not.toBeNull();
    await updateUser(makeActor(admin), user.id, { disabled: true });
    expect(await withBearer(token)).toBeNull();
    await updateUser(makeActor(admin), user.id, { disabled: false });
    expect(await withBearer(token)).toBeNull();
  });

  test("that is wrong is not made good by a cookie beside it", async () => {
    const session = await makeSession();
    const cookie = await cookieOf(session.id);
    expect(await withBearer(`sr_${newSecret()}`, { cookie })).toBeNull();
    expect(await authenticate(new Headers({ authorization: "Basic eDp5", cookie }), context)).toBeNull();
  });

  test("makes no other token", async () => {
    const actor = makeActor(await makeUser(), { tokenId: newId() });
    await expect(createToken(actor, { name: "more", scope: "write" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("of somebody else can't be revoked", async () => {
    const { id, token } = await tokenOf(await makeUser());
    await expect(revokeToken(makeActor(await makeUser()), id)).rejects.toMatchObject({ code: "not_found" });
    expect(await withBearer(token)).not.toBeNull();
  });
});
