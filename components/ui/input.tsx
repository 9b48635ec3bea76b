import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

export const controlStyle = cn(
  "w-full rounded-md border border-input bg-background px-3 text-sm text-foreground",
  "focus-visible:border-ring focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring",
  "disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground",
  "aria-invalid:border-destructive-text max-sm:text-base",
);

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input {...props} className={cn(controlStyle, "h-9 pointer-coarse:h-11", className)} />;
}
