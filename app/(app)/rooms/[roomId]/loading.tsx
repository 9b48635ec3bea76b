import { Skeleton, SkeletonRows } from "#components/ui/skeleton";

export default function RoomLoading() {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-24" />
      </div>
      <div className="rounded-lg border">
        <SkeletonRows rows={10} />
      </div>
    </div>
  );
}
