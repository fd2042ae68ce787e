import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { doc, fileText, idle, load, open, ready, tableBounds } from "./support/crowfoot";

const SCHEMA = "create table users (id text primary key);";

const bar = (page: Page) => page.getByRole("alert").filter({ hasText: "Not saved." });

async function addColumn(page: Page, line: string): Promise<void> {
  const bounds = await tableBounds(page, "users");
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Insert");
  await expect(page.getByRole("combobox", { name: /^Column/ })).toBeFocused();
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await idle(page);
}

const columns = async (page: Page): Promise<string[]> =>
  (await doc(page)).tables.find(({ name }) => name === "users")!.columns.map(({ name }) => name);

/** Has every write fail as on a full disk, until the page says otherwise. */
async function fillDisk(page: Page): Promise<void> {
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const full = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
    IDBObjectStore.prototype.put = full as never;
    (window as never as { freeDisk: () => void }).freeDisk = () => (IDBObjectStore.prototype.put = put);
  });
}

const freeDisk = (page: Page): Promise<void> =>
  page.evaluate(() => (window as never as { freeDisk: () => void }).freeDisk());

/** Closes the page as a person does; returns what the browser asked, and stays. */
async function leave(page: Page): Promise<string | undefined> {
  const asked = page.waitForEvent("dialog", { timeout: 3_000 }).catch(() => undefined);
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  await dialog?.dismiss();
  return dialog?.type();
}

test("on a full disk a bar stays, the page asks before it is left, and everything is saved once there is room", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await expect(bar(page)).toHaveCount(0);
  await fillDisk(page);
  await addColumn(page, "one text");
  await expect(bar(page)).toContainText("The disk is full, or this site has used up its storage.");
  await addColumn(page, "two text");
  await expect(bar(page)).toBeVisible();
  expect(await columns(page)).toEqual(["id", "one", "two"]);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    bar(page).getByRole("button", { name: "Download the design" }).click(),
  ]);
  expect(readFileSync(await file.path(), "utf8")).toBe(await fileText(page));
  expect(await leave(page)).toBe("beforeunload");
  await bar(page).getByRole("button", { name: "Try again" }).click();
  await idle(page);
  await expect(bar(page)).toBeVisible();

  // By itself, without a press.
  await freeDisk(page);
  await expect(bar(page)).toHaveCount(0, { timeout: 20_000 });
  await idle(page);
  await page.reload();
  await ready(page);
  expect(await columns(page)).toEqual(["id", "one", "two"]);
});

test("a design whose database is deleted under the page is stored again as a whole", async ({ page }) => {
  await open(page);
  await load(page, `${SCHEMA} create table untouched (id text primary key);`, "postgres");
  await addColumn(page, "one text");
  const before = await fileText(page);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.deleteDatabase("crowfoot");
        request.onsuccess = done;
        request.onerror = done;
      }),
  );
  await expect(bar(page)).toContainText("The browser closed its database.");
  await expect(bar(page)).toHaveCount(0, { timeout: 20_000 });
  await idle(page);
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(before);
});

test("a browser without storage says so, and leaving asks only for what was made there", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await open(page);
  await expect(bar(page)).toContainText("This browser does not let the page store anything.");
  await expect(bar(page).getByRole("button", { name: "Download the design" })).toHaveCount(0);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  await page.mouse.dblclick(500, 400);
  await page.keyboard.type("users");
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(bar(page).getByRole("button", { name: "Download the design" })).toBeVisible();
  expect(await leave(page)).toBe("beforeunload");
});

test("a design that is not saved is not given up for another one without a word", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: "All designs" }).click();
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  await page.getByRole("button", { name: "All designs" }).click();
  await page.locator(".recent-open").last().click();
  await idle(page);
  await fillDisk(page);
  await addColumn(page, "one text");
  await expect(bar(page)).toBeVisible();
  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole("button", { name: "All designs" }).click();
  await page.locator(".recent-open").first().click();
  await expect.poll(() => asked).toEqual(["The open design is not saved. Discard its unsaved changes?"]);
  expect(await columns(page)).toEqual(["id", "one"]);
});

test("the browser is asked once to keep what is stored, and the start page says how much that is", async ({ page }) => {
  await page.addInitScript(() => {
    const calls = { count: 0 };
    Object.assign(window, { persistCalls: calls });
    StorageManager.prototype.persist = () => {
      calls.count += 1;
      return Promise.resolve(true);
    };
  });
  const calls = () => page.evaluate(() => (window as never as { persistCalls: { count: number } }).persistCalls.count);
  await open(page);
  expect(await calls()).toBe(0);
  await load(page, SCHEMA, "postgres");
  await addColumn(page, "one text");
  expect(await calls()).toBe(1);
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(page.locator(".recent-usage")).toHaveText(/^1 design, [\d.]+ (KB|MB) of [\d.]+ GB$/);
});
