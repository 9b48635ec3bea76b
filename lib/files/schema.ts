import { z } from "zod";
import { itemName } from "#lib/files/item-name";
import { pageQuery } from "#lib/http/paging";

export const fileSorts = ["name", "size", "createdAt"] as const;
export type FileSort = (typeof fileSorts)[number];

/** The query of the list: `sort=name` or `sort=-createdAt` (descending). */
export const listFilesQuery = pageQuery.extend({
  folderId: z.uuid().optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(["name", "-name", "size", "-size", "createdAt", "-createdAt"]).default("name"),
});
export type ListFilesQuery = z.output<typeof listFilesQuery>;

export const roomParams = z.object({ roomId: z.uuid() });
export const fileParams = z.object({ roomId: z.uuid(), linkId: z.uuid() });

/** What to do when the name is taken in the folder: refuse (409 name_taken) or take "name (2).pdf". */
export const onConflict = z.enum(["fail", "rename"]).default("fail");

export const renameFileBody = z.object({ name: itemName });
export type RenameFileBody = z.output<typeof renameFileBody>;

export const restoreFileBody = z.object({ onConflict });
