import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { clientAddressReader } from "#server/client-address";

function request(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const message = new IncomingMessage(socket);
  if (forwarded !== undefined) message.headers["x-forwarded-for"] = forwarded;
  return message;
}

test("is the connection's, whatever a client claims", () => {
  expect(clientAddressReader([])(request("203.0.113.9", "1.2.3.4"))).toBe("203.0.113.9");
  expect(clientAddressReader(["10.0.0.0/8"])(request("203.0.113.9", "1.2.3.4"))).toBe("203.0.113.9");
});

test("is what a trusted proxy wrote, not what the client sent along", () => {
  const read = clientAddressReader(["10.0.0.0/8", "::1"]);
  expect(read(request("10.0.0.1", "6.6.6.6, 203.0.113.9"))).toBe("203.0.113.9");
  expect(read(request("10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2"))).toBe("203.0.113.9");
  expect(read(request("::1", "2001:db8::1"))).toBe("2001:db8::1");
});

test("is the last proxy's when nothing usable stands before it", () => {
  const read = clientAddressReader(["10.0.0.0/8"]);
  expect(read(request("10.0.0.1"))).toBe("10.0.0.1");
  expect(read(request("10.0.0.1", "unknown"))).toBe("10.0.0.1");
});

test("is IPv4 when it came mapped into IPv6", () => {
  expect(clientAddressReader([])(request("::ffff:192.0.2.1"))).toBe("192.0.2.1");
});
