"use client";
import type { KeyboardEvent } from "react";
import { EventSentence } from "#components/audit/event-sentence";
import { OutcomeBadge } from "#components/audit/outcome-badge";
import { RelativeTime } from "#components/ui/relative-time";
import { TableCell, TableRow } from "#components/ui/table";
import type { AuditItem } from "#lib/audit/schema";
import { sentenceOf } from "#lib/audit/sentence";

type AuditRowProps = {
  event: AuditItem;
  showRoom: boolean;
  selected: boolean;
  /** the one row that Tab reaches; arrows go on from there */
  reachable: boolean;
  onOpen: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** One event as a row; on a phone its sentence and, below, who and when. */
export function AuditRow({
  event,
  showRoom,
  selected,
  reachable,
  onOpen,
  onFocus,
  onKeyDown,
}: AuditRowProps) {
  return (
    <TableRow aria-selected={selected} className="cursor-pointer" onClick={onOpen}>
      <TableCell className="w-full max-w-0 py-2 whitespace-normal sm:py-1">
        <button
          type="button"
          data-event={event.id}
          tabIndex={reachable ? 0 : -1}
          aria-haspopup="dialog"
          title={sentenceOf(event)}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          className="block w-full rounded-sm text-left max-sm:break-words sm:truncate pointer-coarse:min-h-6"
        >
          <EventSentence event={event} />
        </button>
        <div className="text-caption text-muted-foreground mt-1 flex items-center gap-2 sm:hidden">
          <span className="min-w-0 truncate">
            {showRoom ? (event.room?.name ?? event.actor.email) : event.actor.email}
          </span>
          <RelativeTime value={event.createdAt} className="ml-auto" />
          {event.outcome === "success" ? null : <OutcomeBadge outcome={event.outcome} />}
        </div>
      </TableCell>
      <TableCell className="text-caption text-muted-foreground max-w-56 truncate max-md:hidden">
        {event.actor.email ?? (event.actor.kind === "system" ? "" : "not signed in")}
      </TableCell>
      {showRoom ? (
        <TableCell className="text-caption text-muted-foreground max-w-44 truncate max-lg:hidden">
          {event.room?.name ?? ""}
        </TableCell>
      ) : null}
      <TableCell className="max-sm:hidden">
        <OutcomeBadge outcome={event.outcome} />
      </TableCell>
      <TableCell className="figures text-muted-foreground text-right max-sm:hidden">
        <RelativeTime value={event.createdAt} />
      </TableCell>
    </TableRow>
  );
}
