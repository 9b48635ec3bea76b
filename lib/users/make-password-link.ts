import { hashSecret, newSecret } from "#lib/auth/secret-hash";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { env } from "#lib/env";
import type { OneTimeLinkDto } from "#lib/users/dto";

/** A link with which a person sets a password, once; earlier links of that person stop working. */
export async function makePasswordLink(tx: Tx, userId: string, hours: number): Promise<OneTimeLinkDto> {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + hours * 60 * 60 * 1000);
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
  await tx.passwordReset.create({
    data: { id: newId(), userId, tokenHash: new Uint8Array(hashSecret(secret)), expiresAt },
  });
  return { url: `${env().appUrl}/reset-password?token=${secret}`, expiresAt: expiresAt.toISOString() };
}
