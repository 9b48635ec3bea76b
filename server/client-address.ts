import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";

type Network = ReturnType<typeof ipaddr.parseCIDR>;

function parseNetwork(text: string): Network {
  if (text.includes("/")) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/**
 * Finds the address of who asks. `X-Forwarded-For` is believed only as far as it was written by proxies of the given
 * networks: from the right, the first address that is not one of them.
 */
export function clientAddressReader(trustedProxies: string[]): (request: IncomingMessage) => string | null {
  const networks = trustedProxies.map(parseNetwork);
  const parse = (text: string) => (ipaddr.isValid(text) ? ipaddr.process(text) : null);
  const isTrusted = (text: string) => {
    const address = parse(text);
    return (
      address !== null &&
      networks.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits))
    );
  };
  return (request) => {
    let current = parse(request.socket.remoteAddress ?? "")?.toString() ?? null;
    if (networks.length === 0) return current;
    const forwarded = String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((part) => part.trim());
    while (current !== null && isTrusted(current)) {
      const before = parse(forwarded.pop() ?? "");
      if (before === null) break;
      current = before.toString();
    }
    return current;
  };
}
