import type { RoomAccess } from "#lib/access/require-room";
import { permissions, type Permission } from "#lib/access/permissions";
import { AppError } from "#lib/errors";

/** Refuses a change of what somebody else added, unless the role may change anybody's. @throws AppError `forbidden` */
export function requireOwnOr(access: RoomAccess, addedById: string, permission: Permission): void {
  if (addedById === access.actor.userId || access.can(permission)) return;
  throw new AppError("forbidden", `Your role in this room may not ${permissions[permission].sentence}.`);
}
