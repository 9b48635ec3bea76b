import { readRoomEvent } from "#lib/audit/read-event";
import { roomAuditEventParams } from "#lib/audit/schema";
import { jsonText } from "#lib/http/json-text";
import { route } from "#lib/http/route";

export const GET = route(
  { permission: "audit.read", params: roomAuditEventParams },
  async ({ actor, params }) => jsonText(await readRoomEvent(actor, params.roomId, params.eventId)),
);
