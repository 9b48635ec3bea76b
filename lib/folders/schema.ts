import { z } from "zod";
import { itemName } from "#lib/files/item-name";
import { pageQuery } from "#lib/http/paging";

export const folderParams = z.object({ roomId: z.uuid(), folderId: z.uuid() });

/** Without `parentId`: the folders at the top of the room. */
export const listFoldersQuery = pageQuery.extend({ parentId: z.uuid().optional() });
export type ListFoldersQuery = z.output<typeof listFoldersQuery>;

/** `onConflict: "use"` answers with the folder that has the name already: for dropping whole folders. */
export const createFolderBody = z.object({
  name: itemName,
  parentId: z.uuid().optional(),
  onConflict: z.enum(["fail", "use"]).default("fail"),
});
export type CreateFolderBody = z.output<typeof createFolderBody>;

export const renameFolderBody = z.object({ name: itemName });
export type RenameFolderBody = z.output<typeof renameFolderBody>;
