import type { ReactNode } from "react";
import { cn } from "#components/ui/cn";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** one sentence: what comes here, or what to do */
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** What stands where a list would, when there is nothing in it. */
export function EmptyState({ icon, title, description, action, className, children }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      {icon ? (
        <div aria-hidden className="text-muted-foreground mb-4 [&_svg]:size-6">
          {icon}
        </div>
      ) : null}
      <h2 className="text-sm font-semibold">{title}</h2>
      {description ? <p className="text-muted-foreground mt-1 max-w-sm text-sm">{description}</p> : null}
      {children}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
