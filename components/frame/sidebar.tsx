import { Archive, FolderLock, ScrollText, Search, ServerCog, Users, Vault } from "lucide-react";
import Link from "next/link";
import type { FrameData } from "#components/frame/frame-data";
import { NavLink } from "#components/frame/nav-link";
import { PaletteButton } from "#components/frame/palette-button";
import { UserMenu } from "#components/frame/user-menu";
import { Wordmark } from "#components/ui/wordmark";

/** The way around: search, rooms, administration, and oneself. */
export function Sidebar({ user, rooms }: FrameData) {
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-13 shrink-0 items-center px-4">
        <Link href="/rooms" aria-label="Strongroom, to your rooms" className="rounded-md">
          <Wordmark />
        </Link>
      </div>
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-2 pb-4">
        <PaletteButton className="bg-background text-muted-foreground mb-2 w-full justify-start gap-2.5 border px-2 font-normal">
          <Search aria-hidden />
          <span className="flex-1 text-left">Search</span>
          <kbd className="text-xs">Ctrl K</kbd>
        </PaletteButton>
        <NavLink href="/rooms" exact icon={<Vault aria-hidden />}>
          Rooms
        </NavLink>
        {rooms.length > 0 ? (
          <ul aria-label="Your rooms" className="flex flex-col gap-0.5">
            {rooms.map((room) => (
              <li key={room.id} className="pl-3">
                <NavLink
                  href={`/rooms/${room.id}`}
                  icon={room.archived ? <Archive aria-label="Archived" /> : <FolderLock aria-hidden />}
                >
                  {room.name}
                </NavLink>
              </li>
            ))}
          </ul>
        ) : null}
        {user.isAdmin ? (
          <>
            <h2 className="text-muted-foreground mt-5 mb-1 px-2 text-xs font-medium">Admin</h2>
            <NavLink href="/admin/people" icon={<Users aria-hidden />}>
              People
            </NavLink>
            <NavLink href="/admin/audit" icon={<ScrollText aria-hidden />}>
              Audit
            </NavLink>
            <NavLink href="/admin/system" icon={<ServerCog aria-hidden />}>
              System
            </NavLink>
          </>
        ) : null}
      </nav>
      <div className="shrink-0 border-t p-2">
        <UserMenu user={user} />
      </div>
    </div>
  );
}
