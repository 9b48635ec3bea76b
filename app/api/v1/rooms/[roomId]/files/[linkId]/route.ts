import { getFile } from "#lib/files/get-file";
import { removeFile } from "#lib/files/remove-file";
import { renameFile } from "#lib/files/rename-file";
import { fileParams, renameFileBody } from "#lib/files/schema";
import { route } from "#lib/http/route";

export const GET = route({ permission: "file.list", params: fileParams }, async ({ actor, params }) =>
  getFile(actor, params),
);

export const PATCH = route(
  { permission: "file.rename-own", params: fileParams, body: renameFileBody },
  async ({ actor, params, body }) => renameFile(actor, params, body),
);

export const DELETE = route(
  { permission: "file.remove-own", params: fileParams },
  async ({ actor, params }) => {
    await removeFile(actor, params);
    return null;
  },
);
