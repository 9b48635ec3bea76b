import { capabilities, type RoomRole } from "#lib/access/permissions";
import type { RoomDto } from "#lib/rooms/dto";
import type { Room } from "#prisma/generated/client";

/** What leaves the server of a room, for a person of this role. */
export function toRoomDto(room: Room, role: RoomRole): RoomDto {
  return {
    id: room.id,
    name: room.name,
    description: room.description,
    role,
    archivedAt: room.archivedAt?.toISOString() ?? null,
    createdAt: room.createdAt.toISOString(),
    can: capabilities(role, { archived: room.archivedAt !== null }),
  };
}
