import { db } from "#lib/db/client";

export type Recorded = {
  action: string;
  outcome: string;
  actorUserId: string | null;
  targetId: string | null;
  before: unknown;
  after: unknown;
  detail: unknown;
};

/** What the record says about a room, oldest first. */
export async function recorded(roomId: string): Promise<Recorded[]> {
  return db().$queryRaw<Recorded[]>`
    SELECT action, outcome, actor_user_id AS "actorUserId", target_id AS "targetId", before, after, detail
    FROM audit_log WHERE room_id = ${roomId}::uuid ORDER BY created_at, id`;
}

/** The newest row of a room's record. */
export async function lastRecorded(roomId: string): Promise<Recorded | undefined> {
  return (await recorded(roomId)).at(-1);
}
