import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client";
import { AppError } from "#lib/errors";
import { completeSetup } from "#lib/users/complete-setup";
import { createFirstAdmin } from "#lib/users/create-first-admin";
import { needsSetup } from "#lib/users/queries";
import { issueSetupToken, setupIsOpen } from "#lib/users/setup-token";
import { updateUser } from "#lib/users/update-user";
import { testDatabase } from "#test/database";
import { makeActor, makeAdmin, makeUser } from "#test/factories";

const context = { requestId: "test", address: null, userAgent: "test" };
const password = "a password for tests";

// an instance of its own for each, since these count all administrators
beforeEach(testDatabase);

async function activeAdmins(): Promise<number> {
  return db().user.count({ where: { instanceRole: "admin", disabledAt: null } });
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error as Error)),
  );
}

describe("an instance keeps an administrator", () => {
  test("the last one is neither demoted nor disabled, by whomever", async () => {
    const only = await makeAdmin();
    await makeAdmin({ disabledAt: new Date() });
    const actor = makeActor(only);
    expect(await outcomeOf(updateUser(actor, only.id, { instanceRole: "member" }))).toBe("conflict");
    expect(await outcomeOf(updateUser(actor, only.id, { disabled: true }))).toBe("conflict");
    expect(await outcomeOf(updateUser(actor, only.id, { name: "Renamed" }))).toBe("done");
    const second = await makeUser();
    await updateUser(actor, second.id, { instanceRole: "admin" });
    expect(await outcomeOf(updateUser(actor, only.id, { instanceRole: "member" }))).toBe("done");
    expect(await activeAdmins()).toBe(1);
  });

  test("fifty administrators who remove one another at once leave one", async () => {
    const admins = await Promise.all(Array.from({ length: 50 }, () => makeAdmin()));
    const outcomes = await Promise.all(
      admins.map((admin, i) => {
        const target = admins[(i + 1) % admins.length] ?? admin;
        const change = i % 2 === 0 ? { instanceRole: "member" as const } : { disabled: true };
        return outcomeOf(updateUser(makeActor(admin), target.id, change));
      }),
    );
    expect(new Set(outcomes)).toEqual(new Set(["done", "forbidden"]));
    expect(await activeAdmins()).toBeGreaterThanOrEqual(1);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(50 - (await activeAdmins()));
  });

  test("fifty who step down at once leave one", async () => {
    const admins = await Promise.all(Array.from({ length: 50 }, () => makeAdmin()));
    const outcomes = await Promise.all(
      admins.map((admin) => outcomeOf(updateUser(makeActor(admin), admin.id, { instanceRole: "member" }))),
    );
    expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(1);
    expect(await activeAdmins()).toBe(1);
  });
});

describe("set-up", () => {
  const setup = (token: string, n = 0) =>
    completeSetup({ token, email: `first-${n}@example.test`, name: "First", password }, context);

  test("fifty at once make one administrator, who is signed in", async () => {
    expect(await needsSetup()).toBe(true);
    const token = await issueSetupToken();
    const other = await issueSetupToken();
    expect(await setupIsOpen(token)).toBe(true);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => outcomeOf(setup(n % 2 ? token : other, n))),
    );
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "gone")).toHaveLength(49);
    expect(await db().user.findMany()).toMatchObject([{ instanceRole: "admin", mustChangePassword: false }]);
    expect(await db().session.count()).toBe(1);
    expect(await setupIsOpen(token)).toBe(false);
    expect(await needsSetup()).toBe(false);
  });

  test("takes no token that was not issued, is out of date, or comes after somebody has an account", async () => {
    expect(await outcomeOf(setup("x".repeat(43)))).toBe("gone");
    const late = await issueSetupToken();
    await db().$executeRaw`UPDATE setup_token SET expires_at = now() - interval '1 second'`;
    expect(await outcomeOf(setup(late))).toBe("gone");
    const token = await issueSetupToken();
    await makeUser();
    expect(await outcomeOf(setup(token))).toBe("gone");
  });

  test("unattended makes the administrator once", async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => createFirstAdmin({ email: "Root@Example.test", password })),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await db().user.findMany()).toMatchObject([{ email: "root@example.test", instanceRole: "admin" }]);
    expect(await createFirstAdmin({ email: "second@example.test", password })).toBe(false);
  });
});
