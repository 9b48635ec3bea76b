import type { Permission, RoomRole } from "#lib/access/permissions";

/** A number that is counted up to a limit only; `capped` means that there are more. */
export type CappedCount = { count: number; capped: boolean };

/** A room as one of its people sees it. `can` says what this person may do in it now. */
export type RoomDto = {
  id: string;
  name: string;
  description: string;
  role: RoomRole;
  archivedAt: string | null;
  createdAt: string;
  can: Record<Permission, boolean>;
};

/** A room in the list of one's rooms. */
export type RoomListItem = {
  id: string;
  name: string;
  description: string;
  role: RoomRole;
  archivedAt: string | null;
  createdAt: string;
  lastActivityAt: string;
  files: CappedCount;
  people: CappedCount;
};

/** A deleted room that its owner can bring back until `purgeAfter`. */
export type DeletedRoomItem = { id: string; name: string; deletedAt: string; purgeAfter: string };
