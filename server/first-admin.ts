import { db } from "#lib/db/client";
import { env } from "#lib/env";
import { createFirstAdmin } from "#lib/users/create-first-admin";
import { issueSetupUrl } from "#lib/users/setup-token";

/** With no account yet: makes the admin that the settings name, or returns the one-time link to make one on screen. */
export async function prepareFirstAdmin(): Promise<string | null> {
  if ((await db().user.findFirst({ select: { id: true } })) !== null) return null;
  const { adminEmail, adminPassword } = env();
  if (!adminEmail || !adminPassword) return await issueSetupUrl();
  await createFirstAdmin({ email: adminEmail, password: adminPassword });
  return null;
}
