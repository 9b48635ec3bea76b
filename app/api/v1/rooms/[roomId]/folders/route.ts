import { roomParams } from "#lib/files/schema";
import { createFolder } from "#lib/folders/create-folder";
import { listFolders } from "#lib/folders/list-folders";
import { createFolderBody, listFoldersQuery } from "#lib/folders/schema";
import { created, route } from "#lib/http/route";

export const GET = route(
  { permission: "file.list", params: roomParams, query: listFoldersQuery },
  async ({ actor, params, query }) => listFolders(actor, params.roomId, query),
);

export const POST = route(
  { permission: "folder.create", params: roomParams, body: createFolderBody },
  async ({ actor, params, body }) => created(await createFolder(actor, params.roomId, body)),
);
