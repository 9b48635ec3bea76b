import { cn } from "#components/ui/cn";

/** The look that dropdown, context menu and select share. */
export const menuStyle = cn(
  "z-50 min-w-44 overflow-x-hidden overflow-y-auto rounded-lg border bg-popover p-1 text-foreground shadow-float",
  "data-[state=open]:animate-appear",
);

export const menuItemStyle = cn(
  "relative flex h-8 w-full items-center gap-2 rounded-md px-2 text-sm outline-none select-none pointer-coarse:min-h-11",
  "data-highlighted:bg-hover data-disabled:text-muted-foreground data-disabled:opacity-60",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
);

export const menuDestructiveStyle =
  "text-destructive-text data-highlighted:bg-destructive-subtle [&_svg]:text-destructive-text";
