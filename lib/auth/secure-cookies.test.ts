import { expect, test } from "vitest";
import { authOptions } from "#lib/auth/auth-options";
import { readSessionId, sealSessionCookie, sessionCookieName } from "#lib/auth/session-cookie";
import { newId } from "#lib/db/new-id";

// read once by env(), at its first use below
process.env.APP_URL = "https://rooms.example.test";

test("on https every cookie is tied to this host and this scheme", async () => {
  const sessionId = newId();
  const cookie = await sealSessionCookie(sessionId);
  expect(cookie).toMatch(
    /^__Host-strongroom\.session=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  );
  const [pair = ""] = cookie.split(";");
  expect(await readSessionId(new Headers({ cookie: `a=b; ${pair}` }))).toBe(sessionId);
  // the name without its prefix, which a page on http or a sibling domain could set, is not read
  expect(await readSessionId(new Headers({ cookie: pair.replace("__Host-", "") }))).toBeNull();

  const context = { requestId: "test", address: null, userAgent: null };
  const { cookies } = authOptions(context, null, { error: null });
  expect(cookies?.sessionToken?.name).toBe(sessionCookieName());
  for (const kind of ["sessionToken", "csrfToken", "callbackUrl"] as const) {
    expect(cookies?.[kind]?.name).toMatch(/^__Host-/);
    expect(cookies?.[kind]?.options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  }
});
