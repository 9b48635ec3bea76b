import type { SettingInForce } from "#lib/health/dto";
import type { Env } from "#lib/env";

const whether = (secret: string | undefined) => (secret === undefined ? "not set" : "set");

/** Where an address leads, without the name and password that may be in it. */
function place(address: string | undefined): string {
  if (!address) return "not set";
  const { hostname, port, pathname } = new URL(address);
  return `${hostname}${port ? `:${port}` : ""}${pathname === "/" ? "" : pathname}`;
}

/**
 * The settings of this process. Secrets are told as set or not; addresses without credentials. Named one by one, so that
 * a new secret is never shown because nobody thought of it.
 */
export function settingsInForce(env: Env): SettingInForce[] {
  return [
    { name: "APP_URL", value: env.appUrl, meaning: "the address that people use" },
    { name: "PORT", value: String(env.port), meaning: "where the server listens" },
    { name: "WEB_CONCURRENCY", value: String(env.webConcurrency), meaning: "web processes" },
    { name: "WORKER", value: env.worker, meaning: "where background jobs run" },
    { name: "DATA_DIR", value: env.dataDir, meaning: "embedded database, local files, generated secrets" },
    { name: "DATABASE_URL", value: place(env.databaseUrl), meaning: "the database" },
    {
      name: "DATABASE_POOL_SIZE",
      value: String(env.databasePoolSize),
      meaning: "connections of each process",
    },
    { name: "STORAGE_DRIVER", value: env.storageDriver, meaning: "where the bytes of files are" },
    { name: "S3_ENDPOINT", value: place(env.s3.endpoint), meaning: "object storage" },
    { name: "S3_BUCKET", value: env.s3.bucket ?? "not set", meaning: "bucket" },
    {
      name: "S3_SECRET_ACCESS_KEY",
      value: whether(env.s3.secretAccessKey),
      meaning: "key of the object storage",
    },
    { name: "REDIS_URL", value: place(env.redisUrl), meaning: "shared counters, when set" },
    { name: "SMTP_URL", value: place(env.smtpUrl), meaning: "outgoing mail" },
    { name: "AUTH_SECRET", value: whether(env.authSecret), meaning: "seals sessions and signed addresses" },
    {
      name: "METRICS_TOKEN",
      value: whether(env.metricsToken),
      meaning: "opens /api/metrics to other machines",
    },
    { name: "LOG_LEVEL", value: env.logLevel, meaning: "how much is logged" },
    { name: "SLOW_QUERY_MS", value: `${env.slowQueryMs} ms`, meaning: "slower statements are logged" },
  ];
}
