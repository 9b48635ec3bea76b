import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

/** The body of a page inside the frame. `narrow` for forms. */
export function Page({ narrow, className, ...props }: ComponentProps<"div"> & { narrow?: boolean }) {
  return (
    <div
      {...props}
      className={cn(
        "mx-auto flex w-full flex-1 flex-col gap-5 px-4 py-5 sm:px-6",
        narrow ? "max-w-2xl" : "max-w-6xl",
        className,
      )}
    />
  );
}

/** A titled part of a page, with a line around it: a form, a list of settings. */
export function Section(props: ComponentProps<"section"> & { heading: string; description?: string }) {
  const { heading, description, className, children, ...rest } = props;
  return (
    <section {...rest} aria-label={heading} className={cn("rounded-lg border", className)}>
      <div className="px-5 pt-4">
        <h2 className="text-sm font-semibold">{heading}</h2>
        {description ? <p className="text-caption text-muted-foreground mt-0.5">{description}</p> : null}
      </div>
      <div className="px-5 pt-4 pb-5">{children}</div>
    </section>
  );
}
