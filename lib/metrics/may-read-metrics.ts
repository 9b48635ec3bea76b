import { createHash, timingSafeEqual } from "node:crypto";
import ipaddr from "ipaddr.js";
import { env } from "#lib/env";
import { requestContext } from "#lib/http/request-context";

function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function isLoopback(address: string | null): boolean {
  return address !== null && ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

// Next itself adds X-Forwarded-For with the address of the connection; a proxy on this machine adds its client's.
function cameThroughProxy(headers: Headers): boolean {
  const hops = headers.get("x-forwarded-for")?.split(",") ?? [];
  const named = headers.has("forwarded") || headers.has("x-real-ip") || headers.has("via");
  return named || !hops.every((hop) => isLoopback(hop.trim()));
}

/** Metrics are for METRICS_TOKEN's bearer, and for whoever asks on this machine without a proxy between. */
export function mayReadMetrics(headers: Headers): boolean {
  const { metricsToken } = env();
  const bearer = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return metricsToken !== undefined && sameSecret(bearer, metricsToken);
  return isLoopback(requestContext(headers).address) && !cameThroughProxy(headers);
}
