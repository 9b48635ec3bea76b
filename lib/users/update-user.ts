import type { Actor } from "#lib/access/actor";
import type { AdminAccess } from "#lib/access/require-admin";
import { record } from "#lib/audit/record";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { revokeSessions } from "#lib/sessions/revoke-sessions";
import { revokeTokens } from "#lib/tokens/revoke-tokens";
import { changeAsAdmin } from "#lib/users/change-as-admin";
import { toUserDto, type UserDto } from "#lib/users/dto";
import type { UpdateUser } from "#lib/users/schema";

/**
 * Renames a person, changes the instance role, disables or re-enables the account. Disabling ends sessions and tokens
 * for good. An instance keeps at least one active administrator.
 * @throws AppError `conflict` for the last administrator
 */
export async function updateUser(actor: Actor, userId: string, changes: UpdateUser): Promise<UserDto> {
  return changeAsAdmin(actor, userId, async (tx, access, { user, isLastAdmin }) => {
    const name = changes.name ?? user.name;
    const instanceRole = changes.instanceRole ?? user.instanceRole;
    const disabled = changes.disabled ?? user.disabledAt !== null;
    if (isLastAdmin && (disabled || instanceRole !== "admin")) {
      throw new AppError("conflict", "This is the last active administrator. Make somebody else one first.");
    }
    const target = { type: "user" as const, id: user.id, name };
    if (name !== user.name) {
      await record(tx, access, {
        action: "user.updated",
        target,
        before: { name: user.name },
        after: { name },
      });
    }
    if (instanceRole !== user.instanceRole) {
      await record(tx, access, {
        action: "user.role_changed",
        target,
        before: { instanceRole: user.instanceRole },
        after: { instanceRole },
      });
    }
    const disabledAt = disabled ? (user.disabledAt ?? new Date()) : null;
    if (disabled && !user.disabledAt) await shutOut(tx, access, target);
    if (!disabled && user.disabledAt) await record(tx, access, { action: "user.enabled", target });
    const unchanged =
      name === user.name && instanceRole === user.instanceRole && disabled === (user.disabledAt !== null);
    if (unchanged) return toUserDto(user);
    const updated = await tx.user.update({
      where: { id: user.id },
      data: { name, instanceRole, disabledAt },
    });
    return toUserDto({ ...updated, lastSeenAt: user.lastSeenAt });
  });
}

async function shutOut(
  tx: Tx,
  access: AdminAccess,
  target: { type: "user"; id: string; name: string },
): Promise<void> {
  const reason = "account disabled";
  const sessionsRevoked = await revokeSessions(tx, access, { userId: target.id, except: null, reason });
  await revokeTokens(tx, access, target.id, reason);
  await tx.passwordReset.updateMany({
    where: { userId: target.id, usedAt: null },
    data: { usedAt: new Date() },
  });
  await record(tx, access, { action: "user.disabled", target, detail: { sessionsRevoked } });
}
