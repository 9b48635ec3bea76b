import type { Actor } from "#lib/access/actor";
import { requireAdmin } from "#lib/access/require-admin";
import { requireRoom } from "#lib/access/require-room";
import { selectEvent } from "#lib/audit/select-event";

/** One event of the instance's record, as JSON text, for admins. */
export async function readInstanceEvent(actor: Actor, eventId: string): Promise<string> {
  await requireAdmin(actor);
  return selectEvent(eventId, null);
}

/** One event of a room's record, as JSON text, for its owners. */
export async function readRoomEvent(actor: Actor, roomId: string, eventId: string): Promise<string> {
  const access = await requireRoom(actor, roomId, "audit.read");
  return selectEvent(eventId, access.roomId);
}
