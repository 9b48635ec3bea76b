"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { ChevronDown, X } from "lucide-react";
import * as Popover from "radix-ui/popover";
import { useState } from "react";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import { menuItemStyle, menuStyle } from "#components/ui/menu-style";
import type { AuditName } from "#lib/audit/schema";

// cmdk says data-disabled="false" of what can be chosen, which the style of menus takes for disabled
const itemStyle = "data-[selected=true]:bg-hover h-auto py-1.5 text-foreground! opacity-100!";

type LookupFilterProps = {
  /** "Person", "Room" */
  label: string;
  /** answers `{ items: {id, name, note}[] }` for `?q=` and for `?id=` */
  path: string;
  value: string | null;
  onChange: (id: string | null) => void;
};

/** A filter whose value is one of many, found by typing a part of its name. */
export function LookupFilter({ label, path, value, onChange }: LookupFilterProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["audit-names", path, text],
    queryFn: ({ signal }) =>
      api<{ items: AuditName[] }>(`${path}?${new URLSearchParams(text.trim() ? { q: text.trim() } : {})}`, {
        signal,
      }),
    enabled: open,
    placeholderData: (previous) => previous,
  });
  const chosen = useQuery({
    queryKey: ["audit-name", path, value],
    queryFn: ({ signal }) =>
      api<{ items: AuditName[] }>(`${path}?${new URLSearchParams({ id: value ?? "" })}`, { signal }),
    enabled: value !== null,
    staleTime: 300_000,
  });
  const choose = (id: string | null) => {
    onChange(id);
    setOpen(false);
    setText("");
  };
  const name = value === null ? null : (chosen.data?.items[0]?.name ?? "…");
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <div className="flex">
        <Popover.Trigger asChild>
          <Button
            className={cn("max-w-56 font-normal", name && "bg-primary-subtle rounded-r-none border-r-0")}
          >
            <span className="truncate">{name ? `${label}: ${name}` : label}</span>
            {name ? null : <ChevronDown aria-hidden className="text-muted-foreground" />}
          </Button>
        </Popover.Trigger>
        {name ? (
          <Button
            size="icon"
            className="bg-primary-subtle rounded-l-none"
            aria-label={`Any ${label.toLowerCase()}`}
            onClick={() => choose(null)}
          >
            <X aria-hidden />
          </Button>
        ) : null}
      </div>
      <Popover.Portal>
        <Popover.Content
          aria-label={`Find a ${label.toLowerCase()}`}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(menuStyle, "w-72")}
        >
          <Command shouldFilter={false} label={label}>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={`Find a ${label.toLowerCase()}`}
              className="mb-1 h-8 w-full rounded-md bg-transparent px-2 text-sm outline-none pointer-coarse:h-11"
            />
            <Command.List className="max-h-72 overflow-y-auto border-t pt-1">
              {found.data?.items.length === 0 ? (
                <p className="text-caption text-muted-foreground px-2 py-3">Nothing of that name.</p>
              ) : null}
              {found.isError ? (
                <p role="alert" className="text-caption text-destructive-text px-2 py-3">
                  The names could not be loaded.
                </p>
              ) : null}
              {found.data?.items.map((each) => (
                <Command.Item
                  key={each.id}
                  value={each.id}
                  onSelect={() => choose(each.id)}
                  className={cn(menuItemStyle, itemStyle)}
                >
                  <span className="flex min-w-0 flex-col">
                    <span className="truncate">{each.name}</span>
                    {each.note ? (
                      <span className="text-caption text-muted-foreground truncate">{each.note}</span>
                    ) : null}
                  </span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
