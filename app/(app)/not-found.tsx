import Link from "next/link";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";

/** The same page for what does not exist and for what one may not see, inside the frame. */
export default function NotFoundPage() {
  return (
    <EmptyState
      className="m-auto"
      heading="h1"
      title="There is nothing here"
      description="The address may be mistyped, what was here may be gone, or you may not have access to it. Ask the person who sent you the link."
      action={
        <Button asChild>
          <Link href="/rooms">Go to your rooms</Link>
        </Button>
      }
    />
  );
}
