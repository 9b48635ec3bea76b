import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

/** Parts of an ordinary table. `TableFrame` scrolls by itself, so that the page never does sideways. */
export function TableFrame({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={cn("w-full overflow-x-auto rounded-lg border", className)} />;
}

export function Table({ className, ...props }: ComponentProps<"table">) {
  return <table {...props} className={cn("w-full border-collapse text-left text-sm", className)} />;
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        "bg-sidebar text-caption text-muted-foreground h-9 border-b px-3 font-medium whitespace-nowrap",
        className,
      )}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className={cn("hover:bg-hover aria-selected:bg-primary-subtle border-b last:border-b-0", className)}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td {...props} className={cn("h-10 px-3 py-1 align-middle", className)} />;
}
