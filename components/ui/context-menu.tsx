"use client";
import * as Radix from "radix-ui/context-menu";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";
import { menuDestructiveStyle, menuItemStyle, menuStyle } from "#components/ui/menu-style";

export const ContextMenu = Radix.Root;
export const ContextMenuTrigger = Radix.Trigger;

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} {...props} className={cn(menuStyle, className)} />
    </Radix.Portal>
  );
}

type ItemProps = ComponentProps<typeof Radix.Item> & { destructive?: boolean };

export function ContextMenuItem({ destructive, className, ...props }: ItemProps) {
  return (
    <Radix.Item {...props} className={cn(menuItemStyle, destructive && menuDestructiveStyle, className)} />
  );
}

export function ContextMenuSeparator() {
  return <Radix.Separator className="bg-border -mx-1 my-1 h-px" />;
}
