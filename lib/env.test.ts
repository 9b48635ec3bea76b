import { describe, expect, test } from "vitest";
import { parseEnv } from "#lib/env";

const AUTH_SECRET = "x".repeat(32);

describe("settings", () => {
  test("have defaults", () => {
    expect(parseEnv({ AUTH_SECRET })).toMatchObject({
      port: 3000,
      appUrl: "http://localhost:3000",
      storageDriver: "local",
      worker: "inline",
      trustedProxies: [],
    });
  });

  test("an empty value counts as absent", () => {
    expect(parseEnv({ AUTH_SECRET, PORT: "", REDIS_URL: "" }).port).toBe(3000);
  });

  test("the owner's address falls back to the application's", () => {
    const url = "postgresql://a:b@localhost/c";
    expect(parseEnv({ AUTH_SECRET, DATABASE_URL: url }).databaseOwnerUrl).toBe(url);
  });

  test.each([
    ["PORT", { PORT: "99999" }],
    ["APP_URL", { APP_URL: "ftp://example.test" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/a" }],
    ["S3_BUCKET", { STORAGE_DRIVER: "s3" }],
    ["S3_SECRET_ACCESS_KEY", { S3_ACCESS_KEY_ID: "a" }],
    ["ADMIN_PASSWORD", { ADMIN_EMAIL: "a@b.test" }],
    ["WORKER", { WORKER: "maybe" }],
  ])("a wrong or missing %s is named", (name, values) => {
    expect(() => parseEnv({ AUTH_SECRET, ...values })).toThrow(name);
  });

  test("a value is never repeated in the complaint", () => {
    const parse = () => parseEnv({ AUTH_SECRET: "too-short-secret" });
    expect(parse).toThrow(/AUTH_SECRET/);
    expect(parse).not.toThrow(/too-short-secret/);
  });
});
