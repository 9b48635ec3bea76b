"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ErrorState } from "#components/ui/error-state";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What is shown when a page could not be made. The digest is in the server's log beside the cause. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <main className="flex min-h-[60dvh] items-center justify-center">
      <ErrorState
        title="Something went wrong on our side"
        description="Nothing of yours was lost. Try again; if it happens again, give the request id to your administrator."
        requestId={error.digest}
        onRetry={retry}
      />
    </main>
  );
}
