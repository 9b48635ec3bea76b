"use client";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

type PlainCheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  "aria-label": string;
  indeterminate?: boolean;
};

/** The browser's own checkbox in our look: for long lists, where each line has one. */
export function PlainCheckbox({ indeterminate = false, className, ...props }: PlainCheckboxProps) {
  return (
    <input
      {...props}
      ref={(input) => {
        if (input) input.indeterminate = indeterminate;
      }}
      type="checkbox"
      className={cn("tick size-4 shrink-0 pointer-coarse:size-5", className)}
    />
  );
}
