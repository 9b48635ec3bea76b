import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { notFound } from "#lib/errors";

/**
 * Revokes one of the actor's own tokens; it is refused from the next request on.
 * @throws AppError `not_found` for a token of somebody else, a revoked one, and an unknown one alike
 */
export async function revokeToken(actor: Actor, tokenId: string): Promise<void> {
  await transaction(async (tx) => {
    const [token] = await tx.apiToken.updateManyAndReturn({
      where: { id: tokenId, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { name: true },
    });
    if (!token) throw notFound();
    await record(tx, actor, {
      action: "token.revoked",
      target: { type: "token", id: tokenId, name: token.name },
      detail: { userId: actor.userId, reason: "by its owner" },
    });
  });
}
