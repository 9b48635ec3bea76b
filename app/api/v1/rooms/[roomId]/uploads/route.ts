import { roomParams } from "#lib/files/schema";
import { created, route } from "#lib/http/route";
import { claimUpload } from "#lib/uploads/claim-upload";
import { claimBody } from "#lib/uploads/schema";

export const POST = route(
  { permission: "file.upload", params: roomParams, body: claimBody },
  async ({ actor, params, body }) => {
    const answer = await claimUpload(actor, params.roomId, body);
    return answer.status === "pending" ? created(answer) : answer;
  },
);
