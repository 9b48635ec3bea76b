import type { Permission } from "#lib/access/permissions";
import type { FileItem } from "#lib/files/dto";
import type { FolderDto } from "#lib/folders/dto";
import type { Page } from "#lib/http/paging";

/** A line of the list. */
export type Row =
  | { kind: "folder"; id: string; name: string; folder: FolderDto }
  | { kind: "file"; id: string; name: string; file: FileItem };

export type Sort = "name" | "-name" | "size" | "-size" | "createdAt" | "-createdAt";
export type Listing = { sort: Sort; q: string };

/** What the server hands to the file browser: where it is, what the person may do, and the first page. */
export type FilesView = {
  room: { id: string; name: string; archived: boolean };
  /** the room's id at the top */
  folderId: string;
  path: { id: string; name: string }[];
  meId: string;
  can: Record<Permission, boolean>;
  /** the role may add files, but not while the room is archived */
  uploadBlocked: boolean;
  initial: Listing & { files: Page<FileItem>; folders: Page<FolderDto> };
};

export function folderHref(roomId: string, folderId: string): string {
  return folderId === roomId ? `/rooms/${roomId}` : `/rooms/${roomId}/folders/${folderId}`;
}
