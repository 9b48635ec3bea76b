import path from "node:path";
import { expect, type Download, type Page } from "@playwright/test";
import { makeDocuments, sha256Of } from "./documents.ts";
import { test } from "./fixtures.ts";

const ana = { name: "Ana Ruiz", email: "ana@example.com", password: "four walls and a roof" };
const ben = { name: "Ben Okafor", email: "ben@example.com", password: "the river runs north" };

test("from an empty instance to a shared document, and back out again", async ({ page, newApp, browser }) => {
  test.setTimeout(240_000);
  const { large, ...small } = await makeDocuments(page);
  const paths = Object.values(small);

  await test.step("the first admin is made by the printed link", async () => {
    const link = /https?:\/\/\S+\/setup\?token=\S+/.exec(newApp.output())?.[0];
    expect(link).toBeTruthy();
    await page.goto(link ?? "");
    await page.getByLabel("Your name").fill(ana.name);
    await page.getByLabel("E-mail").fill(ana.email);
    await page.getByLabel("Password", { exact: true }).fill(ana.password);
    await page
      .locator("form")
      .getByRole("button", { name: /create|set up/i })
      .click();
    await page.waitForURL(/\/rooms/);
  });

  await test.step("she makes a room", async () => {
    await page
      .getByRole("button", { name: /new room|create room/i })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Project Nord");
    await dialog.getByRole("button", { name: /create/i }).click();
    await expect(page.getByRole("heading", { name: "Project Nord" })).toBeVisible();
  });
  const roomUrl = page.url().replace(/\?.*$/, "");

  await test.step("she drags in real documents and a large file", async () => {
    await dropFiles(page, paths.slice(0, 2));
    for (const file of paths.slice(0, 2)) await expect(row(page, path.basename(file))).toBeVisible();
    await pickFiles(page, [...paths.slice(2), large]);
    for (const file of [...paths, large]) {
      await expect(row(page, path.basename(file))).toBeVisible({ timeout: 120_000 });
    }
  });

  await test.step("the same file again sends nothing", async () => {
    const puts: string[] = [];
    page.on("request", (request) => request.method() === "PUT" && puts.push(request.url()));
    await pickFiles(page, [paths[0] ?? ""]);
    await page.getByRole("button", { name: "Keep both" }).click();
    await page.getByText("Already yours, nothing sent").waitFor();
    expect(puts).toEqual([]);
  });

  const invitation = await test.step("she invites a viewer", async () => {
    await page
      .getByRole("navigation", { name: "Room", exact: true })
      .getByRole("link", { name: "People" })
      .click();
    await page.getByRole("button", { name: "Add people" }).first().click();
    await page.getByRole("dialog").getByLabel("E-mail").fill(ben.email);
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
    await page.getByRole("button", { name: "Done" }).click();
    return link;
  });

  const guest = await browser.newContext({ acceptDownloads: true });
  const his = await guest.newPage();
  await test.step("he accepts, and downloads: the bytes are the same", async () => {
    await his.goto(invitation);
    await his.getByLabel("Your name").fill(ben.name);
    await his.getByLabel("Password", { exact: true }).fill(ben.password);
    await his.locator("form").getByRole("button").last().click();
    await expect(his.getByRole("heading", { name: "Project Nord" })).toBeVisible();
    await expect(his.getByRole("button", { name: "Upload" })).toHaveCount(0);
    for (const file of [paths[0] ?? "", paths[3] ?? "", large]) {
      const download = await downloadFile(his, path.basename(file));
      expect(download.suggestedFilename()).toBe(path.basename(file));
      expect(await sha256Of(await download.path())).toBe(await sha256Of(file));
    }
  });

  await test.step("she reads who did what", async () => {
    await page.getByRole("link", { name: "Activity" }).click();
    await expect(page.getByText(/Ben Okafor.*downloaded.*Übersicht\.png/).first()).toBeVisible();
    await expect(page.getByText(/Ana Ruiz.*added.*Cap table 2026\.xlsx/).first()).toBeVisible();
  });

  await test.step("she removes him, and he is out at once", async () => {
    await page
      .getByRole("navigation", { name: "Room", exact: true })
      .getByRole("link", { name: "People" })
      .click();
    await page.getByRole("button", { name: `Actions for ${ben.name}` }).click();
    await page.getByRole("menuitem", { name: /remove/i }).click();
    const confirm = page.getByRole("alertdialog");
    if (await confirm.isVisible()) await confirm.getByRole("button", { name: /remove/i }).click();
    await expect(page.getByRole("button", { name: `Actions for ${ben.name}` })).toHaveCount(0);
    const roomId = new URL(roomUrl).pathname.split("/")[2] ?? "";
    await expect
      .poll(async () => (await guest.request.get(`${newApp.url}/api/v1/rooms/${roomId}/files`)).status())
      .toBe(404);
    const answer = await his.goto(roomUrl);
    expect(answer?.status()).toBe(404);
  });
  await guest.close();
});

/** The line of a file in the table. */
function row(page: Page, name: string) {
  return page
    .getByRole("row")
    .filter({ hasText: name.slice(-12) })
    .first();
}

async function pickFiles(page: Page, files: string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await (await chooser).setFiles(files);
}

/** Drags files over the room and drops them, as from the desktop: with the browser's own drag events. */
async function dropFiles(page: Page, files: string[]): Promise<void> {
  await page.getByRole("button", { name: "Upload", exact: true }).waitFor();
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x: 640, y: 400, data });
    if (type === "dragOver") await page.getByText(/^Drop to add to/).waitFor();
  }
  await browser.detach();
}

async function downloadFile(page: Page, name: string): Promise<Download> {
  await row(page, name).click({ button: "right" });
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download" }).click();
  return download;
}
