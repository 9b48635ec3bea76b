import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const pages = ["/rooms", "/account", "/admin/people", "/admin/audit", "/admin/system", "/no-such-page"];
const roomPages = ["", "/members", "/activity", "/settings"];

async function makeRoom(page: Page, url: string): Promise<string> {
  const answer = await page.request.post(`${url}/api/v1/rooms`, {
    headers: { origin: url },
    data: { name: "Project Nord", description: "Sale of Nord GmbH" },
  });
  const { id } = (await answer.json()) as { id: string };
  await page.request.post(`${url}/api/v1/rooms/${id}/folders`, {
    headers: { origin: url },
    data: { name: "Corporate" },
  });
  return `/rooms/${id}`;
}

/** Nothing that axe calls a violation, nothing that scrolls sideways, nothing that the policy of the page refuses. */
async function expectSound(page: Page, address: string): Promise<void> {
  const refused: string[] = [];
  const listen = (message: { text(): string }) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  };
  page.on("console", listen);
  await page.goto(address);
  await page.getByRole("heading").first().waitFor();
  await expect(page.locator("[data-slot=skeleton]")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  page.off("console", listen);
  expect(violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(refused).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [device, viewport] of [
    ["desktop", { width: 1280, height: 800 }],
    ["phone", { width: 390, height: 844 }],
  ] as const) {
    test.describe(`${colorScheme}, ${device}`, () => {
      test.use({ colorScheme, viewport });

      test("every page is sound", async ({ signedIn: page, app }) => {
        const room = await makeRoom(page, app.url);
        for (const address of [...pages, ...roomPages.map((tab) => room + tab)]) {
          await expectSound(page, app.url + address);
        }
      });

      test("the sign-in page is sound", async ({ page, app }) => {
        await expectSound(page, `${app.url}/sign-in`);
      });
    });
  }
}

test("a wrong password is told without telling which part was wrong", async ({ page, app }) => {
  await page.goto(`${app.url}/sign-in`);
  await page.getByLabel("E-mail").fill("nobody@strongroom.test");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /wrong|not right|do not match/i })).toBeVisible();
});

test("the keyboard alone makes a folder, renames it, removes it and takes that back", async ({
  signedIn: page,
  app,
}) => {
  const room = await makeRoom(page, app.url);
  await page.goto(app.url + room);
  const folder = (name: string) => page.getByRole("row").filter({ hasText: name });
  await page.getByRole("button", { name: "New folder" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Name").fill("Tax");
  await page.keyboard.press("Enter");
  await expect(folder("Tax")).toBeVisible();
  await folder("Tax").focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Taxes");
  await page.keyboard.press("Enter");
  await expect(folder("Taxes")).toBeVisible();
  await folder("Taxes").focus();
  await page.keyboard.press("Delete");
  await expect(folder("Taxes")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(folder("Taxes")).toBeVisible();
});
