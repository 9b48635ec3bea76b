import { FileBrowser } from "#components/files/file-browser";
import type { FilesView } from "#components/files/files-data";
import { FolderPath } from "#components/files/folder-path";

/** The Files tab: where we are in the tree, and the folder. A new folder starts with nothing selected. */
export function FilesPage(view: FilesView) {
  return (
    <>
      <FolderPath room={view.room} path={view.path} />
      <FileBrowser key={view.folderId} {...view} />
    </>
  );
}
