import type { RequestContext } from "#lib/access/actor";
import { anonymousSubject, recordRefusal } from "#lib/audit/record";
import { hashPassword } from "#lib/auth/password-hash";
import { requireStrongPassword } from "#lib/auth/password-strength";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { startSession } from "#lib/sessions/start-session";
import { insertFirstAdmin } from "#lib/users/create-first-admin";
import type { Setup } from "#lib/users/schema";
import { setupIsOpen, spendSetupTokens } from "#lib/users/setup-token";

/**
 * Makes the first administrator by the link that the launcher printed, and signs them in.
 * @returns the session, for `sealSessionCookie`
 * @throws AppError `gone` when the link is not ours, is out of date, or somebody has an account
 */
export async function completeSetup(input: Setup, context: RequestContext): Promise<{ sessionId: string }> {
  if (!(await setupIsOpen(input.token))) {
    await recordRefusal(anonymousSubject(context), { code: "gone", permission: "setup" });
    throw gone();
  }
  const { email, name, password } = input;
  await requireStrongPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const user = await insertFirstAdmin(tx, { email, name, passwordHash }, context);
    if (!user) throw gone();
    await spendSetupTokens(tx);
    return { sessionId: await startSession(tx, user, context, "set-up") };
  });
}

function gone(): AppError {
  return new AppError("gone", "This set-up link no longer works. Start Strongroom again to get a new one.");
}
