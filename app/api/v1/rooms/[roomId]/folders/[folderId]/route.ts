import { getFolder } from "#lib/folders/get-folder";
import { removeFolder } from "#lib/folders/remove-folder";
import { renameFolder } from "#lib/folders/rename-folder";
import { folderParams, renameFolderBody } from "#lib/folders/schema";
import { route } from "#lib/http/route";

export const GET = route({ permission: "file.list", params: folderParams }, async ({ actor, params }) =>
  getFolder(actor, params),
);

export const PATCH = route(
  { permission: "folder.rename", params: folderParams, body: renameFolderBody },
  async ({ actor, params, body }) => renameFolder(actor, params, body),
);

export const DELETE = route(
  { permission: "folder.remove", params: folderParams },
  async ({ actor, params }) => {
    await removeFolder(actor, params);
    return null;
  },
);
