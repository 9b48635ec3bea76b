import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Wordmark } from "#components/ui/wordmark";

export const metadata: Metadata = { title: "Not found" };

/** The same page for what does not exist and for what one may not see. */
export default function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <Wordmark />
      <EmptyState
        className="py-8"
        heading="h1"
        title="There is nothing here"
        description="The address may be mistyped, what was here may be gone, or you may not have access to it. Ask the person who sent you the link."
        action={
          <Button asChild>
            <Link href="/rooms">Go to your rooms</Link>
          </Button>
        }
      />
    </main>
  );
}
