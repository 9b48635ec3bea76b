export type FileStatus = "verifying" | "verified" | "quarantined";

/** An item of a room's list: a file under a name in a folder. `id` is the link's. */
export type FileItem = {
  id: string;
  fileId: string;
  name: string;
  folderId: string;
  size: number;
  mediaType: string;
  sha256: string;
  status: FileStatus;
  addedBy: { id: string; name: string };
  createdAt: string;
};
