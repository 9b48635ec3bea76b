"use client";
import { Ellipsis, KeyRound, ShieldCheck, ShieldOff, UserCheck, UserX } from "lucide-react";
import { Button } from "#components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu";
import type { UserDto } from "#lib/users/dto";

export type PersonAction = "link" | "promote" | "demote" | "disable" | "enable";

type PersonMenuProps = { person: UserDto; onAction: (action: PersonAction) => void };

/** What an administrator can do for one person. Not for oneself: nobody locks themselves out by a slip. */
export function PersonMenu({ person, onAction }: PersonMenuProps) {
  const disabled = person.disabledAt !== null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${person.name}`}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {disabled ? null : (
          <DropdownMenuItem onSelect={() => onAction("link")}>
            <KeyRound aria-hidden />
            Make a password link
          </DropdownMenuItem>
        )}
        {person.instanceRole === "admin" ? (
          <DropdownMenuItem onSelect={() => onAction("demote")}>
            <ShieldOff aria-hidden />
            Make a member
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem onSelect={() => onAction("promote")}>
            <ShieldCheck aria-hidden />
            Make an administrator
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        {disabled ? (
          <DropdownMenuItem onSelect={() => onAction("enable")}>
            <UserCheck aria-hidden />
            Enable account
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem destructive onSelect={() => onAction("disable")}>
            <UserX aria-hidden />
            Disable account
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
