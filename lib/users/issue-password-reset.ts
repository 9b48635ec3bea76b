import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { AppError } from "#lib/errors";
import { changeAsAdmin } from "#lib/users/change-as-admin";
import type { OneTimeLinkDto } from "#lib/users/dto";
import { makePasswordLink } from "#lib/users/make-password-link";

const linkHours = 24;

/** Makes a one-time link with which a person sets a new password; the old one works until then. */
export async function issuePasswordReset(actor: Actor, userId: string): Promise<OneTimeLinkDto> {
  return changeAsAdmin(actor, userId, async (tx, access, { user }) => {
    if (user.disabledAt) throw new AppError("conflict", "The account is disabled. Enable it first.");
    const link = await makePasswordLink(tx, user.id, linkHours);
    await record(tx, access, {
      action: "user.password_reset_issued",
      target: { type: "user", id: user.id, name: user.name },
      detail: { expiresAt: link.expiresAt },
    });
    return link;
  });
}
