import { AuditSkeleton } from "#components/audit/audit-skeleton";
import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";

export default function Loading() {
  return (
    <Page>
      <PageHeader
        title="Audit"
        description="Every change, every read of content and every refusal on this instance. What is written here stays as it is."
      />
      <AuditSkeleton />
    </Page>
  );
}
