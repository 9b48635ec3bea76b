import type { RequestContext } from "#lib/access/actor";
import { anonymousSubject, record, recordRefusal } from "#lib/audit/record";
import { hashPassword } from "#lib/auth/password-hash";
import { requireStrongPassword } from "#lib/auth/password-strength";
import { db } from "#lib/db/client";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import type { AcceptedInvitation } from "#lib/invitations/dto";
import { findOpenInvitation } from "#lib/invitations/find-open-invitation";
import { joinByInvitation } from "#lib/invitations/join-by-invitation";
import type { NewAccountFields } from "#lib/invitations/schema";
import { sessionSubject, startSession } from "#lib/sessions/start-session";
import { insertUser } from "#lib/users/insert-user";

type Accepted = AcceptedInvitation & { sessionId: string };
type NewPerson = { email: string; name: string; passwordHash: string };

/**
 * Makes the account of the person whom an invitation is for, takes them into its room and signs them in.
 * @returns the room, and the session for `sealSessionCookie`
 * @throws AppError `gone`; `conflict` when the address has an account by now (they sign in and accept then)
 */
export async function acceptAsNewPerson(
  token: string,
  account: NewAccountFields,
  context: RequestContext,
): Promise<Accepted> {
  try {
    // Asked before the password is hashed, so that guessing links costs the server nothing.
    const { email, id } = await findOpenInvitation(db(), token);
    await requireStrongPassword(account.password, { email, name: account.name }, "account.password");
    const passwordHash = await hashPassword(account.password);
    const person = { email: email.toLowerCase(), name: account.name, passwordHash };
    return await transaction((tx) => makeAccountAndJoin(tx, token, person, id, context));
  } catch (error) {
    if (error instanceof AppError && error.code !== "invalid_input") {
      await recordRefusal(anonymousSubject(context), { code: error.code, permission: "invitation.accept" });
    }
    throw error;
  }
}

async function makeAccountAndJoin(
  tx: Tx,
  token: string,
  { email, name, passwordHash }: NewPerson,
  invitationId: string,
  context: RequestContext,
): Promise<Accepted> {
  const user = await insertUser(tx, { email, name, passwordHash, instanceRole: "member" });
  await record(tx, sessionSubject(user, null, context), {
    action: "user.created",
    target: { type: "user", id: user.id, name },
    after: { email, name, instanceRole: "member" },
    detail: { invitationId },
  });
  const sessionId = await startSession(tx, user, context, "invitation");
  const subject = sessionSubject(user, sessionId, context);
  return { ...(await joinByInvitation(tx, token, user, subject)), sessionId };
}
