import { beforeAll, describe, expect, test } from "vitest";
import { authenticate } from "#lib/auth/authenticate";
import { sealSessionCookie } from "#lib/auth/session-cookie";
import { db } from "#lib/db/client";
import { AppError } from "#lib/errors";
import { signIn } from "#lib/sessions/sign-in";
import { createToken } from "#lib/tokens/create-token";
import { listTokens } from "#lib/tokens/queries";
import { changePassword } from "#lib/users/change-password";
import { createUser } from "#lib/users/create-user";
import { issuePasswordReset } from "#lib/users/issue-password-reset";
import { listUsers } from "#lib/users/queries";
import { findPasswordLink, resetPassword } from "#lib/users/reset-password";
import { createUserInput, updateUserInput } from "#lib/users/schema";
import { updateMe } from "#lib/users/update-me";
import { updateUser } from "#lib/users/update-user";
import { testDatabase } from "#test/database";
import { makeActor, makeAdmin, makeSession, makeUser, unique } from "#test/factories";

const password = "a password for tests";
const newPassword = "quite another sentence";
const context = { requestId: "test", address: null, userAgent: "test" };

beforeAll(testDatabase);

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  throw error;
}

async function isSignedIn(sessionId: string): Promise<boolean> {
  const [cookie = ""] = (await sealSessionCookie(sessionId)).split(";");
  return (await authenticate(new Headers({ cookie }), context)) !== null;
}

function tokenIn(url: string): string {
  return new URL(url).searchParams.get("token") ?? "";
}

async function signInAs(email: string, given: string): Promise<string> {
  const from = { ...context, address: `2001:db8:${Math.floor(Math.random() * 60_000).toString(16)}::1` };
  return signIn({ email, password: given }, from, null).then(({ sessionId }) => sessionId, codeOf);
}

describe("an administrator", () => {
  test("gives a person an account with a link, once, with which they set their password", async () => {
    const admin = makeActor(await makeAdmin());
    const email = `${unique("new")}@example.test`;
    const input = createUserInput.parse({ email: ` ${email.toUpperCase()} `, name: "New Person" });
    const { user, link } = await createUser(admin, input);
    expect(user).toMatchObject({ email, instanceRole: "member", mustChangePassword: false });
    const token = tokenIn(link?.url ?? "");
    expect(await findPasswordLink(token)).toMatchObject({ email });
    expect(await signInAs(email, "!")).toBe("wrong_credentials");

    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        resetPassword({ token, password: `${newPassword} ${i}` }, context),
      ),
    );
    const done = results.flatMap((result, i) => (result.status === "fulfilled" ? [i] : []));
    expect(done).toHaveLength(1);
    expect(await signInAs(email, `${newPassword} ${done[0]}`)).toMatch(/-/);
    await expect(resetPassword({ token, password: newPassword }, context)).rejects.toMatchObject({
      code: "gone",
    });
  });

  test("gives a first password, which must be changed", async () => {
    const admin = makeActor(await makeAdmin());
    const email = `${unique("new")}@example.test`;
    const input = { email, name: "New Person", instanceRole: "member" as const };
    await expect(createUser(admin, { ...input, password: "password1234" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const { user, link } = await createUser(admin, { ...input, password });
    expect(link).toBeNull();
    expect(user.mustChangePassword).toBe(true);
    const sessionId = await signInAs(email, password);
    const row = await db().user.findUniqueOrThrow({ where: { id: user.id } });
    const actor = makeActor(row, { sessionId });
    expect(actor.mustChangePassword).toBe(true);
    await changePassword(actor, { currentPassword: password, newPassword });
    expect(await db().user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
      mustChangePassword: false,
    });
  });

  test("is told when the address is taken, whatever its case", async () => {
    const admin = makeActor(await makeAdmin());
    const { email } = await makeUser();
    const input = { email: email.toUpperCase(), name: "Twin", instanceRole: "member" as const };
    await expect(createUser(admin, input)).rejects.toMatchObject({
      code: "conflict",
      errors: [{ path: "email" }],
    });
  });

  test("makes password links of which only the newest works, and none for a disabled account", async () => {
    const admin = makeActor(await makeAdmin());
    const user = await makeUser({ password });
    const session = await makeSession({ user });
    const first = tokenIn((await issuePasswordReset(admin, user.id)).url);
    const second = tokenIn((await issuePasswordReset(admin, user.id)).url);
    expect(await findPasswordLink(first)).toBeNull();
    expect(await isSignedIn(session.id)).toBe(true);
    await resetPassword({ token: second, password: newPassword }, context);
    expect(await isSignedIn(session.id)).toBe(false);
    expect(await signInAs(user.email, password)).toBe("wrong_credentials");

    const third = tokenIn((await issuePasswordReset(admin, user.id)).url);
    await updateUser(admin, user.id, { disabled: true });
    await expect(resetPassword({ token: third, password }, context)).rejects.toMatchObject({ code: "gone" });
    await expect(issuePasswordReset(admin, user.id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("disables an account for good: sessions and tokens don't come back when it is enabled", async () => {
    const admin = makeActor(await makeAdmin());
    const user = await makeUser({ password });
    const session = await makeSession({ user });
    const actor = makeActor(user, { sessionId: session.id });
    await createToken(actor, { name: "script", scope: "write" });
    const disabled = await updateUser(admin, user.id, { disabled: true });
    expect(disabled.disabledAt).not.toBeNull();
    expect(await isSignedIn(session.id)).toBe(false);
    expect(await signInAs(user.email, password)).toBe("wrong_credentials");
    await updateUser(admin, user.id, { disabled: false });
    expect(await isSignedIn(session.id)).toBe(false);
    expect((await listTokens(actor, { limit: 50 })).items).toEqual([]);
    expect(await signInAs(user.email, password)).toMatch(/-/);
  });

  test("finds people by part of a name or address, page by page, and nothing by wildcards", async () => {
    const admin = makeActor(await makeAdmin());
    const mark = unique("mark");
    for (let i = 10; i > 0; i--) await makeUser({ name: `${mark} ${i}` });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(admin, { q: mark.toUpperCase(), limit: 3, cursor });
      found.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found).toEqual(Array.from({ length: 10 }, (_, i) => `${mark} ${i + 1}`));
    expect((await listUsers(admin, { q: "%", limit: 50 })).items).toEqual([]);
    expect((await listUsers(admin, { q: "_", limit: 50 })).items).toEqual([]);
  });

  test("is nobody else", async () => {
    const member = makeActor(await makeUser());
    const other = await makeUser();
    const refused = { code: "forbidden" };
    await expect(listUsers(member, { limit: 50 })).rejects.toMatchObject(refused);
    await expect(updateUser(member, other.id, { instanceRole: "admin" })).rejects.toMatchObject(refused);
    await expect(issuePasswordReset(member, other.id)).rejects.toMatchObject(refused);
    await expect(
      createUser(member, { email: "x@example.test", name: "X", instanceRole: "admin" }),
    ).rejects.toMatchObject(refused);
    // a request that was let in as an administrator's, and lost the role before its transaction
    const late = makeActor(await makeUser(), { instanceRole: "admin" });
    await expect(updateUser(late, other.id, { disabled: true })).rejects.toMatchObject(refused);
  });
});

describe("a person", () => {
  test("changes the own password by the current one, and stays signed in here only", async () => {
    const user = await makeUser({ password });
    const here = await makeSession({ user });
    const there = await makeSession({ user });
    const actor = makeActor(user, { sessionId: here.id });
    await expect(
      changePassword(actor, { currentPassword: "not this one", newPassword }),
    ).rejects.toMatchObject({ code: "invalid_input", errors: [{ path: "currentPassword" }] });
    await expect(
      changePassword(actor, { currentPassword: password, newPassword: "aaaaaaaaaaaaaa" }),
    ).rejects.toMatchObject({ errors: [{ path: "newPassword" }] });
    await changePassword(actor, { currentPassword: password, newPassword });
    expect(await isSignedIn(here.id)).toBe(true);
    expect(await isSignedIn(there.id)).toBe(false);
    expect(await signInAs(user.email, password)).toBe("wrong_credentials");
    expect(await signInAs(user.email, newPassword)).toMatch(/-/);
  });

  test("can't guess the current password without end, nor change it with a token", async () => {
    const user = await makeUser({ password });
    const actor = makeActor(user, { sessionId: (await makeSession({ user })).id });
    const guess = () =>
      changePassword(actor, { currentPassword: "a wrong guess", newPassword }).catch(codeOf);
    const answers = await Promise.all(Array.from({ length: 15 }, guess));
    expect(answers.filter((code) => code === "invalid_input")).toHaveLength(10);
    await expect(changePassword(actor, { currentPassword: password, newPassword })).rejects.toMatchObject({
      code: "too_many_requests",
    });
    const byToken = makeActor(user, { tokenId: actor.sessionId });
    await expect(changePassword(byToken, { currentPassword: password, newPassword })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("changes the own name, with before and after in the record", async () => {
    const user = await makeUser();
    const actor = makeActor(user);
    expect(await updateMe(actor, { name: "Another Name" })).toMatchObject({ name: "Another Name" });
    const [row] = await db().$queryRaw<{ before: unknown; after: unknown }[]>`
      SELECT before, after FROM audit_log WHERE request_id = ${actor.context.requestId}`;
    expect(row).toEqual({ before: { name: user.name }, after: { name: "Another Name" } });
  });
});

test("a change of a person names at least one thing, and nothing unknown", () => {
  expect(updateUserInput.safeParse({}).success).toBe(false);
  expect(updateUserInput.safeParse({ disabled: true, passwordHash: "x" }).success).toBe(false);
  expect(createUserInput.safeParse({ email: "a@b.example", name: "a\u202eb" }).success).toBe(false);
  expect(createUserInput.safeParse({ email: "a@b.example", name: "a\nb" }).success).toBe(false);
});
