import { describe, expect, it } from "vitest";
import { auditActions } from "#lib/audit/events";
import { sentenceOf, tellings, type Told } from "#lib/audit/sentence";

const ana: Told = {
  action: "file.downloaded",
  outcome: "success",
  actor: { kind: "user", name: "Ana Ruiz", email: "ana@example.test" },
  room: { name: "Project Nord" },
  target: { type: "file", name: "Articles.pdf" },
  before: null,
  after: null,
  detail: null,
};

describe("sentenceOf", () => {
  it.each<[Partial<Told>, string]>([
    [{}, "Ana Ruiz downloaded Articles.pdf"],
    [
      { action: "file.renamed", before: { name: "Draft.pdf" }, after: { name: "Final.pdf" } },
      "Ana Ruiz renamed Draft.pdf to Final.pdf",
    ],
    [
      { action: "member.added", target: { type: "user", name: "Ben Okafor" }, after: { role: "editor" } },
      "Ana Ruiz added Ben Okafor as an editor in Project Nord",
    ],
    [
      {
        action: "access.refused",
        outcome: "refused",
        target: null,
        detail: { code: "forbidden", permission: "file.download" },
      },
      "Ana Ruiz was not allowed to download files in Project Nord",
    ],
    [
      {
        action: "session.sign_in_failed",
        outcome: "refused",
        actor: { kind: "anonymous", name: null, email: null },
        detail: { email: "x@example.test", reason: "wrong_password" },
      },
      "Somebody could not sign in as x@example.test (wrong password)",
    ],
    [
      { action: "file.verified", actor: { kind: "system", name: null, email: null } },
      "Strongroom verified the bytes of Articles.pdf",
    ],
    [{ action: "file.folded", target: { type: "file", name: "A.pdf" } }, "Ana Ruiz did file.folded on A.pdf"],
  ])("%o", (given, sentence) => {
    expect(sentenceOf({ ...ana, ...given })).toBe(sentence);
  });

  it("has words for every action, whatever the event lacks", () => {
    expect(Object.keys(tellings).toSorted()).toEqual([...auditActions].toSorted());
    for (const action of auditActions) {
      const sentence = sentenceOf({ ...ana, action, target: null, room: null });
      expect(sentence).toMatch(/^Ana Ruiz [a-z]/);
      expect(sentence).not.toMatch(/undefined|null/);
    }
  });
});
