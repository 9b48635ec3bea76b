import { expect, test } from "vitest";
import { addressKey } from "#lib/auth/sign-in-limits";

test("an IPv4 address is one client, however it is written", () => {
  expect(addressKey("192.0.2.7")).toBe("192.0.2.7");
  expect(addressKey("::ffff:192.0.2.7")).toBe("192.0.2.7");
});

test("an IPv6 network of 64 bits is one client", () => {
  expect(addressKey("2001:db8:1:2::1")).toBe(addressKey("2001:db8:1:2:ffff::9"));
  expect(addressKey("2001:db8:1:2::1")).not.toBe(addressKey("2001:db8:1:3::1"));
});

test("whatever is no address shares one key", () => {
  expect(addressKey(null)).toBe("unknown");
  expect(addressKey("not an address")).toBe("unknown");
});
