import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";
import { controlStyle } from "#components/ui/input";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={3} {...props} className={cn(controlStyle, "min-h-18 py-2", className)} />;
}
