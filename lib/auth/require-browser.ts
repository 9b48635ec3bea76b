import type { Actor } from "#lib/access/actor";
import { recordRefusal } from "#lib/audit/record";
import { AppError } from "#lib/errors";

/**
 * Refuses an API token where a person's credentials are changed: a token that leaked must not outlive its revocation
 * by making others.
 * @throws AppError `forbidden`; the refusal is on the record
 */
export async function requireBrowser(actor: Actor): Promise<void> {
  if (actor.sessionId !== null) return;
  await recordRefusal(actor, { code: "forbidden", permission: "credentials" });
  throw new AppError("forbidden", "An API token can't do this. Sign in with a browser.");
}
