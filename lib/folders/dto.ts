/** A folder. `parentId` is null for the room's root, whose id is the room's. */
export type FolderDto = {
  id: string;
  name: string;
  parentId: string | null;
  createdAt: string;
};

/** The way to a folder, from the top of the room (without the root) down to the folder itself. */
export type FolderWithPath = FolderDto & { path: { id: string; name: string }[] };
