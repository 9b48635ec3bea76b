"use client";
import { useSyncExternalStore } from "react";
import { cn } from "#components/ui/cn";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, minute);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto", style: "short" });

function onDate(at: Date, zone?: "UTC"): string {
  const sameYear = at.getUTCFullYear() === new Date().getUTCFullYear();
  return at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(!sameYear && { year: "numeric" }),
    ...(zone && { timeZone: zone }),
  });
}

function inWords(at: Date, present: number): string {
  const ahead = at.getTime() - Math.max(present, Date.now());
  const size = Math.abs(ahead);
  if (size < 45_000) return "just now";
  if (size < 59.5 * minute) return words.format(Math.round(ahead / minute) || Math.sign(ahead), "minute");
  if (size < day) return words.format(Math.round(ahead / hour), "hour");
  if (size < 7 * day) return words.format(Math.round(ahead / day), "day");
  return onDate(at);
}

type RelativeTimeProps = { value: string | Date; className?: string };

/**
 * A time in words, the exact one in its tooltip. Until the page is alive it is a date, which is the same on the server
 * and in any browser.
 */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const at = typeof value === "string" ? new Date(value) : value;
  const present = useSyncExternalStore(
    subscribe,
    () => now,
    () => null,
  );
  return (
    <time
      dateTime={at.toISOString()}
      title={
        present === null ? undefined : at.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "long" })
      }
      className={cn("whitespace-nowrap", className)}
    >
      {present === null ? onDate(at, "UTC") : inWords(at, present)}
    </time>
  );
}
