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

/** Metrics are for METRICS_TOKEN's bearer, and for whoever asks on this machine without a proxy between. */
export function mayReadMetrics(headers: Headers): boolean {
  const { metricsToken } = env();
  const bearer = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return metricsToken !== undefined && sameSecret(bearer, metricsToken);
  const forwarded = headers.has("x-forwarded-for") || headers.has("forwarded") || headers.has("x-real-ip");
  return !forwarded && isLoopback(requestContext(headers).address);
}
