"use client";
import { Command } from "cmdk";
import {
  Archive,
  FolderLock,
  LogOut,
  Moon,
  Plus,
  ScrollText,
  Search,
  ServerCog,
  Sun,
  User,
  Users,
  Vault,
} from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import * as Dialog from "radix-ui/dialog";
import { useState, type ReactNode } from "react";
import type { FrameData } from "#components/frame/frame-data";
import { signOut } from "#components/frame/sign-out";
import { overlayStyle } from "#components/ui/dialog";

type PaletteProps = FrameData & { open: boolean; onOpenChange: (open: boolean) => void };
type Choice = { id: string; label: string; icon: ReactNode; run: () => void };

const groupStyle =
  "p-1.5 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground";

function Group({ heading, choices }: { heading: string; choices: Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <Command.Group heading={heading} className={groupStyle}>
      {choices.map(({ id, label, icon, run }) => (
        <Command.Item
          key={id}
          value={`${label} ${id}`}
          onSelect={run}
          className="data-[selected=true]:bg-hover [&_svg]:text-muted-foreground flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm select-none pointer-coarse:h-11 [&_svg]:size-4"
        >
          {icon}
          <span className="truncate">{label}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Jumps to rooms and does the common things from the keyboard. */
export function Palette({ user, rooms, open, onOpenChange }: PaletteProps) {
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const [query, setQuery] = useState("");
  const dark = resolvedTheme === "dark";

  const close = (next: boolean) => {
    setQuery("");
    onOpenChange(next);
  };
  const done = (work: () => void) => () => {
    close(false);
    work();
  };
  const go = (href: string) => done(() => router.push(href));

  const roomChoices = rooms.map((room) => ({
    id: room.id,
    label: room.name,
    icon: room.archived ? <Archive aria-hidden /> : <FolderLock aria-hidden />,
    run: go(`/rooms/${room.id}`),
  }));
  const places = [
    { id: "rooms", label: "All rooms", icon: <Vault aria-hidden />, run: go("/rooms") },
    { id: "account", label: "Your account", icon: <User aria-hidden />, run: go("/account") },
    ...(user.isAdmin
      ? [
          { id: "people", label: "People", icon: <Users aria-hidden />, run: go("/admin/people") },
          { id: "audit", label: "Audit", icon: <ScrollText aria-hidden />, run: go("/admin/audit") },
          { id: "system", label: "System", icon: <ServerCog aria-hidden />, run: go("/admin/system") },
        ]
      : []),
  ];
  const actions = [
    { id: "new-room", label: "New room", icon: <Plus aria-hidden />, run: go("/rooms?new=1") },
    {
      id: "theme",
      label: dark ? "Use the light theme" : "Use the dark theme",
      icon: dark ? <Sun aria-hidden /> : <Moon aria-hidden />,
      run: done(() => setTheme(dark ? "light" : "dark")),
    },
    { id: "sign-out", label: "Sign out", icon: <LogOut aria-hidden />, run: done(() => void signOut()) },
  ];

  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className="bg-popover shadow-float fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border"
        >
          <Dialog.Title className="sr-only">Go to a room or do something</Dialog.Title>
          <Command loop label="Commands">
            <div className="flex items-center gap-2.5 border-b px-3.5">
              <Search aria-hidden className="text-muted-foreground size-4 shrink-0" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder="Go to a room or do something"
                className="h-12 flex-1 bg-transparent text-base outline-none sm:text-sm"
              />
              <kbd className="text-muted-foreground text-xs">Esc</kbd>
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto overscroll-contain">
              <Command.Empty className="text-muted-foreground px-4 py-8 text-center text-sm">
                Nothing by that name.
              </Command.Empty>
              <Group heading="Rooms" choices={roomChoices} />
              <Group heading="Go to" choices={places} />
              <Group heading="Do" choices={actions} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
