import { listInstanceAudit } from "#lib/audit/list-instance-audit";
import { auditQuery } from "#lib/audit/schema";
import { jsonText } from "#lib/http/json-text";
import { route } from "#lib/http/route";

export const GET = route({ permission: "admin", query: auditQuery }, async ({ actor, query }) =>
  jsonText(await listInstanceAudit(actor, query)),
);
