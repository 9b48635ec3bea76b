import { api } from "#components/api-client";
import type { UploadTarget } from "#components/uploads/upload-item";
import type { FolderDto } from "#lib/folders/dto";

/** Makes the folders of one drop, each once, and answers with the id of the last of a path. */
export function folderMaker({
  roomId,
  folderId,
}: UploadTarget): (path: readonly string[]) => Promise<string> {
  const made = new Map<string, Promise<string>>();
  const ensure = (path: readonly string[]): Promise<string> => {
    const name = path.at(-1);
    if (name === undefined) return Promise.resolve(folderId);
    const key = path.join("/");
    const known = made.get(key);
    if (known) return known;
    const making = ensure(path.slice(0, -1)).then(async (parentId) => {
      const body = { name, parentId, onConflict: "use" };
      const folder = await api<FolderDto>(`/api/v1/rooms/${roomId}/folders`, { method: "POST", body });
      return folder.id;
    });
    made.set(key, making);
    making.catch(() => made.delete(key));
    return making;
  };
  return ensure;
}
