import { restoreDays } from "#lib/rooms/schema";

const restorable = restoreDays * 24 * 60 * 60 * 1000;

/** When a room that was deleted at this moment goes for good. */
export function purgeAfter(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + restorable);
}

/** A room that was deleted after this can still be restored. */
export function restorableSince(now = new Date()): Date {
  return new Date(now.getTime() - restorable);
}
