import { expect, test, type Page } from "@playwright/test";
import { doc, idle, load, open, ready } from "./support/crowfoot";
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

test("the text is there again after a reload, on the start page and in the dialog, until it has been imported", async ({ page }) => {
  await openImport(page);
  await page.keyboard.type(SQL);
  // At once: nothing waits for a pause in typing.
  await page.reload();
  await ready(page);
  await openImport(page);
  await expect(field(page)).toHaveValue(SQL);
  await press(page, "Escape");
  await open(page, "/");
  await expect(field(page)).toHaveValue(SQL);
  await field(page).press("ControlOrMeta+End");
  await page.keyboard.type(" create table two (id text primary key);");
  await page.reload();
  await ready(page);
  await expect(field(page)).toHaveValue(`${SQL} create table two (id text primary key);`);
  await field(page).press("ControlOrMeta+Enter");
  await showDesign(page);
  await page.reload();
  await ready(page);
  await openImport(page);
  await expect(field(page)).toHaveValue("");
});

test("two tabs keep a text each, and that of a closed tab goes to the next one", async ({ page, context }) => {
  const other = await context.newPage();
  await open(other);
  for (const [tab, text] of [[page, "first"], [other, "second"]] as const) {
    if (tab === page) await open(page, "/");
    await field(tab).focus();
    await idle(tab);
    await tab.keyboard.type(text);
  }
  for (const tab of [other, page]) {
    await tab.reload();
    await ready(tab);
  }
  await expect(field(page)).toHaveValue("first");
  await expect(field(other)).toHaveValue("second");
  await other.close();
  await page.reload();
  await ready(page);
  await expect(field(page)).toHaveValue("first");
  const next = await context.newPage();
  await open(next);
  await expect(field(next)).toHaveValue("second");
});

test("a long text is written when typing pauses, not with each key, and is whole after a reload", async ({ page }) => {
  const long = `${"-- a comment of some length\n".repeat(100_000)}${SQL}`;
  await openImport(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const counts = { drafts: 0 };
    Object.assign(window, { counts });
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (String(key).startsWith("draft/")) counts.drafts += 1;
      return put.call(this, value, key);
    };
  });
  const written = (): Promise<number> =>
    page.evaluate(() => (window as never as { counts: { drafts: number } }).counts.drafts);
  await paste(page, long);
  await expect.poll(written).toBe(1);
  // In one task, so that a slow machine makes no pauses between them.
  await page.evaluate(() => {
    for (const key of "12345678") document.execCommand("insertText", false, key);
  });
  await expect.poll(written).toBe(2);
  await idle(page);
  expect(await written()).toBe(2);
  await page.reload();
  await ready(page);
  await openImport(page);
  await expect(field(page)).toHaveValue(`${long}12345678`);
});

test("where nothing can be stored, the page asks before the text is lost", async ({ context }) => {
  const blocked = await context.newPage();
  await blocked.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await open(blocked);
  await field(blocked).focus();
  await idle(blocked);
  await blocked.keyboard.type("precious");
  const asked = blocked.waitForEvent("dialog", { timeout: 3_000 });
  await blocked.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(field(blocked)).toHaveValue("precious");
});

test("a text pasted over the diagram is added to what was typed before", async ({ page }) => {
  await openImport(page);
  await page.keyboard.type(SQL);
  await press(page, "Escape");
  await page.mouse.click(640, 600);
  await press(page, "Escape");
  for (let time = 0; time < 2; time += 1) {
    await paste(page, "create table pasted (id text);");
    await expect(field(page)).toHaveValue(`${SQL}\ncreate table pasted (id text);`);
    await press(page, "Escape");
  }
});

test("what is pasted right before a reload is there again, though nothing that keeps it had come", async ({ context }) => {
  const early = await context.newPage();
  await holdBack(early, "split_filing");
  await open(early, "/");
  await field(early).focus();
  await paste(early, SQL);
  await early.unrouteAll();
  await early.reload();
  await ready(early);
  await expect(field(early)).toHaveValue(SQL);
});

test("an import with nothing to report shows no empty report", async ({ page }) => {
  await openImport(page);
  await page.keyboard.type(SQL);
  await page.keyboard.press("ControlOrMeta+Enter");
  const dialog = page.getByRole("dialog", { name: "Imported" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText("1 table and 0 relations from 1 statement.")).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Import report" })).toHaveCount(0);
});
