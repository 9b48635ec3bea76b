import path from "node:path";
import { availableParallelism } from "node:os";
import { z } from "zod";

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const flag = z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1");
const count = (smallest: number, largest: number) => z.coerce.number().int().min(smallest).max(largest);

const variables = z.object({
  PORT: count(1, 65535).default(3000),
  BIND_ADDRESS: text.optional(),
  APP_URL: url.optional(),
  TRUSTED_PROXIES: text.optional(),
  DATA_DIR: text.default("./data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: count(2, 200).default(10),
  STORAGE_DRIVER: z.enum(["local", "s3"]).default("local"),
  S3_ENDPOINT: url.optional(),
  S3_REGION: text.default("us-east-1"),
  S3_BUCKET: text.optional(),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  S3_FORCE_PATH_STYLE: flag.default(false),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  AUTH_SECRET: text.min(32),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(12).optional(),
  WORKER: z.enum(["inline", "off"]).default("inline"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  WEB_CONCURRENCY: count(1, 256).optional(),
  SLOW_QUERY_MS: count(1, 600_000).default(1000),
  METRICS_TOKEN: text.min(16).optional(),
});

const settings = variables
  .superRefine((values, context) => {
    const missing = (name: keyof typeof values) =>
      context.addIssue({ code: "custom", path: [name], message: "is required by another setting" });
    if (values.STORAGE_DRIVER === "s3" && !values.S3_BUCKET) missing("S3_BUCKET");
    if (values.S3_ACCESS_KEY_ID && !values.S3_SECRET_ACCESS_KEY) missing("S3_SECRET_ACCESS_KEY");
    if (values.S3_SECRET_ACCESS_KEY && !values.S3_ACCESS_KEY_ID) missing("S3_ACCESS_KEY_ID");
    if (values.ADMIN_EMAIL && !values.ADMIN_PASSWORD) missing("ADMIN_PASSWORD");
    if (values.ADMIN_PASSWORD && !values.ADMIN_EMAIL) missing("ADMIN_EMAIL");
  })
  .transform((values) => ({
    port: values.PORT,
    /** the address to listen on; every one when absent */
    bindAddress: values.BIND_ADDRESS,
    /** networks whose X-Forwarded-For is believed */
    trustedProxies: values.TRUSTED_PROXIES?.split(",").map((network) => network.trim()) ?? [],
    appUrl: values.APP_URL ?? `http://localhost:${values.PORT}`,
    dataDir: path.resolve(/* turbopackIgnore: true */ values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    storageDriver: values.STORAGE_DRIVER,
    s3: {
      endpoint: values.S3_ENDPOINT,
      region: values.S3_REGION,
      bucket: values.S3_BUCKET,
      accessKeyId: values.S3_ACCESS_KEY_ID,
      secretAccessKey: values.S3_SECRET_ACCESS_KEY,
      forcePathStyle: values.S3_FORCE_PATH_STYLE,
    },
    redisUrl: values.REDIS_URL,
    authSecret: values.AUTH_SECRET,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
    worker: values.WORKER,
    smtpUrl: values.SMTP_URL,
    logLevel: values.LOG_LEVEL,
    webConcurrency: values.WEB_CONCURRENCY ?? availableParallelism(),
    slowQueryMs: values.SLOW_QUERY_MS,
    metricsToken: values.METRICS_TOKEN,
  }));

export type Env = z.output<typeof settings>;

/** Thrown when a setting is missing or wrong; the message names each one and never repeats its value. */
export class SettingsError extends Error {
  constructor(error: z.ZodError) {
    super(error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
    this.name = "SettingsError";
  }
}

/** Reads the settings from the given variables; an empty value counts as absent. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = settings.safeParse(present);
  if (!result.success) throw new SettingsError(result.error);
  return result.data;
}

let parsed: Env | undefined;

/**
 * The settings of this process. The launcher has put generated ones (the embedded database's address, AUTH_SECRET)
 * into process.env before application code runs.
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
