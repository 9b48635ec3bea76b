import { recordRefusal } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { hotRead } from "#lib/db/hot-read";
import type { Tx } from "#lib/db/transaction";
import { Prisma } from "#prisma/generated/client";
import { AppError, notFound } from "#lib/errors";
import type { Actor } from "#lib/access/actor";
import { permissions, roleAllows, type Permission, type RoomRole } from "#lib/access/permissions";

declare const brand: unique symbol;

/** Proof that a person was allowed something in a room. Only this file mints it; what touches a room's rows demands it. */
export type RoomAccess = {
  readonly [brand]: "RoomAccess";
  readonly actor: Actor;
  readonly roomId: string;
  readonly roomName: string;
  readonly role: RoomRole;
  readonly permission: Permission;
  readonly archived: boolean;
  can(permission: Permission): boolean;
};

type Standing = { role: RoomRole; name: string; archived: boolean };

function mint(actor: Actor, roomId: string, permission: Permission, standing: Standing): RoomAccess {
  const { role, archived, name } = standing;
  const access: Omit<RoomAccess, typeof brand> = {
    actor,
    roomId,
    roomName: name,
    role,
    permission,
    archived,
    can: (wanted) => roleAllows(role, wanted) && !(archived && permissions[wanted].changesContent),
  };
  return access as RoomAccess;
}

/** Throws what a person of this standing gets to hear, or returns it when the permission holds. */
function decide(standing: Standing | undefined, permission: Permission): Standing {
  if (!standing) throw notFound();
  if (!roleAllows(standing.role, permission)) {
    throw new AppError("forbidden", `Your role in this room may not ${permissions[permission].sentence}.`);
  }
  if (standing.archived && permissions[permission].changesContent) {
    throw new AppError("room_archived", "The room is archived. An owner can bring it back to make changes.");
  }
  return standing;
}

async function decideOnRecord(
  actor: Actor,
  roomId: string,
  permission: Permission,
  standing: Standing | undefined,
): Promise<RoomAccess> {
  try {
    return mint(actor, roomId, permission, decide(standing, permission));
  } catch (error) {
    if (error instanceof AppError) await recordRefusal(actor, { permission, code: error.code, roomId });
    throw error;
  }
}

/**
 * Whether the actor may do something in a room, asked of the primary database now.
 * @throws AppError `not_found` for strangers, deleted and unknown rooms alike; `forbidden` for members whose role
 * lacks the permission; `room_archived` for changes to an archived room. Each refusal is on the record.
 */
export async function requireRoom(actor: Actor, roomId: string, permission: Permission): Promise<RoomAccess> {
  const [standing] = await db().$queryRaw<Standing[]>`
    SELECT m.role::text AS role, r.name, r.archived_at IS NOT NULL AS archived
    FROM membership m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${actor.userId}::uuid AND m.room_id = ${roomId}::uuid AND r.deleted_at IS NULL`;
  return decideOnRecord(actor, roomId, permission, standing);
}

/**
 * As `requireRoom`, and reads in the same statement: `read` is a scalar SQL expression that is evaluated only when the
 * role holds the permission. For the few hot reads, where a second round trip would cost more than the read.
 */
export async function requireRoomAndRead<T>(
  actor: Actor,
  roomId: string,
  permission: Permission,
  read: Prisma.Sql,
): Promise<{ access: RoomAccess; result: T | null }> {
  const roles = permissions[permission].roles.join(",");
  const [row] = await hotRead<Standing & { result: T | null }>(Prisma.sql`
    SELECT m.role::text AS role, r.name, r.archived_at IS NOT NULL AS archived,
      CASE WHEN m.role::text = ANY(string_to_array(${roles}, ',')) THEN (${read}) END AS result
    FROM membership m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${actor.userId}::uuid AND m.room_id = ${roomId}::uuid AND r.deleted_at IS NULL`);
  const access = await decideOnRecord(actor, roomId, permission, row);
  return { access, result: row?.result ?? null };
}

/** As `requireRoom`, for a room in its 30 days between deletion and purge: to restore it. */
export async function requireDeletedRoom(
  actor: Actor,
  roomId: string,
  permission: "room.delete",
): Promise<RoomAccess> {
  const [standing] = await db().$queryRaw<Standing[]>`
    SELECT m.role::text AS role, r.name, r.archived_at IS NOT NULL AS archived
    FROM membership m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${actor.userId}::uuid AND m.room_id = ${roomId}::uuid AND r.deleted_at IS NOT NULL`;
  return decideOnRecord(actor, roomId, permission, standing);
}

/**
 * Asks again inside the transaction, and holds the membership and the room as they are until it ends: a removal, a
 * change of role, an archiving or a deletion that runs at the same time comes either before (and is seen) or after.
 * The first statement of every transaction that changes a room.
 * @throws AppError as `requireRoom`.
 */
export async function requireRoomForShare(tx: Tx, access: RoomAccess): Promise<void> {
  await requireRoomInTransaction(tx, access.actor, access.roomId, access.permission);
}

/**
 * As `requireRoom` and `requireRoomForShare` in one, for a transaction that need not know anything before. A refusal
 * can't be recorded in a transaction that it ends: the caller does that after it (see `changeInRoom`).
 * @throws AppError as `requireRoom`.
 */
export async function requireRoomInTransaction(
  tx: Tx,
  actor: Actor,
  roomId: string,
  permission: Permission,
): Promise<RoomAccess> {
  const [standing] = await tx.$queryRaw<Standing[]>`
    SELECT m.role::text AS role, r.name, r.archived_at IS NOT NULL AS archived
    FROM membership m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${actor.userId}::uuid AND m.room_id = ${roomId}::uuid AND r.deleted_at IS NULL
    FOR SHARE OF m, r`;
  return mint(actor, roomId, permission, decide(standing, permission));
}
