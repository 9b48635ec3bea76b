"use client";
import { Check, ChevronDown } from "lucide-react";
import * as Menu from "radix-ui/dropdown-menu";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu";
import { menuItemStyle } from "#components/ui/menu-style";
import { tellings } from "#lib/audit/sentence";

const groups: { title: string; prefixes: string[]; instanceOnly?: true }[] = [
  { title: "Files", prefixes: ["file.", "upload."] },
  { title: "Folders", prefixes: ["folder."] },
  { title: "People of rooms", prefixes: ["member.", "invitation."] },
  { title: "Rooms", prefixes: ["room."] },
  { title: "Refusals", prefixes: ["access."] },
  { title: "Sign-in", prefixes: ["session.", "token."], instanceOnly: true },
  { title: "Accounts", prefixes: ["user.", "setup."], instanceOnly: true },
];

const actionsOf = (prefixes: string[]) =>
  Object.entries(tellings).filter(([action]) => prefixes.some((prefix) => action.startsWith(prefix)));

/** The API takes at most this many actions at once. */
const most = 20;

type ActionFilterProps = {
  value: string[];
  scope: "instance" | "room";
  onChange: (actions: string[] | null) => void;
};

/** Which actions to show: none chosen means all of them. */
export function ActionFilter({ value, scope, onChange }: ActionFilterProps) {
  const chosen = new Set(value);
  const toggle = (action: string) => {
    const next = chosen.has(action) ? value.filter((each) => each !== action) : [...value, action];
    onChange(next.length > 0 ? next.slice(-most) : null);
  };
  const first = Object.entries(tellings).find(([action]) => action === value[0])?.[1].label;
  const summary = value.length === 1 ? first : `${value.length} actions`;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button className={cn("max-w-56 font-normal", value.length > 0 && "bg-primary-subtle")}>
          <span className="truncate">{value.length > 0 ? `Action: ${summary}` : "Action"}</span>
          <ChevronDown aria-hidden className="text-muted-foreground" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-96 w-64">
        {groups
          .filter((group) => scope === "instance" || !group.instanceOnly)
          .map((group) => (
            <Menu.Group key={group.title}>
              <DropdownMenuLabel>{group.title}</DropdownMenuLabel>
              {actionsOf(group.prefixes).map(([action, { label }]) => (
                <Menu.CheckboxItem
                  key={action}
                  checked={chosen.has(action)}
                  onCheckedChange={() => toggle(action)}
                  onSelect={(event) => event.preventDefault()}
                  className={cn(menuItemStyle, "pr-8")}
                >
                  {label}
                  <Menu.ItemIndicator className="absolute right-2">
                    <Check aria-hidden />
                  </Menu.ItemIndicator>
                </Menu.CheckboxItem>
              ))}
            </Menu.Group>
          ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
