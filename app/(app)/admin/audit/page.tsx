import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { loadAuditFilters, toApiQuery } from "#components/audit/audit-filters";
import { AuditView } from "#components/audit/audit-view";
import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { firstPage } from "#lib/audit/first-page";
import { listInstanceAudit } from "#lib/audit/list-instance-audit";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActor();
  const query = toApiQuery(await loadAuditFilters(searchParams));
  const initial = await orNotFound(firstPage(query, (asked) => listInstanceAudit(actor, asked)));
  return (
    <Page>
      <PageHeader
        title="Audit"
        description="Every change, every read of content and every refusal on this instance. What is written here stays as it is."
      />
      <AuditView scope="instance" path="/api/v1/audit" initial={initial} initialQuery={query} />
    </Page>
  );
}
