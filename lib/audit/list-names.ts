import { Prisma } from "#prisma/generated/client";
import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import { requireRoom } from "#lib/access/require-room";
import type { AuditName, NamesQuery } from "#lib/audit/schema";
import { db } from "#lib/db/client";

type Names = { items: AuditName[] };

const most = 20;

/** `column` is text of ours, never input. */
function matching(query: NamesQuery, id: Prisma.Sql, column: Prisma.Sql): Prisma.Sql {
  if (query.id) return Prisma.sql`${id} = ${query.id}::uuid`;
  return Prisma.sql`${column} ILIKE ${`%${(query.q ?? "").replace(/[\\%_]/g, "\\$&")}%`}`;
}

const personMatching = (query: NamesQuery) =>
  matching(query, Prisma.sql`u.id`, Prisma.sql`(u.name || ' ' || u.email::text)`);

/** People of the instance to filter its record by, for admins. */
export async function listInstancePeople(actor: Actor, query: NamesQuery): Promise<Names> {
  await requireAdmin(actor);
  const items = await db().$queryRaw<AuditName[]>`
    SELECT u.id::text, u.name, u.email::text AS note FROM "user" u WHERE ${personMatching(query)}
    ORDER BY u.name, u.id LIMIT ${most}`;
  return { items };
}

/** Rooms of the instance to filter its record by, deleted ones included, for admins. */
export async function listInstanceRooms(actor: Actor, query: NamesQuery): Promise<Names> {
  await requireAdmin(actor);
  const items = await db().$queryRaw<AuditName[]>`
    SELECT r.id::text, r.name, CASE WHEN r.deleted_at IS NOT NULL THEN 'deleted'
      WHEN r.archived_at IS NOT NULL THEN 'archived' END AS note
    FROM room r WHERE ${matching(query, Prisma.sql`r.id`, Prisma.sql`r.name`)}
    ORDER BY r.name, r.id LIMIT ${most}`;
  return { items };
}

/** People to filter a room's record by, for its owners: members, and by id whoever appears in the record. */
export async function listRoomPeople(actor: Actor, roomId: string, query: NamesQuery): Promise<Names> {
  const access = await requireRoom(actor, roomId, "audit.read");
  const items = query.id ? await namedInRecord(access.roomId, query.id) : await members(access.roomId, query);
  return { items };
}

function members(roomId: string, query: NamesQuery): Promise<AuditName[]> {
  return db().$queryRaw<AuditName[]>`
    SELECT u.id::text, u.name, u.email::text AS note
    FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.room_id = ${roomId}::uuid AND ${personMatching(query)}
    ORDER BY u.name, u.id LIMIT ${most}`;
}

// Somebody who has left the room is still in its record; somebody who never was in it must not be named.
function namedInRecord(roomId: string, userId: string): Promise<AuditName[]> {
  return db().$queryRaw<AuditName[]>`
    SELECT actor_user_id::text AS id, coalesce(actor_name, actor_email, '') AS name, actor_email AS note
    FROM audit_log WHERE room_id = ${roomId}::uuid AND actor_user_id = ${userId}::uuid
    ORDER BY created_at DESC LIMIT 1`;
}
