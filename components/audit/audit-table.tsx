"use client";
import { useRef, useState, type KeyboardEvent } from "react";
import { AuditRow } from "#components/audit/audit-row";
import { Table, TableFrame, TableHead } from "#components/ui/table";
import type { AuditItem } from "#lib/audit/schema";

type AuditTableProps = {
  items: readonly AuditItem[];
  showRoom: boolean;
  selectedId: string | null;
  onOpen: (id: string) => void;
};

/** The record as a table: arrows, Home and End go from row to row, Enter opens. */
export function AuditTable({ items, showRoom, selectedId, onOpen }: AuditTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const focusedIndex = items.findIndex((item) => item.id === focusedId);
  const reachableIndex = Math.max(0, focusedIndex);
  const move = (event: KeyboardEvent) => {
    const target = {
      ArrowDown: reachableIndex + 1,
      ArrowUp: reachableIndex - 1,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    const item = target === undefined ? undefined : items[target];
    if (!item) return;
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-event="${item.id}"]`)?.focus();
  };
  return (
    <TableFrame>
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <TableHead>What happened</TableHead>
            <TableHead className="max-md:hidden">Person</TableHead>
            {showRoom ? <TableHead className="max-lg:hidden">Room</TableHead> : null}
            <TableHead className="max-sm:hidden">Outcome</TableHead>
            <TableHead className="text-right max-sm:hidden">Time</TableHead>
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((event, index) => (
            <AuditRow
              key={event.id}
              event={event}
              showRoom={showRoom}
              selected={event.id === selectedId}
              reachable={index === reachableIndex}
              onOpen={() => onOpen(event.id)}
              onFocus={() => setFocusedId(event.id)}
              onKeyDown={move}
            />
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
