import { roomParams } from "#lib/files/schema";
import { route } from "#lib/http/route";
import { completeBatch } from "#lib/uploads/complete-batch";
import { completeBatchBody } from "#lib/uploads/schema";

export const POST = route(
  { permission: "file.upload", params: roomParams, body: completeBatchBody },
  async ({ actor, params, body }) => completeBatch(actor, params.roomId, body.items),
);
