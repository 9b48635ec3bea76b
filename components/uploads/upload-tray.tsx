"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import {
  cancelAllUploads,
  clearEndedUploads,
  currentUploads,
  resolveConflicts,
  watchUploads,
} from "#components/uploads/upload-queue";
import { endedPhases, runningPhases, type Phase, type UploadItem } from "#components/uploads/upload-item";
import { UploadRow } from "#components/uploads/upload-row";
import { Button } from "#components/ui/button";
import { formatSize } from "#components/ui/format-size";

const none = { items: [], bytesPerSecond: 0 };
/** More lines than these say nothing to a person; the counts do. */
const shown = 60;
const announceEvery = 10_000;

const order: Phase[] = [
  "conflict",
  "failed",
  "sending",
  "completing",
  "hashing",
  "claiming",
  "waiting",
  "skipped",
];

function forEyes(items: readonly UploadItem[]): UploadItem[] {
  const place = (item: UploadItem) => (order.includes(item.phase) ? order.indexOf(item.phase) : order.length);
  return [...items].sort((a, b) => place(a) - place(b)).slice(0, shown);
}

function summarise(items: readonly UploadItem[]) {
  const count = (...phases: Phase[]) => items.filter(({ phase }) => phases.includes(phase)).length;
  const added = count("done", "duplicate");
  const failed = count("failed");
  const ended = items.filter(({ phase }) => endedPhases.has(phase)).length;
  const open = items.length - ended;
  const conflicts = count("conflict");
  const running = items.filter(({ phase }) => runningPhases.has(phase)).length + count("waiting");
  const tail = failed > 0 ? `, ${failed} failed` : "";
  const title = open > 0 ? `${added} of ${items.length} added${tail}` : `${added} added${tail}`;
  return { open, running, failed, conflicts, title };
}

/** Says what goes on to a screen reader: at once when something ends or needs an answer, else now and then. */
function useAnnouncement(title: string, urgent: string): string {
  const [said, setSaid] = useState("");
  const at = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, at.current + announceEvery - Date.now());
    const timer = setTimeout(() => {
      at.current = Date.now();
      setSaid(`Uploads: ${title}`);
    }, wait);
    return () => clearTimeout(timer);
  }, [title, urgent]);
  useEffect(() => {
    at.current = 0;
  }, [urgent]);
  return said;
}

export function UploadTray() {
  const { items, bytesPerSecond } = useSyncExternalStore(watchUploads, currentUploads, () => none);
  const [collapsed, setCollapsed] = useState(false);
  const { open, running, failed, conflicts, title } = summarise(items);
  const announcement = useAnnouncement(title, `${open > 0} ${failed} ${conflicts}`);
  const lines = forEyes(items);
  const Chevron = collapsed ? ChevronUp : ChevronDown;
  return (
    <>
      <div role="status" aria-live="polite" className="sr-only">
        {announcement}
      </div>
      {items.length > 0 ? (
        <section
          aria-label="Uploads"
          className="bg-popover shadow-float fixed right-4 bottom-4 z-30 flex max-h-[min(420px,60dvh)] w-[400px] flex-col overflow-hidden rounded-lg border max-sm:inset-x-0 max-sm:bottom-0 max-sm:w-full max-sm:rounded-none max-sm:border-x-0 max-sm:border-b-0"
        >
          <header className="flex items-center gap-1 py-1.5 pr-2 pl-4">
            <h2 className="min-w-0 flex-1 text-sm font-medium">
              {title}
              {bytesPerSecond > 0 ? (
                <span className="figures text-muted-foreground ml-2 text-xs font-normal">
                  {formatSize(Math.round(bytesPerSecond))}/s
                </span>
              ) : null}
            </h2>
            {running > 0 ? (
              <Button variant="ghost" size="sm" onClick={cancelAllUploads}>
                Cancel all
              </Button>
            ) : null}
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={collapsed ? "Show uploads" : "Collapse uploads"}
              aria-expanded={!collapsed}
              onClick={() => setCollapsed(!collapsed)}
            >
              <Chevron aria-hidden />
            </Button>
            {open === 0 ? (
              <Button variant="ghost" size="icon-sm" aria-label="Close uploads" onClick={clearEndedUploads}>
                <X aria-hidden />
              </Button>
            ) : null}
          </header>
          {conflicts > 0 ? (
            <div
              role="alert"
              className="bg-warning-subtle text-caption flex flex-wrap items-center gap-2 border-t px-4 py-2"
            >
              <span className="text-warning-text min-w-0 flex-1">
                {conflicts === 1 ? "One name is" : `${conflicts} names are`} taken in this folder.
              </span>
              <Button size="sm" onClick={() => resolveConflicts("rename")}>
                Keep both
              </Button>
              <Button size="sm" onClick={() => resolveConflicts("skip")}>
                Skip
              </Button>
            </div>
          ) : null}
          {collapsed ? null : (
            <>
              {/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached */}
              <ul
                tabIndex={0}
                aria-label="Files being added"
                className="min-h-0 flex-1 overflow-y-auto overscroll-contain border-t -outline-offset-2"
              >
                {lines.map((item) => (
                  <UploadRow key={item.id} item={item} />
                ))}
              </ul>
              {items.length > lines.length ? (
                <p className="text-muted-foreground border-t px-4 py-1.5 text-xs">
                  and {(items.length - lines.length).toLocaleString("en-GB")} more
                </p>
              ) : null}
            </>
          )}
        </section>
      ) : null}
    </>
  );
}
