import Link from "next/link";
import { Button } from "#components/ui/button";

/** What a link that no longer works leads to. */
export function DeadLink({ children }: { children: string }) {
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold tracking-tight">This link no longer works</h1>
      <p className="text-muted-foreground mb-5">{children}</p>
      <Button asChild>
        <Link href="/sign-in">Go to sign-in</Link>
      </Button>
    </>
  );
}
