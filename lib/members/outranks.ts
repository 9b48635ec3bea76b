import { rank, type RoomRole } from "#lib/access/permissions";

/**
 * Whether a person of one role decides over another role: over those below, and owners over owners too, since nobody
 * is above them and a room may have several.
 */
export function outranks(role: RoomRole, other: RoomRole): boolean {
  return role === "owner" || rank(role) < rank(other);
}
