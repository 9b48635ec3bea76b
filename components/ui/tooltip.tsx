"use client";
import * as Radix from "radix-ui/tooltip";
import type { ComponentProps, ReactNode } from "react";

type TooltipProps = {
  content: ReactNode;
  side?: ComponentProps<typeof Radix.Content>["side"];
  /** something that can be focused, else the keyboard never sees the tip */
  children: ReactNode;
};

/** A short explanation on hover and focus. Nothing that is needed may only be here. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={400}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="animate-appear bg-foreground text-background z-50 max-w-72 rounded-md px-2 py-1 text-xs"
          >
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
