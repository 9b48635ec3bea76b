"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn";

type NavLinkProps = { href: string; icon?: ReactNode; exact?: boolean; children: ReactNode };

/** A line of the sidebar that knows whether it is where we are. */
export function NavLink({ href, icon, exact, children }: NavLinkProps) {
  const pathname = usePathname();
  const current = pathname === href || (!exact && pathname.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm pointer-coarse:h-11",
        "[&_svg]:text-muted-foreground [&_svg]:size-4 [&_svg]:shrink-0",
        current
          ? "bg-border/70 font-medium"
          : "text-muted-foreground hover:bg-border/40 hover:text-foreground",
      )}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Link>
  );
}
