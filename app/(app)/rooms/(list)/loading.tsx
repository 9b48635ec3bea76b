import { Page } from "#components/ui/page";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton";

export default function RoomsLoading() {
  return (
    <Page>
      <Skeleton className="h-7 w-28" />
      <SkeletonRows label="Loading rooms" />
    </Page>
  );
}
