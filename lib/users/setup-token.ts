import { hashSecret, newSecret } from "#lib/auth/secret-hash";
import { db } from "#lib/db/client";
import type { Tx } from "#lib/db/transaction";
import { env } from "#lib/env";

const lifetimeHours = 24;

/**
 * A token for the set-up page; only its hash is kept. Each instance that starts while nobody has an account makes one,
 * and the first that is used makes all of them worthless.
 */
export async function issueSetupToken(): Promise<string> {
  const token = newSecret();
  await db().$executeRaw`DELETE FROM setup_token WHERE expires_at < now()`;
  await db().$executeRaw`
    INSERT INTO setup_token (token_hash, expires_at)
    VALUES (${hashSecret(token)}, now() + make_interval(hours => ${lifetimeHours}::int))`;
  return token;
}

/** The address of the set-up page with a fresh token, for the launcher to print. */
export async function issueSetupUrl(): Promise<string> {
  return `${env().appUrl}/setup?token=${await issueSetupToken()}`;
}

/** Whether the set-up page may be used with this token: it is ours, in date, and nobody has an account. */
export async function setupIsOpen(token: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (SELECT FROM setup_token WHERE token_hash = ${hashSecret(token)} AND expires_at > now())
       AND NOT EXISTS (SELECT FROM "user") AS open`;
  return row?.open ?? false;
}

/** Uses up every set-up token. */
export async function spendSetupTokens(tx: Tx): Promise<void> {
  await tx.$executeRaw`DELETE FROM setup_token`;
}
