"use client";
import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense, useState, type ComponentProps } from "react";
import type { FrameUser } from "#components/frame/frame-data";
import { Avatar } from "#components/ui/avatar";

const load = () => import("#components/frame/user-menu-content");
const UserMenuContent = lazy(() => load().then((file) => ({ default: file.UserMenuContent })));

type TriggerProps = ComponentProps<"button"> & { user: FrameUser };

/** The button with which the menu opens; the menu's own trigger has the same look. */
export function UserMenuButton({ user, ...props }: TriggerProps) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      {...props}
      className="hover:bg-border/40 data-[state=open]:bg-border/40 flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left pointer-coarse:min-h-11"
    >
      <Avatar name={user.name} />
      <span className="text-caption min-w-0 flex-1">
        <span className="block truncate font-medium">{user.name}</span>
        <span className="text-muted-foreground block truncate text-xs">{user.email}</span>
      </span>
      <ChevronsUpDown aria-hidden className="text-muted-foreground size-4 shrink-0" />
    </button>
  );
}

/** Oneself: account, theme, sign out. The menu is loaded when it is first wanted. */
export function UserMenu({ user }: { user: FrameUser }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <UserMenuButton user={user} onClick={() => setWanted(true)} onPointerEnter={() => void load()} />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <UserMenuContent trigger={<UserMenuButton user={user} />} />
    </Suspense>
  );
}
