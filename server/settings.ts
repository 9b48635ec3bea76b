import { existsSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { parseEnv, type Env } from "#lib/env";
import { secret } from "#server/secrets";

/**
 * Reads .env, makes DATA_DIR, fills in what was not set and can be generated, and checks every setting. What it adds goes
 * into process.env, where application code and child processes find it.
 */
export async function resolveSettings(): Promise<Env> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const dataDir = path.resolve(process.env.DATA_DIR || "./data");
  await mkdir(dataDir, { recursive: true });
  // Others may pass through (the database's account must), and list nothing; each folder inside has its own rights.
  await chmod(dataDir, 0o711).catch(() => {});
  process.env.DATA_DIR = dataDir;
  process.env.AUTH_SECRET ||= await secret(dataDir, "auth-secret");
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";
  return parseEnv(process.env);
}
