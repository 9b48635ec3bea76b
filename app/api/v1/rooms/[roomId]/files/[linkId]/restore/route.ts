import { restoreFile } from "#lib/files/restore-file";
import { fileParams, restoreFileBody } from "#lib/files/schema";
import { route } from "#lib/http/route";

export const POST = route(
  { permission: "file.remove-own", params: fileParams, body: restoreFileBody },
  async ({ actor, params, body }) => restoreFile(actor, params, body),
);
