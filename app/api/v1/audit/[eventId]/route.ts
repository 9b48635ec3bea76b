import { readInstanceEvent } from "#lib/audit/read-event";
import { auditEventParams } from "#lib/audit/schema";
import { jsonText } from "#lib/http/json-text";
import { route } from "#lib/http/route";

export const GET = route({ permission: "admin", params: auditEventParams }, async ({ actor, params }) =>
  jsonText(await readInstanceEvent(actor, params.eventId)),
);
