"use client";
import { Check, Minus } from "lucide-react";
import * as Radix from "radix-ui/checkbox";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

/** `checked` may be "indeterminate". Without a label beside it, give it an aria-label. */
export function Checkbox({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className={cn(
        "border-input bg-background relative flex size-4 shrink-0 items-center justify-center rounded-sm border",
        "before:absolute before:-inset-1 pointer-coarse:before:-inset-3.5",
        "data-[state=checked]:border-primary data-[state=checked]:bg-primary disabled:opacity-50",
        "data-[state=indeterminate]:border-primary data-[state=indeterminate]:bg-primary",
        className,
      )}
    >
      <Radix.Indicator className="group text-primary-foreground">
        <Check className="size-3 group-data-[state=indeterminate]:hidden" strokeWidth={3} aria-hidden />
        <Minus className="hidden size-3 group-data-[state=indeterminate]:block" strokeWidth={3} aria-hidden />
      </Radix.Indicator>
    </Radix.Root>
  );
}
