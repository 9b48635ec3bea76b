"use client";
import { Check } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";
import { menuDestructiveStyle, menuItemStyle, menuStyle } from "#components/ui/menu-style";

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuRadioGroup = Radix.RadioGroup;

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={4}
        align="end"
        collisionPadding={8}
        {...props}
        className={cn(menuStyle, className)}
      />
    </Radix.Portal>
  );
}

type ItemProps = ComponentProps<typeof Radix.Item> & { destructive?: boolean };

export function DropdownMenuItem({ destructive, className, ...props }: ItemProps) {
  return (
    <Radix.Item {...props} className={cn(menuItemStyle, destructive && menuDestructiveStyle, className)} />
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...props} className={cn(menuItemStyle, "pr-8", className)}>
      {children}
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return (
    <Radix.Label {...props} className={cn("text-caption text-muted-foreground px-2 py-1.5", className)} />
  );
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="bg-border -mx-1 my-1 h-px" />;
}

/** The key that does the same, at the end of an item. */
export function MenuShortcut({ children }: { children: string }) {
  return (
    <span className="text-caption text-muted-foreground ml-auto pl-4 pointer-coarse:hidden">{children}</span>
  );
}
