import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeEntry } from "#lib/audit/entry";
import type { AuditEvent } from "#lib/audit/events";
import { anonymousSubject, systemSubject } from "#lib/audit/record";

const renamed: AuditEvent = {
  action: "file.renamed",
  target: { type: "file", id: "0192f0c0-0000-7000-8000-000000000001", name: "Draft.pdf" },
  before: { name: "Draft.pdf" },
  after: { name: "Final.pdf" },
};

describe("makeEntry", () => {
  it("keeps the event as canonical JSON: sorted keys, no spaces, everything that the columns have", () => {
    const { payload, nonce, leaf, ...columns } = makeEntry(systemSubject, renamed, "success");
    expect(JSON.parse(payload)).toEqual(columns);
    expect(Object.keys(JSON.parse(payload) as object)).toEqual(Object.keys(columns).toSorted());
    expect(payload).not.toMatch(/": |, "/);
    expect(nonce).toHaveLength(16);
    expect(leaf).toHaveLength(32);
  });

  it("makes the leaf of RFC 6962 over nonce and payload, another one for the same event again", () => {
    const first = makeEntry(systemSubject, renamed, "success");
    const bytes = Buffer.concat([Buffer.of(0), first.nonce, Buffer.from(first.payload)]);
    expect(first.leaf).toEqual(createHash("sha256").update(bytes).digest());
    expect(makeEntry(systemSubject, renamed, "success").leaf).not.toEqual(first.leaf);
  });

  it("records names that PostgreSQL or canonical JSON could not hold", () => {
    const context = { requestId: "r", address: "::1", userAgent: "\0\uD800agent" };
    const entry = makeEntry(
      anonymousSubject(context),
      { action: "session.sign_in_failed", detail: { email: "a\0b\uDC00", reason: "unknown_account" } },
      "refused",
    );
    expect(entry.detail).toEqual({ email: "a\uFFFDb\uFFFD", reason: "unknown_account" });
    expect(entry.userAgent).toBe("\uFFFD\uFFFDagent");
  });

  it("refuses what is no event", () => {
    const broken: unknown = { ...renamed, after: { name: 7 } };
    expect(() => makeEntry(systemSubject, broken as AuditEvent, "success")).toThrow();
  });
});
