import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton";

export default function Loading() {
  return (
    <Page>
      <PageHeader title="System" description="Asking the database and the storage." />
      <div aria-hidden className="grid gap-5 lg:grid-cols-3">
        {["health", "storage", "versions"].map((part) => (
          <Skeleton key={part} className="h-44 rounded-lg" />
        ))}
      </div>
      <div className="rounded-lg border">
        <SkeletonRows rows={10} label="Loading the settings" />
      </div>
    </Page>
  );
}
