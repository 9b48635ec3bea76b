import { Prisma } from "#prisma/generated/client";
import { z } from "zod";
import type { AuditQuery } from "#lib/audit/schema";
import { hotRead } from "#lib/db/hot-read";
import { decodeCursor, encodeCursor } from "#lib/http/paging";

/** A page as JSON text: PostgreSQL builds the items, and nothing here needs to look into them. */
export type AuditPageJson = string;

const position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Transactions commit in another order than their rows' times tell; this long after, all have. */
const settleMilliseconds = 10_000;

type Found = {
  items: string;
  count: number;
  lastAt: string | null;
  lastId: string | null;
  newestAt: string | null;
  newestId: string | null;
};

/**
 * One page of the record, newest first, in one statement. Whoever calls has checked what the reader may see: the
 * query's roomId is the only fence.
 */
export async function selectPage(query: AuditQuery): Promise<AuditPageJson> {
  const [found] = await hotRead<Found>(pageStatement(query));
  if (!found) throw new Error("An aggregate without GROUP BY has one row");
  const { items, count, lastAt, lastId } = found;
  const nextCursor = count > query.limit && lastAt && lastId ? encodeCursor([lastAt, lastId]) : null;
  return `{"items":${items},"nextCursor":${JSON.stringify(nextCursor)},"newestCursor":${JSON.stringify(newest(query, found))}}`;
}

/** Where the next look for what is new starts: never ahead of rows that may still be about to commit. */
function newest(query: AuditQuery, { newestAt, newestId }: Found): string | null {
  const settled = new Date(Date.now() - settleMilliseconds).toISOString();
  if (newestAt && newestId && newestAt < settled) return encodeCursor([newestAt, newestId]);
  if (!newestAt && query.after) return query.after;
  return encodeCursor([settled, "00000000-0000-0000-0000-000000000000"]);
}

/** The statement of a page; exported for the test that reads its plan. */
export function pageStatement(query: AuditQuery): Prisma.Sql {
  const { limit } = query;
  return Prisma.sql`
    WITH wanted AS MATERIALIZED (${rows(query, readLimit(limit))}),
    page AS (SELECT * FROM wanted ORDER BY created_at DESC, id DESC LIMIT ${limit})
    SELECT concat('[', string_agg(${itemText}, ',' ORDER BY e.created_at DESC, e.id DESC), ']') AS items,
      (SELECT count(*) FROM wanted)::int AS count,
      (SELECT ${exact} FROM page ORDER BY created_at, id LIMIT 1) AS "lastAt",
      (SELECT id::text FROM page ORDER BY created_at, id LIMIT 1) AS "lastId",
      (SELECT ${exact} FROM page ORDER BY created_at DESC, id DESC LIMIT 1) AS "newestAt",
      (SELECT id::text FROM page ORDER BY created_at DESC, id DESC LIMIT 1) AS "newestId"
    FROM page e`;
}

// A constant, since the planner takes a LIMIT that it does not know for a tenth of the log; of two sizes only, so that
// there are few statements to plan.
function readLimit(limit: number): Prisma.Sql {
  return limit <= 50 ? Prisma.sql`51` : Prisma.sql`201`;
}

const exact = Prisma.sql`to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// The value as JSON, null for NULL.
const value = (column: string) => Prisma.raw(`coalesce(to_json(e.${column})::text, 'null')`);
const id = (column: string) => Prisma.raw(`coalesce('"' || e.${column} || '"', 'null')`);

/**
 * An event as the API gives it, from `e`, a row of the log. Text put together by hand, since json_build_object takes
 * twice the time.
 */
export const itemText = Prisma.sql`concat(
  '{"id":"', e.id,
  '","createdAt":"', to_char(e.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  '","action":', to_json(e.action), ',"outcome":"', e.outcome,
  '","actor":{"kind":"', e.actor_kind, '","userId":', ${id("actor_user_id")}, ',"name":', ${value("actor_name")},
  ',"email":', ${value("actor_email")}, ',"sessionId":', ${id("session_id")}, ',"tokenId":', ${id("token_id")},
  '},"room":', CASE WHEN e.room_id IS NULL THEN 'null'
    ELSE concat('{"id":"', e.room_id, '","name":', ${value("room_name")}, '}') END,
  ',"target":', CASE WHEN e.target_type IS NULL THEN 'null'
    ELSE concat('{"type":', to_json(e.target_type), ',"id":', ${value("target_id")}, ',"name":',
      ${value("target_name")}, '}') END,
  ',"before":', coalesce(e.before::text, 'null'), ',"after":', coalesce(e.after::text, 'null'),
  ',"detail":', coalesce(e.detail::text, 'null'), ',"address":', ${value("address")},
  ',"userAgent":', ${value("user_agent")}, ',"requestId":', ${value("request_id")}, '}')`;

/** The columns that an item is made of. */
const columns = Prisma.sql`id, created_at, action, outcome, actor_kind, actor_user_id, actor_name, actor_email,
  session_id, token_id, room_id, room_name, target_type, target_id, target_name, before, after, detail, address,
  user_agent, request_id`;

/** The first column of the index that a page is read from, and its one value. */
type Lead = { column: Prisma.Sql; value: Prisma.Sql };

/**
 * One action is a prefix of an index, so its rows come in order and the scan stops at the limit. Several are asked for
 * one by one and merged, since a list of actions would have to be read whole and sorted.
 */
function rows(query: AuditQuery, limit: Prisma.Sql): Prisma.Sql {
  const { action: actions } = query;
  if (!actions) return select(query, null, limit);
  const [only, ...others] = actions;
  if (others.length === 0) return select(query, Prisma.sql`${only}`, limit);
  return Prisma.sql`
    SELECT each.* FROM unnest(${actions}::text[]) AS one(action)
    CROSS JOIN LATERAL (${select(query, Prisma.sql`one.action`, limit)}) each
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`;
}

/**
 * The leading column is compared as a range of one value and leads the order: so only an index that starts with it is in
 * order. With `=`, the planner takes the column for constant and may walk the index by time instead, through all of the
 * log when what is asked for is rare (it does where one room has most of the events). Actions are few and known to it.
 */
function select(query: AuditQuery, action: Prisma.Sql | null, limit: Prisma.Sql): Prisma.Sql {
  const { roomId, actorId } = query;
  const room = roomId ? { column: Prisma.sql`room_id`, value: Prisma.sql`${roomId}::uuid` } : null;
  const actor = actorId ? { column: Prisma.sql`actor_user_id`, value: Prisma.sql`${actorId}::uuid` } : null;
  const [lead, ...others] = [room, actor].filter((column) => column !== null);
  const conditions = [
    Prisma.sql`true`,
    ...(lead ? [Prisma.sql`${lead.column} >= ${lead.value} AND ${lead.column} <= ${lead.value}`] : []),
    ...others.map(({ column, value }) => Prisma.sql`${column} = ${value}`),
    ...(action ? [Prisma.sql`action = ${action}`] : []),
    ...filters(query),
    ...range(query, lead),
  ];
  const order = lead ? Prisma.sql`${lead.column} DESC,` : Prisma.empty;
  return Prisma.sql`
    SELECT ${columns} FROM audit_log WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${order} created_at DESC, id DESC LIMIT ${limit}`;
}

// Literals, since a partial index is not found by a parameter.
const outcomes = {
  success: Prisma.sql`outcome = 'success'`,
  refused: Prisma.sql`outcome = 'refused'`,
  failed: Prisma.sql`outcome = 'failed'`,
};

function filters({ outcome, q }: AuditQuery): Prisma.Sql[] {
  return [
    ...(outcome ? [outcomes[outcome]] : []),
    ...(q ? [Prisma.sql`search LIKE lower(${`%${q.replace(/[\\%_]/g, "\\$&")}%`})`] : []),
  ];
}

/** Where the scan starts and ends. The time alone, once more, is what partitions are pruned by. */
function range({ from, to, cursor, after }: AuditQuery, lead: Lead | undefined): Prisma.Sql[] {
  const column = lead ? Prisma.sql`${lead.column},` : Prisma.empty;
  const value = lead ? Prisma.sql`${lead.value},` : Prisma.empty;
  const time = (operator: ">=" | "<", at: string) => {
    const sign = Prisma.raw(operator);
    return Prisma.sql`created_at ${sign} ${at}::timestamptz
      AND (${column} created_at) ${sign} (${value} ${at}::timestamptz)`;
  };
  const beyond = (place: string, operator: ">" | "<") => {
    const [at, id] = decodeCursor(place, position);
    return Prisma.sql`created_at ${Prisma.raw(operator)}= ${at}::timestamptz
      AND (${column} created_at, id) ${Prisma.raw(operator)} (${value} ${at}::timestamptz, ${id}::uuid)`;
  };
  return [
    ...(from ? [time(">=", from)] : []),
    ...(to ? [time("<", to)] : []),
    ...(cursor ? [beyond(cursor, "<")] : []),
    ...(after ? [beyond(after, ">")] : []),
  ];
}
