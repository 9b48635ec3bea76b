import type { Actor, RequestContext } from "#lib/access/actor";
import { record, systemSubject } from "#lib/audit/record";
import { hashPassword } from "#lib/auth/password-hash";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { insertUser } from "#lib/users/insert-user";
import { people, type PersonKey } from "#prisma/seed-data/story";

const browsers = [
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
  "Mozilla/5.0 (X11; Linux x86_64; rv:151.0) Gecko/20100101 Firefox/151.0",
];

const keys = Object.keys(people) as PersonKey[];

/** Where a person's requests come from: addresses that are reserved for documentation. */
export function contextOf(key: PersonKey): RequestContext {
  const number = keys.indexOf(key);
  return {
    requestId: newId(),
    address: `198.51.100.${20 + number * 7}`,
    userAgent: browsers[number % browsers.length] ?? null,
  };
}

/** Somebody of the demo; what a sign-in proves is the password. */
export type Player = Actor & { passwordHash: string };

/** Gives everybody an account with this password. Ana administers the instance. */
export async function makeCast(password: string, at: Date): Promise<Record<PersonKey, Player>> {
  const passwordHash = await hashPassword(password);
  const entries: [PersonKey, Player][] = [];
  for (const key of keys) {
    const { name, email } = people[key];
    const instanceRole = key === "ana" ? "admin" : "member";
    const user = await transaction(async (tx) => {
      const made = await insertUser(tx, {
        name,
        email,
        passwordHash,
        instanceRole,
        mustChangePassword: false,
      });
      await tx.user.update({ where: { id: made.id }, data: { createdAt: at } });
      await record(tx, systemSubject, {
        action: "user.created",
        target: { type: "user", id: made.id, name },
        after: { email, name, instanceRole },
      });
      return made;
    });
    const actor: Player = {
      passwordHash,
      userId: user.id,
      email,
      name,
      instanceRole,
      sessionId: null,
      tokenId: null,
      scope: "write",
      mustChangePassword: false,
      context: contextOf(key),
    };
    entries.push([key, actor]);
  }
  return Object.fromEntries(entries) as Record<PersonKey, Player>;
}
