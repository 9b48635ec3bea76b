import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

const badgeStyle = cva(
  "inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-muted-foreground",
        outline: "border text-muted-foreground",
        good: "bg-primary-subtle text-primary-text",
        attention: "bg-warning-subtle text-warning-text",
        bad: "bg-destructive-subtle text-destructive-text",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A state in one or two words; the word says it, the colour only repeats it. */
export function Badge({
  tone,
  className,
  ...props
}: ComponentProps<"span"> & VariantProps<typeof badgeStyle>) {
  return <span {...props} className={cn(badgeStyle({ tone }), className)} />;
}
