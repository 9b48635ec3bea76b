import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import { record } from "#lib/audit/record";
import { hashPassword, unusablePasswordHash } from "#lib/auth/password-hash";
import { requireStrongPassword } from "#lib/auth/password-strength";
import { transaction } from "#lib/db/transaction";
import { toUserDto, type OneTimeLinkDto, type UserDto } from "#lib/users/dto";
import { insertUser } from "#lib/users/insert-user";
import { makePasswordLink } from "#lib/users/make-password-link";
import type { CreateUser } from "#lib/users/schema";

const linkHours = 7 * 24;

/**
 * Gives a person an account: with a password that has to be replaced at the first sign-in, or without one and with a
 * one-time link to set it.
 */
export async function createUser(
  actor: Actor,
  input: CreateUser,
): Promise<{ user: UserDto; link: OneTimeLinkDto | null }> {
  const access = await requireAdmin(actor);
  const { email, name, instanceRole, password } = input;
  if (password !== undefined) await requireStrongPassword(password, { email, name });
  const passwordHash = password === undefined ? unusablePasswordHash : await hashPassword(password);
  return transaction(async (tx) => {
    const mustChangePassword = password !== undefined;
    const user = await insertUser(tx, { email, name, instanceRole, passwordHash, mustChangePassword });
    await record(tx, access, {
      action: "user.created",
      target: { type: "user", id: user.id, name: user.name },
      after: { email, name, instanceRole },
    });
    const link = password === undefined ? await makePasswordLink(tx, user.id, linkHours) : null;
    return { user: toUserDto(user), link };
  });
}
