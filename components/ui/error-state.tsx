"use client";
import { Button } from "#components/ui/button";
import { CopyField } from "#components/ui/copy-field";
import { cn } from "#components/ui/cn";

type ErrorStateProps = {
  title?: string;
  /** what happened and what to do */
  description?: string;
  requestId?: string | null | undefined;
  onRetry?: (() => void) | undefined;
  /** h1 where it is all there is on the page */
  heading?: "h1" | "h2";
  className?: string;
};

/** What stands where content would, when it could not be had. */
export function ErrorState(props: ErrorStateProps) {
  const {
    title = "This could not be loaded",
    description,
    requestId,
    onRetry,
    heading: Heading = "h2",
    className,
  } = props;
  return (
    <div role="alert" className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      <Heading className="text-sm font-semibold">{title}</Heading>
      <p className="text-muted-foreground mt-1 max-w-sm text-sm">
        {description ?? "Try again. If it happens again, give the request id to your administrator."}
      </p>
      {requestId ? (
        <div className="mt-4 w-full max-w-sm">
          <CopyField label="Request id" value={requestId} />
        </div>
      ) : null}
      {onRetry ? (
        <Button className="mt-5" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
