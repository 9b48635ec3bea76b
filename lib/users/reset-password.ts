import type { RequestContext } from "#lib/access/actor";
import { anonymousSubject, record, recordRefusal } from "#lib/audit/record";
import { hashPassword } from "#lib/auth/password-hash";
import { requireStrongPassword } from "#lib/auth/password-strength";
import { hashSecret } from "#lib/auth/secret-hash";
import { clearSignInFailures } from "#lib/auth/sign-in-limits";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { revokeSessions } from "#lib/sessions/revoke-sessions";
import { sessionSubject } from "#lib/sessions/start-session";
import type { ResetPassword } from "#lib/users/schema";

type Holder = { id: string; email: string; name: string };

/** The person whom a password link is for, or null when it was used, replaced, or is out of date. */
export async function findPasswordLink(token: string): Promise<Holder | null> {
  const [holder] = await db().$queryRaw<Holder[]>`
    SELECT u.id, u.email::text AS email, u.name FROM password_reset r JOIN "user" u ON u.id = r.user_id
    WHERE r.token_hash = ${hashSecret(token)} AND r.used_at IS NULL AND r.expires_at > now()
      AND u.disabled_at IS NULL`;
  return holder ?? null;
}

/**
 * Sets a password by a one-time link, which is used up by it, and ends every session of the person.
 * @throws AppError `gone` when the link no longer works
 */
export async function resetPassword(input: ResetPassword, context: RequestContext): Promise<void> {
  const holder = await findPasswordLink(input.token);
  if (!holder) {
    await recordRefusal(anonymousSubject(context), { code: "gone", permission: "password.reset" });
    throw gone();
  }
  await requireStrongPassword(input.password, holder);
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    const used = await tx.$queryRaw<{ id: string }[]>`
      UPDATE password_reset SET used_at = now()
      WHERE token_hash = ${hashSecret(input.token)} AND used_at IS NULL AND expires_at > now() RETURNING id`;
    if (used.length === 0) throw gone();
    const { count } = await tx.user.updateMany({
      where: { id: holder.id, disabledAt: null },
      data: { passwordHash, mustChangePassword: false },
    });
    if (count === 0) throw gone();
    const subject = sessionSubject(holder, null, context);
    const revocation = { userId: holder.id, except: null, reason: "password reset" };
    const sessionsRevoked = await revokeSessions(tx, subject, revocation);
    await record(tx, subject, {
      action: "user.password_reset",
      target: { type: "user", id: holder.id, name: holder.name },
      detail: { sessionsRevoked },
    });
  });
  await clearSignInFailures(holder.email);
}

function gone(): AppError {
  return new AppError("gone", "This link was used or is out of date. Ask an administrator for a new one.");
}
