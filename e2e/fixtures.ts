import { test as base, type Page } from "@playwright/test";
import { startApp, testAdmin, type RunningApp } from "#test/services/app";
import { freePort } from "#test/services/free-port";
import { startObjectStore } from "#test/services/object-store";

export type Driver = "local" | "s3";

type WorkerFixtures = {
  driver: Driver;
  /** a product that was just started for the first time: nobody has an account yet */
  newApp: RunningApp;
  /** a product with its first administrator */
  app: RunningApp;
};

/** The browser's tests: each worker has products of its own, on the storage driver of its project. */
export const test = base.extend<{ signedIn: Page }, WorkerFixtures>({
  driver: ["local", { option: true, scope: "worker" }],
  newApp: [
    async ({ driver }, use) => {
      const noAdmin = { ADMIN_EMAIL: "", ADMIN_PASSWORD: "" };
      if (driver === "local") {
        const app = await startApp({ env: noAdmin });
        await use(app);
        await app.stop();
        return;
      }
      const port = await freePort();
      const store = await startObjectStore({ allowedOrigins: [`http://localhost:${port}`] });
      const app = await startApp({ env: { ...noAdmin, ...store.env, PORT: String(port) } });
      await use(app);
      await app.stop();
      await store.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  app: [
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  signedIn: async ({ page, app }, use) => {
    await signIn(page, app.url, testAdmin);
    await use(page);
  },
});

/** Signs in as a person does. */
export async function signIn(
  page: Page,
  url: string,
  person: { email: string; password: string },
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/rooms/);
}
