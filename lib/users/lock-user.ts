import type { AdminAccess } from "#lib/access/require-admin";
import type { Tx } from "#lib/db/transaction";
import { AppError, notFound } from "#lib/errors";

type LockedRow = {
  id: string;
  email: string;
  name: string;
  instanceRole: "admin" | "member";
  mustChangePassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
};

export type LockedUser = { user: LockedRow; isLastAdmin: boolean };

/**
 * Takes a person for a change by an administrator, and tells whether somebody else would be left to administer.
 * All active administrators are locked, in one order, so of two who remove each other's role only the first succeeds:
 * the second waits here and then no longer is one.
 */
export async function lockUserForAdmin(tx: Tx, access: AdminAccess, userId: string): Promise<LockedUser> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "user" WHERE instance_role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  if (!admins.some(({ id }) => id === access.actor.userId)) {
    throw new AppError("forbidden", "Only administrators of this instance may do this.");
  }
  const [user] = await tx.$queryRaw<LockedRow[]>`
    SELECT id, email::text AS email, name, instance_role::text AS "instanceRole",
           must_change_password AS "mustChangePassword", disabled_at AS "disabledAt", created_at AS "createdAt",
           (SELECT max(last_seen_at) FROM session WHERE user_id = "user".id) AS "lastSeenAt"
    FROM "user" WHERE id = ${userId}::uuid FOR UPDATE`;
  if (!user) throw notFound();
  return { user, isLastAdmin: admins.length === 1 && admins[0]?.id === userId };
}
