import type { RequestContext } from "#lib/access/actor";
import { anonymousSubject, record } from "#lib/audit/record";
import { verifyPassword } from "#lib/auth/password-hash";
import {
  checkSignInLimits,
  clearSignInFailures,
  countSignInFailure,
  recheckAccountLimit,
} from "#lib/auth/sign-in-limits";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { endSession } from "#lib/sessions/end-session";
import type { SignIn } from "#lib/sessions/schema";
import { startSession, type SignedInPerson } from "#lib/sessions/start-session";

type Account = SignedInPerson & { passwordHash: string; disabledAt: Date | null };

/**
 * Proves a person by address and password and makes a session. Unknown address, wrong password and disabled account
 * are one answer, after the same work; each of them is on the record with its reason.
 * @param replacedSessionId the session that this browser had, which ends
 * @throws AppError `wrong_credentials`, `too_many_requests`
 */
export async function signIn(
  input: SignIn,
  context: RequestContext,
  replacedSessionId: string | null,
): Promise<{ sessionId: string; person: SignedInPerson }> {
  await orThrottled(input.email, context, checkSignInLimits(input.email, context.address));
  const account = await db().user.findUnique({
    where: { email: input.email },
    select: { id: true, email: true, name: true, passwordHash: true, disabledAt: true },
  });
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (!account || !matches || account.disabledAt) {
    const reason = !account ? "unknown address" : !matches ? "wrong password" : "account disabled";
    return refuse(input.email, account, reason, context);
  }
  const { hasFailures } = await orThrottled(input.email, context, recheckAccountLimit(input.email));
  const sessionId = await makeSession(account, context, replacedSessionId).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return refuse(input.email, account, "account changed meanwhile", context);
  });
  if (hasFailures) await clearSignInFailures(input.email);
  const { id, email, name } = account;
  return { sessionId, person: { id, email, name } };
}

async function makeSession(account: Account, context: RequestContext, replacedSessionId: string | null) {
  return transaction(async (tx) => {
    if (replacedSessionId) await endSession(tx, replacedSessionId, { how: "replaced", context });
    return startSession(tx, account, context, "password");
  });
}

async function refuse(
  email: string,
  account: SignedInPerson | null,
  reason: string,
  context: RequestContext,
): Promise<never> {
  await recordFailure(email, account, reason, context);
  await countSignInFailure(email, context.address);
  throw new AppError("wrong_credentials", "The e-mail address or the password is wrong.");
}

async function orThrottled<T>(email: string, context: RequestContext, check: Promise<T>): Promise<T> {
  try {
    return await check;
  } catch (error) {
    if (error instanceof AppError) await recordFailure(email, null, "too many attempts", context);
    throw error;
  }
}

async function recordFailure(
  email: string,
  account: SignedInPerson | null,
  reason: string,
  context: RequestContext,
): Promise<void> {
  const target = account ? { type: "user" as const, id: account.id, name: account.name } : undefined;
  const event = { action: "session.sign_in_failed" as const, target, detail: { email, reason } };
  await transaction((tx) => record(tx, anonymousSubject(context), event, "refused"));
}
