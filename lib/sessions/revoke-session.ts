import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { notFound } from "#lib/errors";

/**
 * Ends one of the actor's own sessions; whoever uses it is out at the next request.
 * @throws AppError `not_found` for a session of somebody else, an ended one, and an unknown one alike
 */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, {
      action: "session.revoked",
      target: { type: "session", id: sessionId, name: null },
      detail: { userId: actor.userId, reason: "by its owner" },
    });
  });
}
