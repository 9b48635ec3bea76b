import { route } from "#lib/http/route";
import { completeUpload } from "#lib/uploads/complete-upload";
import { completeBody, uploadParams } from "#lib/uploads/schema";

export const POST = route(
  { permission: "file.upload", params: uploadParams, body: completeBody },
  async ({ actor, params, body }) => completeUpload(actor, params, body),
);
