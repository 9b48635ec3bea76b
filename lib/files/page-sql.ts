import { z } from "zod";
import { Prisma } from "#prisma/generated/client";
import { itemJoins, itemText } from "#lib/files/item-json";
import type { FileSort, ListFilesQuery } from "#lib/files/schema";
import { decodeCursor } from "#lib/http/paging";

/** How one sort reads its index: keyset columns, what a cursor holds, and the comparison that goes on from there. */
type Sort = {
  order: Record<"asc" | "desc", Prisma.Sql>;
  cursorJson: Prisma.Sql;
  after(cursor: string, direction: "asc" | "desc"): Prisma.Sql;
};

const nameCursor = z.tuple([z.literal("name"), z.string()]);
const sizeCursor = z.tuple([z.literal("size"), z.number().int(), z.uuid()]);
const timeCursor = z.tuple([z.literal("createdAt"), z.iso.datetime({ offset: true }), z.uuid()]);

const sorts: Record<FileSort, Sort> = {
  name: {
    order: { asc: Prisma.sql`l.name`, desc: Prisma.sql`l.name DESC` },
    cursorJson: Prisma.sql`json_build_array('name', l.name)`,
    after(cursor, direction) {
      const [, name] = decodeCursor(cursor, nameCursor);
      return direction === "asc" ? Prisma.sql`AND l.name > ${name}` : Prisma.sql`AND l.name < ${name}`;
    },
  },
  size: {
    order: { asc: Prisma.sql`l.size, l.id`, desc: Prisma.sql`l.size DESC, l.id DESC` },
    cursorJson: Prisma.sql`json_build_array('size', l.size, l.id)`,
    after(cursor, direction) {
      const [, size, id] = decodeCursor(cursor, sizeCursor);
      return direction === "asc"
        ? Prisma.sql`AND (l.size, l.id) > (${size}::bigint, ${id}::uuid)`
        : Prisma.sql`AND (l.size, l.id) < (${size}::bigint, ${id}::uuid)`;
    },
  },
  createdAt: {
    order: { asc: Prisma.sql`l.created_at, l.id`, desc: Prisma.sql`l.created_at DESC, l.id DESC` },
    // to_json keeps the microseconds, without which a page would repeat or skip rows
    cursorJson: Prisma.sql`json_build_array('createdAt', l.created_at, l.id)`,
    after(cursor, direction) {
      const [, time, id] = decodeCursor(cursor, timeCursor);
      return direction === "asc"
        ? Prisma.sql`AND (l.created_at, l.id) > (${time}::timestamptz, ${id}::uuid)`
        : Prisma.sql`AND (l.created_at, l.id) < (${time}::timestamptz, ${id}::uuid)`;
    },
  },
};

/** The page size that nearly every request has, and the largest. */
const pageSteps = [50, 200];

/**
 * A page as one text of JSON, or NULL when the folder is not there. The inner LIMIT is a constant on purpose: with a
 * parameter, the planner assumes a tenth of the folder and sorts it. Rows are numbered before the joins, which may
 * change their order.
 */
export function pageSql(roomId: string, folderId: string, query: ListFilesQuery): Prisma.Sql {
  const direction = query.sort.startsWith("-") ? "desc" : "asc";
  const sort = sorts[query.sort.replace("-", "") as FileSort];
  const order = sort.order[direction];
  const after = query.cursor ? sort.after(query.cursor, direction) : Prisma.empty;
  const like = query.q ? Prisma.sql`AND l.name ILIKE ${`%${escapeLike(query.q)}%`}` : Prisma.empty;
  const most = Prisma.raw(String(1 + (pageSteps.find((step) => query.limit <= step) ?? query.limit)));
  return Prisma.sql`
    SELECT concat('{"items":[',
      string_agg(page.item, ',' ORDER BY page.n) FILTER (WHERE page.n <= ${query.limit}::int),
      '],"nextCursor":', CASE WHEN max(page.n) > ${query.limit}::int THEN
        to_json(translate(encode(convert_to(max(page.cursor) FILTER (WHERE page.n = ${query.limit}::int), 'UTF8'),
          'base64'), E'+/=\n', '-_'))::text ELSE 'null' END, '}')
    FROM folder d
    LEFT JOIN LATERAL (
      SELECT l.n, ${itemText} AS item, ${sort.cursorJson}::text AS cursor
      FROM (
        SELECT row_number() OVER (ORDER BY ${order}) AS n,
          l.id, l.file_id, l.name, l.folder_id, l.size, l.created_at, l.added_by_id
        FROM file_room_link l
        WHERE l.room_id = ${roomId}::uuid AND l.folder_id = ${folderId}::uuid AND l.removed_at IS NULL
        ${like} ${after}
        ORDER BY ${order} LIMIT ${most}
      ) l ${itemJoins}
      WHERE l.n <= ${query.limit}::int + 1
    ) page ON true
    WHERE d.id = ${folderId}::uuid AND d.room_id = ${roomId}::uuid AND d.removed_at IS NULL
    GROUP BY d.id`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
