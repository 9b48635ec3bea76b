"use client";
import { Ellipsis, LogOut, UserMinus } from "lucide-react";
import { Button } from "#components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu";
import { roleOptions, toRole } from "#components/rooms/role-labels";
import type { RoomRole } from "#lib/access/permissions";
import type { MemberItem } from "#lib/members/dto";

type MemberMenuProps = {
  member: MemberItem;
  onRole: (role: RoomRole) => void;
  onRemove: () => void;
};

/** What one can do with a person's place in the room; nothing where there is nothing. */
export function MemberMenu({ member, onRole, onRemove }: MemberMenuProps) {
  const { can, isYou } = member;
  if (!can.changeRole && !can.remove) return null;
  const choose = (value: string) => {
    const role = toRole(value);
    if (role && role !== member.role) onRole(role);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${member.name}`}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {can.changeRole ? (
          <>
            <DropdownMenuLabel>Role</DropdownMenuLabel>
            <DropdownMenuRadioGroup value={member.role} onValueChange={choose}>
              {roleOptions.map(({ value, label, description }) => (
                <DropdownMenuRadioItem key={value} value={value} className="h-auto items-start py-1.5">
                  <span className="flex flex-col">
                    {label}
                    <span className="text-caption text-muted-foreground max-w-64">{description}</span>
                  </span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        ) : null}
        {can.changeRole && can.remove ? <DropdownMenuSeparator /> : null}
        {can.remove ? (
          <DropdownMenuItem destructive onSelect={onRemove}>
            {isYou ? <LogOut aria-hidden /> : <UserMinus aria-hidden />}
            {isYou ? "Leave the room" : "Remove from the room"}
          </DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
