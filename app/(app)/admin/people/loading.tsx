import { Page } from "#components/ui/page";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton";

export default function PeopleLoading() {
  return (
    <Page>
      <Skeleton className="h-7 w-28" />
      <Skeleton className="h-9 w-full max-w-xs" />
      <SkeletonRows label="Loading people" />
    </Page>
  );
}
