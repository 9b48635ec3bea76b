import type { AdminAccess } from "#lib/access/require-admin";
import { recordMany } from "#lib/audit/record";
import type { Tx } from "#lib/db/transaction";

/** Revokes every token of a person, each with its line in the record. */
export async function revokeTokens(
  tx: Tx,
  access: AdminAccess,
  userId: string,
  reason: string,
): Promise<void> {
  const revoked = await tx.apiToken.updateManyAndReturn({
    where: { userId, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true, name: true },
  });
  await recordMany(
    tx,
    access,
    revoked.map(({ id, name }) => ({
      action: "token.revoked",
      target: { type: "token", id, name },
      detail: { userId, reason },
    })),
  );
}
