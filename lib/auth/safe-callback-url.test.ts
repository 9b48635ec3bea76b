import { describe, expect, test } from "vitest";
import { safeCallbackUrl } from "#lib/auth/safe-callback-url";
import { env } from "#lib/env";

describe("safeCallbackUrl", () => {
  test.each(["/rooms", "/rooms/1?q=a%20b&x=1#top", "/", "/account"])("keeps %s", (path) => {
    expect(safeCallbackUrl(path)).toBe(path);
  });

  test("takes the path of an address on this origin", () => {
    expect(safeCallbackUrl(`${env().appUrl}/rooms?x=1`)).toBe("/rooms?x=1");
  });

  test.each([
    "https://evil.example/rooms",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    `${env().appUrl}.evil.example/`,
    `${env().appUrl.replace("://", "://a:b@")}/rooms`,
    `https://${new URL(env().appUrl).host}@evil.example/`,
    "/api/auth/signout",
    "",
    "x".repeat(3000),
    null,
    undefined,
    ["/rooms"],
    { toString: () => "/rooms" },
  ])("goes to the start page for %j", (asked) => {
    const url = safeCallbackUrl(asked);
    expect(new URL(url, env().appUrl).origin).toBe(new URL(env().appUrl).origin);
    expect(url.startsWith("//")).toBe(false);
    if (asked !== "") expect(url).toBe("/");
  });
});
