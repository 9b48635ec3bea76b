"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "#components/ui/error-state";

export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

/** What is shown when a page could not be made. The digest stands in the server's log beside the cause. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <ErrorState
      heading="h1"
      className="m-auto"
      title="Something went wrong on our side"
      description="Nothing of yours was lost. Try again; if it happens again, give the request id to your administrator."
      requestId={error.digest}
      onRetry={retry}
    />
  );
}
