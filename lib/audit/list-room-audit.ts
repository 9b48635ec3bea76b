import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import type { RoomAuditQuery } from "#lib/audit/schema";
import { selectPage, type AuditPageJson } from "#lib/audit/select-page";

/** A page of a room's record, for its owners. */
export async function listRoomAudit(
  actor: Actor,
  roomId: string,
  query: RoomAuditQuery,
): Promise<AuditPageJson> {
  const access = await requireRoom(actor, roomId, "audit.read");
  return selectPage({ ...query, roomId: access.roomId });
}
