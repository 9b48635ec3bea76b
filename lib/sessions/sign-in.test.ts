import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databasePool, db } from "#lib/db/client";
import { AppError } from "#lib/errors";
import { signOut } from "#lib/sessions/end-session";
import { listSessions } from "#lib/sessions/queries";
import { revokeSession } from "#lib/sessions/revoke-session";
import { revokeOtherSessions } from "#lib/sessions/revoke-sessions";
import { signIn } from "#lib/sessions/sign-in";
import { changePassword } from "#lib/users/change-password";
import { testDatabase } from "#test/database";
import { makeActor, makeSession, makeUser, unique } from "#test/factories";

const password = "a password for tests";
let nextAddress = 1;

/** Each test comes from an address of its own, so that none uses up another's attempts. */
function fromElsewhere() {
  nextAddress += 1;
  return { requestId: unique("request"), address: `198.51.100.${nextAddress}`, userAgent: "Test" };
}

async function attempt(email: string, given: string, context = fromElsewhere()): Promise<string> {
  return signIn({ email, password: given }, context, null).then(
    () => "signed in",
    (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error as Error)),
  );
}

type Row = {
  action: string;
  outcome: string;
  actor_email: string | null;
  detail: Record<string, unknown> | null;
};

async function recorded(requestId: string): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT action, outcome, actor_email, detail FROM audit_log WHERE request_id = ${requestId} ORDER BY id`;
}

beforeAll(testDatabase);
beforeEach(() => {
  nextAddress = (nextAddress + 40) % 250;
});

describe("signing in", () => {
  test("makes a session and records it", async () => {
    const user = await makeUser({ password });
    const context = fromElsewhere();
    const { sessionId } = await signIn({ email: user.email, password }, context, null);
    const session = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session).toMatchObject({ userId: user.id, address: context.address, revokedAt: null });
    expect(await recorded(context.requestId)).toMatchObject([
      { action: "session.signed_in", outcome: "success", actor_email: user.email },
    ]);
  });

  test("ends the session that the browser had", async () => {
    const user = await makeUser({ password });
    const old = await makeSession({ user });
    const context = fromElsewhere();
    await signIn({ email: user.email, password }, context, old.id);
    expect((await db().session.findUniqueOrThrow({ where: { id: old.id } })).revokedAt).not.toBeNull();
    const actions = (await recorded(context.requestId)).map(({ action }) => action);
    expect(actions.sort()).toEqual(["session.revoked", "session.signed_in"]);
  });

  test("tells unknown address, wrong password and disabled account apart in the record only", async () => {
    const known = await makeUser({ password });
    const disabled = await makeUser({ password, disabledAt: new Date() });
    const cases = [
      ["nobody@example.test", password, "unknown address"],
      [known.email, "something else entirely", "wrong password"],
      [disabled.email, password, "account disabled"],
    ] as const;
    const answers: unknown[] = [];
    for (const [email, given, reason] of cases) {
      const context = fromElsewhere();
      const error: unknown = await signIn({ email, password: given }, context, null).catch((e: unknown) => e);
      answers.push(
        error instanceof AppError && { code: error.code, message: error.message, more: error.errors },
      );
      expect(await recorded(context.requestId)).toMatchObject([
        { action: "session.sign_in_failed", outcome: "refused", detail: { email, reason } },
      ]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test("takes as long for an unknown address as for a wrong password", async () => {
    // the best of many: whatever else the machine does only ever adds to it
    const best = (measured: number[]) => Math.min(...measured);
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 15; round++) {
      const user = await makeUser({ password });
      for (const [kind, email] of [
        ["known", user.email],
        ["unknown", `${unique("nobody")}@example.test`],
      ] as const) {
        const started = performance.now();
        await attempt(email, "wrong in any case", { ...fromElsewhere(), address: `203.0.113.${round + 1}` });
        times[kind].push(performance.now() - started);
      }
    }
    const ratio = best(times.unknown) / best(times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
});

describe("throttling", () => {
  test("an account: after ten failures the right password waits too, and says how long", async () => {
    const user = await makeUser({ password });
    for (let i = 0; i < 10; i++)
      expect(await attempt(user.email, "wrong password")).toBe("wrong_credentials");
    expect(await attempt(user.email.toUpperCase(), "wrong password")).toBe("too_many_requests");
    const context = fromElsewhere();
    const error: unknown = await signIn({ email: user.email, password }, context, null).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: "too_many_requests", status: 429 });
    const wait = error instanceof AppError ? error.retryAfter : undefined;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(15 * 60);
    expect(await recorded(context.requestId)).toMatchObject([
      { action: "session.sign_in_failed", outcome: "refused", detail: { reason: "too many attempts" } },
    ]);
    expect(await attempt((await makeUser({ password })).email, password)).toBe("signed in");
  });

  test("unknown addresses are throttled as known ones are", async () => {
    const email = `${unique("nobody")}@example.test`;
    for (let i = 0; i < 10; i++) expect(await attempt(email, "wrong password")).toBe("wrong_credentials");
    expect(await attempt(email, "wrong password")).toBe("too_many_requests");
  });

  test("fifty guesses at once tell no more than ten in turn", async () => {
    const user = await makeUser({ password });
    const guesses = Array.from({ length: 50 }, (_, i) => attempt(user.email, `wrong guess ${i}`));
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === "wrong_credentials")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "too_many_requests")).toHaveLength(40);
  });

  test("an address: fifty failures over many accounts stop it, and nobody else", async () => {
    const context = fromElsewhere();
    const spray = Array.from({ length: 60 }, () =>
      attempt(`${unique("n")}@example.test`, "wrong password", context),
    );
    const answers = await Promise.all(spray);
    expect(answers.filter((answer) => answer === "wrong_credentials")).toHaveLength(50);
    const user = await makeUser({ password });
    expect(await attempt(user.email, password, context)).toBe("too_many_requests");
    expect(await attempt(user.email, password)).toBe("signed in");
  });

  test("success counts nothing, and forgets the failures of its account", async () => {
    const user = await makeUser({ password });
    const context = fromElsewhere();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 8; i++)
        expect(await attempt(user.email, "wrong password")).toBe("wrong_credentials");
      expect(await attempt(user.email, password, context)).toBe("signed in");
    }
    const { rows } = await databasePool().query<{ points: number }>(
      "SELECT points FROM rate_limit WHERE key = $1",
      [`sign-in-address:${context.address}`],
    );
    expect(rows).toEqual([]);
  });
});

describe("one's own sessions", () => {
  test("are listed page by page, and end one by one, all others, or by signing out", async () => {
    const user = await makeUser();
    const sessions = [];
    for (let i = 0; i < 5; i++) sessions.push(await makeSession({ user }));
    await makeSession();
    const [current, other] = sessions;
    if (!current || !other) throw new Error("no sessions");
    const actor = makeActor(user, { sessionId: current.id });

    const first = await listSessions(actor, { limit: 3 });
    const second = await listSessions(actor, { limit: 3, cursor: first.nextCursor ?? "" });
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids.sort()).toEqual(sessions.map(({ id }) => id).sort());
    expect([...first.items, ...second.items].filter((s) => s.current).map(({ id }) => id)).toEqual([
      current.id,
    ]);

    await revokeSession(actor, other.id);
    await expect(revokeSession(actor, other.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await revokeOtherSessions(actor)).toBe(3);
    expect((await listSessions(actor, { limit: 50 })).items.map(({ id }) => id)).toEqual([current.id]);
    await signOut(current.id, actor.context);
    await signOut(current.id, actor.context);
    expect((await listSessions(actor, { limit: 50 })).items).toEqual([]);
    const outs = await recorded(actor.context.requestId);
    expect(outs.filter(({ action }) => action === "session.signed_out")).toHaveLength(1);
    expect(outs.filter(({ action }) => action === "session.revoked")).toHaveLength(4);
  });

  test("of somebody else are unknown", async () => {
    const session = await makeSession();
    const actor = makeActor(await makeUser());
    await expect(revokeSession(actor, session.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a change of password beside a sign-in leaves no session of the old one", async () => {
  for (let round = 0; round < 8; round++) {
    const user = await makeUser({ password });
    const actor = makeActor(user, { sessionId: (await makeSession({ user })).id });
    await Promise.all([
      changePassword(actor, { currentPassword: password, newPassword: "quite another sentence" }),
      ...Array.from({ length: 6 }, () => attempt(user.email, password)),
    ]);
    const open = await db().session.findMany({ where: { userId: user.id, revokedAt: null } });
    expect(open.map(({ id }) => id)).toEqual([actor.sessionId]);
  }
});
