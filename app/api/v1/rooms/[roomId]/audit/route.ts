import { listRoomAudit } from "#lib/audit/list-room-audit";
import { roomAuditQuery, roomParams } from "#lib/audit/schema";
import { jsonText } from "#lib/http/json-text";
import { route } from "#lib/http/route";

export const GET = route(
  { permission: "audit.read", params: roomParams, query: roomAuditQuery },
  async ({ actor, params, query }) => jsonText(await listRoomAudit(actor, params.roomId, query)),
);
