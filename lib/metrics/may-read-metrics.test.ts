import { afterEach, describe, expect, it, vi } from "vitest";
import { clientAddressHeader } from "#lib/http/request-context";
import { mayReadMetrics } from "#lib/metrics/may-read-metrics";

const settings = vi.hoisted((): { metricsToken: string | undefined } => ({ metricsToken: undefined }));
vi.mock("#lib/env", () => ({ env: () => settings }));

const from = (address: string, more: Record<string, string> = {}) =>
  mayReadMetrics(new Headers({ [clientAddressHeader]: address, ...more }));

describe("mayReadMetrics", () => {
  afterEach(() => {
    settings.metricsToken = undefined;
  });

  it("lets this machine in, by any of its names", () => {
    expect(from("127.0.0.1")).toBe(true);
    expect(from("::1")).toBe(true);
    expect(from("::ffff:127.0.0.1")).toBe(true);
    // as Next adds it
    expect(from("::1", { "x-forwarded-for": "::1" })).toBe(true);
  });

  it("refuses others, and what a proxy on this machine passes on", () => {
    expect(from("192.0.2.7")).toBe(false);
    expect(from("not an address")).toBe(false);
    expect(mayReadMetrics(new Headers())).toBe(false);
    expect(from("127.0.0.1", { "x-forwarded-for": "192.0.2.7" })).toBe(false);
    expect(from("127.0.0.1", { "x-forwarded-for": "127.0.0.1, 192.0.2.7" })).toBe(false);
    expect(from("127.0.0.1", { via: "1.1 proxy" })).toBe(false);
  });

  it("lets the token in from anywhere, and no other", () => {
    expect(from("192.0.2.7", { authorization: "Bearer " })).toBe(false);
    expect(from("192.0.2.7", { authorization: "Bearer undefined" })).toBe(false);
    settings.metricsToken = "a token of sixteen";
    expect(from("192.0.2.7", { authorization: "Bearer a token of sixteen" })).toBe(true);
    expect(from("192.0.2.7", { authorization: "Bearer another token here" })).toBe(false);
  });
});
