import { Prisma } from "#prisma/generated/client";

/**
 * A FileItem as PostgreSQL builds it, from `l` (file_room_link), `f` (file) and `u` (user, who added it). Every answer
 * with an item in it uses this, so that they cannot differ.
 */
export const itemJson = Prisma.sql`json_build_object(
  'id', l.id, 'fileId', l.file_id, 'name', l.name, 'folderId', l.folder_id, 'size', l.size,
  'mediaType', f.media_type, 'sha256', f.sha256, 'status', f.status,
  'addedBy', json_build_object('id', u.id, 'name', u.name),
  'createdAt', to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** The joins that `itemJson` needs beside `l`. */
export const itemJoins = Prisma.sql`
  JOIN file f ON f.id = l.file_id
  JOIN "user" u ON u.id = l.added_by_id`;
