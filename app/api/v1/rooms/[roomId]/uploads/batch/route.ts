import { roomParams } from "#lib/files/schema";
import { route } from "#lib/http/route";
import { claimBatch } from "#lib/uploads/claim-batch";
import { claimBatchBody } from "#lib/uploads/schema";

export const POST = route(
  { permission: "file.upload", params: roomParams, body: claimBatchBody },
  async ({ actor, params, body }) => claimBatch(actor, params.roomId, body.items),
);
