import { expect, it } from "vitest";
import { parseEnv } from "#lib/env";
import { settingsInForce } from "#lib/health/settings-in-force";

it("tells no secret, whatever it is in", () => {
  const secret = "hush-hush-hush-hush-hush-hush-hush-hush";
  const told = settingsInForce(
    parseEnv({
      APP_URL: "https://rooms.example.test",
      DATABASE_URL: `postgresql://someone:${secret}@db.example.test:5433/rooms?password=${secret}`,
      REDIS_URL: `redis://:${secret}@cache.example.test`,
      SMTP_URL: `smtp://mail:${secret}@mail.example.test:587`,
      STORAGE_DRIVER: "s3",
      S3_ENDPOINT: "https://s3.example.test",
      S3_BUCKET: "rooms",
      S3_ACCESS_KEY_ID: secret,
      S3_SECRET_ACCESS_KEY: secret,
      AUTH_SECRET: secret,
      METRICS_TOKEN: secret,
      ADMIN_EMAIL: "admin@example.test",
      ADMIN_PASSWORD: secret,
    }),
  );
  expect(JSON.stringify(told)).not.toContain(secret);
  const value = (name: string) => told.find((setting) => setting.name === name)?.value;
  expect(value("DATABASE_URL")).toBe("db.example.test:5433/rooms");
  expect(value("AUTH_SECRET")).toBe("set");
  expect(value("SMTP_URL")).toBe("mail.example.test:587");
});
