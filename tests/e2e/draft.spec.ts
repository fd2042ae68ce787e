import { expect, test, type Page } from "@playwright/test";
import { doc, idle, load, open } from "./support/crowfoot";
import { paste, press, showDesign } from "./support/ui";
import { holdBack } from "./support/holding";

/*
 * What is typed or pasted to be imported stays until it has been: after a stray press beside the dialog, an import that
 * fails or is cancelled, and where the dialog has still to be fetched.
 */

const SQL = "create table kept (id text primary key);";

const field = (page: Page) => page.getByRole("textbox", { name: "SQL to import" });

async function openImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import" }).click();
  await expect(field(page)).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  await open(page);
  await load(page, "create table first (id text primary key);", "postgres");
});

test("a dialog that is closed keeps what was typed to be imported, and Ctrl+Enter imports it", async ({ page }) => {
  await openImport(page);
  await page.keyboard.type(SQL);
  await page.mouse.click(5, 5);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await openImport(page);
  await expect(field(page)).toHaveValue(SQL);
  await press(page, "Escape");
  await openImport(page);
  await expect(field(page)).toHaveValue(SQL);
  await page.keyboard.press("ControlOrMeta+Enter");
  await showDesign(page);
  expect((await doc(page)).tables.map(({ name }) => name)).toEqual(["kept"]);
  await openImport(page);
  await expect(field(page)).toHaveValue("");
});

test("an import that fails keeps its text, on the start page too", async ({ page }) => {
  await openImport(page);
  await page.keyboard.type("nothing in particular;");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(field(page)).toHaveValue("nothing in particular;");
  await press(page, "Escape");
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(field(page)).toHaveValue("nothing in particular;");
  await field(page).fill(SQL);
  await page.keyboard.press("ControlOrMeta+Enter");
  await showDesign(page);
  expect((await doc(page)).tables.map(({ name }) => name)).toEqual(["kept"]);
});

test("what is pasted and typed before the dialog is there is in it", async ({ page, context }) => {
  const later = await context.newPage();
  const release = await holdBack(later, "split_dialogs");
  await open(later, page.url());
  await later.getByRole("button", { name: "Import" }).click();
  await paste(later, "create table ");
  await later.keyboard.type("late (id text);x", { delay: 20 });
  await later.keyboard.press("Backspace");
  release();
  await expect(field(later)).toHaveValue("create table late (id text);");
  await expect(field(later)).toBeFocused();
  await idle(later);
});
