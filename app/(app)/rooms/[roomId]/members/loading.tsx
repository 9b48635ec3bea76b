import { SkeletonRows } from "#components/ui/skeleton";

export default function MembersLoading() {
  return (
    <div className="rounded-lg border">
      <SkeletonRows rows={5} label="Loading people" />
    </div>
  );
}
