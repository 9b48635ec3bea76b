import { route } from "#lib/http/route";
import { signPartsBody, uploadParams } from "#lib/uploads/schema";
import { signParts } from "#lib/uploads/sign-parts";

export const POST = route(
  { permission: "file.upload", params: uploadParams, body: signPartsBody },
  async ({ actor, params, body }) => signParts(actor, params, body.partNumbers),
);
