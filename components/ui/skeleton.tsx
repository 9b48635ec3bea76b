import { cn } from "#components/ui/cn";

/** The shape of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("bg-muted h-4 animate-pulse rounded-sm", className)} />;
}

/** Rows of a table on their way. */
export function SkeletonRows({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-4 border-b px-3">
          <Skeleton className="size-4" />
          <Skeleton className={["w-2/5", "w-1/3", "w-1/2", "w-1/4"][row % 4]} />
          <Skeleton className="ml-auto hidden w-16 sm:block" />
          <Skeleton className="hidden w-28 sm:block" />
        </div>
      ))}
    </div>
  );
}
