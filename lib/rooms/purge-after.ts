import { restoreDays } from "#lib/rooms/schema";

/** When a room that was deleted at this moment goes for good. */
export function purgeAfter(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + restoreDays * 24 * 60 * 60 * 1000);
}
