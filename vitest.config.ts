import { defineConfig } from "vitest/config";

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

/**
 * unit: beside the code, many on a real PostgreSQL · storage: one contract on every driver · http: over the wire
 * against a production build · launcher: start, stop and kill of the whole product.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "server/**/*.test.ts"],
          exclude: ["**/*.http.test.ts", "lib/storage/**", "**/*.launcher.test.ts"],
          globalSetup: ["test/global-postgres.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "storage", include: ["lib/storage/**/*.test.ts"], ...slow } },
      {
        test: {
          name: "http",
          include: ["test/**/*.http.test.ts", "lib/**/*.http.test.ts"],
          globalSetup: ["test/global-server.ts"],
          ...slow,
        },
      },
      {
        test: {
          name: "launcher",
          include: ["test/**/*.launcher.test.ts", "server/**/*.launcher.test.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
