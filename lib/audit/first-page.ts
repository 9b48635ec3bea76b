import { auditQuery, type AuditPage, type AuditQuery } from "#lib/audit/schema";
import type { AuditPageJson } from "#lib/audit/select-page";

/**
 * The first page for what stands in a page's address, ready to be rendered. Filters that are not well formed are left
 * to the API, which says what is wrong with them; the plain page is read all the same, since reading it is what decides
 * whether the person may see the record at all.
 */
export async function firstPage(
  text: string,
  read: (query: AuditQuery) => Promise<AuditPageJson>,
): Promise<AuditPage | null> {
  const asked = auditQuery.safeParse(Object.fromEntries(new URLSearchParams(text)));
  const json = await read(asked.success ? asked.data : auditQuery.parse({}));
  if (!asked.success) return null;
  // PostgreSQL built it in this shape; a test compares the two.
  return JSON.parse(json) as AuditPage;
}
