import { defineConfig } from "@playwright/test";
import type { Driver } from "./e2e/fixtures.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const args = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Stories in a real browser, once on each storage driver. Each worker starts the product for itself. */
export default defineConfig<object, { driver: Driver }>({
  testDir: "e2e",

  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    launchOptions: { executablePath, args },
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    locale: "en-GB",
  },
  projects: [
    { name: "local", use: { driver: "local" } },
    { name: "s3", use: { driver: "s3" }, testMatch: /main-job\.spec\.ts/ },
  ],
});
