import { z } from "zod";
import { Prisma } from "#prisma/generated/client";
import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import { db } from "#lib/db/client";
import { notFound } from "#lib/errors";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import { toUserDto, type UserDto } from "#lib/users/dto";
import type { ListUsers } from "#lib/users/schema";

type Row = Parameters<typeof toUserDto>[0];

const cursorShape = z.tuple([z.string(), z.uuid()]);

/** Everybody with an account, by name; `q` finds in names and addresses. */
export async function listUsers(actor: Actor, query: ListUsers): Promise<Page<UserDto>> {
  await requireAdmin(actor);
  const after = query.cursor ? decodeCursor(query.cursor, cursorShape) : null;
  const pattern = query.q ? `%${query.q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT u.id, u.email::text AS email, u.name, u.instance_role::text AS "instanceRole",
           u.must_change_password AS "mustChangePassword", u.disabled_at AS "disabledAt",
           u.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt"
    FROM "user" u
    LEFT JOIN LATERAL (SELECT max(last_seen_at) AS last_seen_at FROM session WHERE user_id = u.id) s ON true
    WHERE ${after ? Prisma.sql`(u.name, u.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.sql`true`}
      AND ${pattern ? Prisma.sql`(u.name ILIKE ${pattern} OR u.email::text ILIKE ${pattern})` : Prisma.sql`true`}
    ORDER BY u.name, u.id LIMIT ${query.limit + 1}::int`;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items: shown.map(toUserDto), nextCursor: last ? encodeCursor([last.name, last.id]) : null };
}

/** One person. */
export async function getUser(actor: Actor, userId: string): Promise<UserDto> {
  await requireAdmin(actor);
  const user = await db().user.findUnique({
    where: { id: userId },
    include: { sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 } },
  });
  if (!user) throw notFound();
  return toUserDto({ ...user, lastSeenAt: user.sessions[0]?.lastSeenAt ?? null });
}

/** Whether nobody has an account yet, so that the set-up page is the only way in. */
export async function needsSetup(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ empty: boolean }[]>`SELECT NOT EXISTS (SELECT FROM "user") AS empty`;
  return row?.empty ?? false;
}
