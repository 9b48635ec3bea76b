import type { Actor } from "#lib/access/actor";
import { record, recordRefusal } from "#lib/audit/record";
import { hashPassword, verifyPassword } from "#lib/auth/password-hash";
import { requireStrongPassword } from "#lib/auth/password-strength";
import { requireBrowser } from "#lib/auth/require-browser";
import { checkSignInLimits, clearSignInFailures, countSignInFailure } from "#lib/auth/sign-in-limits";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { revokeSessions } from "#lib/sessions/revoke-sessions";
import type { ChangePassword } from "#lib/users/schema";

/**
 * Sets a new password of the actor, who shows the current one (counted like a sign-in, so that an open browser is no
 * way to guess it), and signs every other browser out.
 */
export async function changePassword(actor: Actor, input: ChangePassword): Promise<void> {
  await requireBrowser(actor);
  const { address } = actor.context;
  await checkSignInLimits(actor.email, address).catch((error: unknown) => refuse(actor, error));
  const { passwordHash: currentHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(currentHash, input.currentPassword))) {
    await recordRefusal(actor, { code: "wrong_credentials", permission: "password.change" });
    await countSignInFailure(actor.email, address);
    throw wrong("currentPassword", "This is not your current password.");
  }
  if (input.newPassword === input.currentPassword) {
    throw wrong("newPassword", "Choose a password that differs from the current one.");
  }
  await requireStrongPassword(input.newPassword, actor, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, passwordHash: currentHash },
      data: { passwordHash, mustChangePassword: false },
    });
    if (count === 0) throw new AppError("conflict", "The password was changed somewhere else meanwhile.");
    await tx.passwordReset.updateMany({
      where: { userId: actor.userId, usedAt: null },
      data: { usedAt: new Date() },
    });
    const revocation = { userId: actor.userId, except: actor.sessionId, reason: "password changed" };
    const sessionsRevoked = await revokeSessions(tx, actor, revocation);
    await record(tx, actor, {
      action: "user.password_changed",
      target: { type: "user", id: actor.userId, name: actor.name },
      detail: { sessionsRevoked },
    });
  });
  await clearSignInFailures(actor.email);
}

async function refuse(actor: Actor, error: unknown): Promise<never> {
  if (error instanceof AppError) {
    await recordRefusal(actor, { code: error.code, permission: "password.change" });
  }
  throw error;
}

function wrong(path: string, message: string): AppError {
  return new AppError("invalid_input", message, { errors: [{ path, message }] });
}
