import { Skeleton, SkeletonRows } from "#components/ui/skeleton";

/** The record on its way: the filter bar and rows, in their places. */
export function AuditSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div aria-hidden className="flex flex-wrap gap-2">
        <Skeleton className="h-8 w-full sm:w-64" />
        <Skeleton className="h-8 w-28" />
        <Skeleton className="h-8 w-28" />
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="rounded-lg border">
        <SkeletonRows rows={12} label="Loading the record" />
      </div>
    </div>
  );
}
