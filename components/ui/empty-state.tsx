import type { ReactNode } from "react";
import { cn } from "#components/ui/cn";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** one sentence: what comes here, or what to do */
  description?: ReactNode;
  action?: ReactNode;
  /** h1 where it is all there is on the page */
  heading?: "h1" | "h2";
  className?: string;
  children?: ReactNode;
};

/** What stands where a list would, when there is nothing in it. */
export function EmptyState(props: EmptyStateProps) {
  const { icon, title, description, action, heading: Heading = "h2", className, children } = props;
  return (
    <div className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      {icon ? (
        <div aria-hidden className="text-muted-foreground mb-4 [&_svg]:size-6">
          {icon}
        </div>
      ) : null}
      <Heading className="text-sm font-semibold">{title}</Heading>
      {description ? <p className="text-muted-foreground mt-1 max-w-sm text-sm">{description}</p> : null}
      {children}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
