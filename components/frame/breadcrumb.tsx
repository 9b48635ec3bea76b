"use client";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { FrameRoom } from "#components/frame/frame-data";

type Crumb = { label: string; href?: string };

const names: Record<string, string> = {
  members: "People",
  activity: "Activity",
  settings: "Settings",
  people: "People",
  audit: "Audit",
  system: "System",
  jobs: "Jobs",
  password: "Password",
  sessions: "Sessions",
  tokens: "Tokens",
  search: "Search",
};

function crumbsOf(pathname: string, rooms: FrameRoom[]): Crumb[] {
  const [area = "", first, second] = pathname.split("/").filter(Boolean);
  if (area === "rooms") {
    const room = first
      ? { label: rooms.find(({ id }) => id === first)?.name ?? "Room", href: `/rooms/${first}` }
      : null;
    const tab = second && names[second] ? { label: names[second] } : null;
    return [{ label: "Rooms", href: "/rooms" }, ...(room ? [room] : []), ...(tab ? [tab] : [])];
  }
  const page = first && names[first] ? [{ label: names[first] }] : [];
  if (area === "admin") return [{ label: "Admin" }, ...page];
  if (area === "account") return [{ label: "Account", href: "/account" }, ...page];
  return names[area] ? [{ label: names[area] }] : [];
}

/** Where we are, read from the address. Folders have their own path inside the room. */
export function Breadcrumb({ rooms }: { rooms: FrameRoom[] }) {
  const pathname = usePathname();
  const crumbs = crumbsOf(pathname, rooms);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1.5 text-sm">
        {crumbs.map(({ label, href }, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li
              key={`${index} ${label}`}
              className={`flex min-w-0 items-center gap-1.5 ${last ? "" : "max-sm:shrink max-sm:first:hidden"}`}
            >
              {index > 0 ? (
                <ChevronRight aria-hidden className="text-muted-foreground size-3.5 shrink-0 max-sm:hidden" />
              ) : null}
              {href && !(last && pathname === href) ? (
                <Link href={href} className="text-muted-foreground hover:text-foreground truncate rounded-sm">
                  {label}
                </Link>
              ) : (
                <span
                  aria-current={last ? "page" : undefined}
                  className={last ? "truncate font-medium" : "text-muted-foreground truncate"}
                >
                  {label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
