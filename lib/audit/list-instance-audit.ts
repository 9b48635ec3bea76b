import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import type { AuditQuery } from "#lib/audit/schema";
import { selectPage, type AuditPageJson } from "#lib/audit/select-page";

/** A page of the whole instance's record, for admins. */
export async function listInstanceAudit(actor: Actor, query: AuditQuery): Promise<AuditPageJson> {
  await requireAdmin(actor);
  return selectPage(query);
}
