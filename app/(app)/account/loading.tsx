import { Page } from "#components/ui/page";
import { Skeleton } from "#components/ui/skeleton";

export default function AccountLoading() {
  return (
    <Page narrow role="status" aria-label="Loading your account">
      <Skeleton className="h-7 w-40" />
      {["h-60", "h-64", "h-28", "h-48"].map((height) => (
        <div key={height} className={`rounded-lg border p-5 ${height}`}>
          <Skeleton className="w-24" />
          <Skeleton className="mt-6 h-9 w-full max-w-sm" />
        </div>
      ))}
    </Page>
  );
}
