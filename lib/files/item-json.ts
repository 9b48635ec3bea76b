import { Prisma } from "#prisma/generated/client";

/**
 * A FileItem as PostgreSQL builds it, from `l` (file_room_link), `f` (file) and `u` (user, who added it). Every answer
 * with an item in it uses this, so that they cannot differ. Text, since json_build_object takes twice the time.
 */
export const itemText = Prisma.sql`concat(
  '{"id":"', l.id, '","fileId":"', l.file_id, '","name":', to_json(l.name), ',"folderId":"', l.folder_id,
  '","size":', l.size, ',"mediaType":', to_json(f.media_type), ',"sha256":"', f.sha256, '","status":"', f.status,
  '","addedBy":{"id":"', u.id, '","name":', to_json(u.name),
  '},"createdAt":"', to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '"}')`;

/** The same as a JSON value. */
export const itemJson = Prisma.sql`(${itemText})::json`;

/** The joins that `itemJson` needs beside `l`. */
export const itemJoins = Prisma.sql`
  JOIN file f ON f.id = l.file_id
  JOIN "user" u ON u.id = l.added_by_id`;
