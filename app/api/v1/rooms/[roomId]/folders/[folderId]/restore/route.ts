import { restoreFolder } from "#lib/folders/restore-folder";
import { folderParams } from "#lib/folders/schema";
import { route } from "#lib/http/route";

export const POST = route({ permission: "folder.remove", params: folderParams }, async ({ actor, params }) =>
  restoreFolder(actor, params),
);
