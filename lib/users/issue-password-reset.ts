import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import type { OneTimeLinkDto } from "#lib/users/dto";
import { lockUserForAdmin } from "#lib/users/lock-user";
import { makePasswordLink } from "#lib/users/make-password-link";

const linkHours = 24;

/** Makes a one-time link with which a person sets a new password; the old one works until then. */
export async function issuePasswordReset(actor: Actor, userId: string): Promise<OneTimeLinkDto> {
  const access = await requireAdmin(actor);
  return transaction(async (tx) => {
    const { user } = await lockUserForAdmin(tx, access, userId);
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
