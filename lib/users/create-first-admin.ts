import type { RequestContext } from "#lib/access/actor";
import { record, systemSubject } from "#lib/audit/record";
import { hashPassword } from "#lib/auth/password-hash";
import { transaction, type Tx } from "#lib/db/transaction";
import { insertUser } from "#lib/users/insert-user";
import { sessionSubject } from "#lib/sessions/start-session";

type FirstAdmin = { email: string; name: string; passwordHash: string };

/** Makes the first account, an administrator's, unless there is any account. Answers null then. */
export async function insertFirstAdmin(tx: Tx, admin: FirstAdmin, context: RequestContext | null) {
  // One at a time: two set-ups at once must not both see an empty table.
  await tx.$executeRaw`LOCK TABLE "user" IN SHARE ROW EXCLUSIVE MODE`;
  if ((await tx.user.findFirst({ select: { id: true } })) !== null) return null;
  const user = await insertUser(tx, { ...admin, instanceRole: "admin" });
  await record(tx, context ? sessionSubject(user, null, context) : systemSubject, {
    action: "setup.completed",
    target: { type: "user", id: user.id, name: user.name },
    after: { email: user.email, name: user.name, instanceRole: "admin" },
  });
  return user;
}

/** For ADMIN_EMAIL and ADMIN_PASSWORD: makes the first administrator at start. False when there is an account. */
export async function createFirstAdmin(input: {
  email: string;
  password: string;
  name?: string;
}): Promise<boolean> {
  const passwordHash = await hashPassword(input.password);
  const name = input.name ?? "Administrator";
  const email = input.email.trim().toLowerCase();
  return transaction(
    async (tx) => (await insertFirstAdmin(tx, { email, name, passwordHash }, null)) !== null,
  );
}
