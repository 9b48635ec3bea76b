import { Prisma } from "#prisma/generated/client";
import type { TargetType } from "#lib/audit/events";
import type { Tx } from "#lib/db/transaction";

type Names = { room: string | null; target: string | null };

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Only what lies in the room that was asked: a refusal must not tell an owner the names of another room. */
function targetName(target: { type: TargetType; id: string }, roomId: string): Prisma.Sql {
  const inRoom = Prisma.sql`WHERE id = ${target.id}::uuid AND room_id = ${roomId}::uuid`;
  switch (target.type) {
    case "file":
      return Prisma.sql`(SELECT name FROM file_room_link ${inRoom})`;
    case "folder":
      return Prisma.sql`(SELECT name FROM folder ${inRoom})`;
    case "upload":
      return Prisma.sql`(SELECT name FROM upload ${inRoom})`;
    case "room":
      return Prisma.sql`(SELECT name FROM room WHERE id = ${roomId}::uuid AND id = ${target.id}::uuid)`;
    default:
      return Prisma.sql`NULL`;
  }
}

/** The names of a room and of a thing in it, for an event whose writer knows their ids only; null where there is none. */
export async function findNames(
  tx: Tx,
  roomId: string | null,
  target: { type: TargetType; id: string } | undefined,
): Promise<Names> {
  if (roomId === null || !uuid.test(roomId)) return { room: null, target: null };
  const wanted = target && uuid.test(target.id) ? targetName(target, roomId) : Prisma.sql`NULL`;
  const [names] = await tx.$queryRaw<Names[]>`
    SELECT (SELECT name FROM room WHERE id = ${roomId}::uuid) AS room, ${wanted} AS target`;
  return names ?? { room: null, target: null };
}
