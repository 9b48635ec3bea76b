"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/cn";

export type TabLink = {
  href: string;
  label: string;
  /** also marks the tab for addresses below it */ match?: string;
};

/** Tabs that are links: each has its address, and opens in a new tab if one likes. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="border-b">
      <ul className="-mb-px flex [scrollbar-width:none] gap-1 overflow-x-auto">
        {tabs.map((tab) => {
          const current =
            pathname === tab.href || (tab.match !== undefined && pathname.startsWith(tab.match));
          return (
            <li key={tab.href}>
              <Link
                href={tab.href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "block border-b-2 border-transparent px-3 py-2 text-sm -outline-offset-2 pointer-coarse:py-3",
                  current
                    ? "border-foreground text-foreground font-medium"
                    : "text-muted-foreground hover:text-foreground",
                )}
              >
                {tab.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
