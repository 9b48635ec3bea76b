import type { FolderDto } from "#lib/folders/dto";

type Row = { id: string; name: string; parentId: string | null; createdAt: Date };

/** The fields of a folder that leave the server. */
export function toFolderDto({ id, name, parentId, createdAt }: Row): FolderDto {
  return { id, name, parentId, createdAt: createdAt.toISOString() };
}
