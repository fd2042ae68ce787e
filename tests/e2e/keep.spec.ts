import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { doc, fileText, idle, load, open, ready, tableBounds } from "./support/crowfoot";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

const columns = async (page: Page, table: string): Promise<string[]> =>
  (await doc(page)).tables.find(({ name }) => name === table)!.columns.map(({ name }) => name);

/** Opens the line of a new column on a table, by a click on its header and Insert. */
async function beginColumn(page: Page, table: string): Promise<void> {
  const bounds = await tableBounds(page, table);
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Insert");
  await expect(page.getByRole("combobox", { name: /^Column/ })).toBeFocused();
}

/** Kills the process behind a page, as a crash does: nothing of the page runs any more. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => {});
  await crashed;
}

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
}

for (const [way, kill] of [
  ["closed", async (page: Page) => page.close()],
  ["crashed", crash],
] as const) {
  test(`a tab that is ${way} in mid-edit has kept what was entered`, async ({ page, context }) => {
    await drawn(page);
    const address = page.url();
    await beginColumn(page, "users");
    await page.keyboard.type("full_name text");
    await page.keyboard.press("Enter");
    await idle(page);
    // The line of the next column is open and half typed; a page that is closed may still take it, as when one
    // clicks elsewhere.
    await page.keyboard.type("half_a_col");
    await kill(page);

    const other = await context.newPage();
    await open(other, address);
    const [id, email, name, ...rest] = await columns(other, "users");
    expect([id, email, name]).toEqual(["id", "email", "full_name"]);
    expect(["", "half_a_col"]).toContain(rest.join());
    expect(await columns(other, "orders")).toEqual(["id", "user_id"]);
  });
}

for (const [way, kill] of [
  ["closed", async (page: Page) => page.close()],
  ["crashed", crash],
] as const) {
  test(`edits are kept even when the tab is ${way} right behind the last key`, async ({ page, context }) => {
    await drawn(page);
    const address = page.url();
    await beginColumn(page, "users");
    for (const name of ["one", "two", "three", "four", "five"]) {
      await page.keyboard.type(`${name} text`);
      await page.keyboard.press("Enter");
    }
    // Nothing is waited for here.
    await kill(page);

    const other = await context.newPage();
    await open(other, address);
    expect(await columns(other, "users")).toEqual(["id", "email", "one", "two", "three", "four", "five"]);
  });
}

test("what is being typed when the page is reloaded is entered, in every field", async ({ page }) => {
  await drawn(page);
  const reload = async (): Promise<Record<string, unknown>> => {
    await page.reload();
    await ready(page);
    return JSON.parse(await fileText(page)) as never;
  };
  await beginColumn(page, "users");
  await page.keyboard.type("half date");
  await reload();
  expect(await columns(page, "users")).toEqual(["id", "email", "half"]);

  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.type("A note that is not\nfinished");
  expect(await reload()).toMatchObject({ notes: [{ text: "A note that is not\nfinished" }] });

  await page.getByLabel("Design name").fill("Half a na");
  expect(await reload()).toMatchObject({ settings: { name: "Half a na" } });

  await page.getByRole("button", { name: "Inspector" }).click();
  await page.evaluate(() => window.crowfoot.select("users.email"));
  await idle(page);
  await page.locator(".side-panel").getByLabel("Comment", { exact: true }).click();
  await page.keyboard.type("where the letters g");
  const { tables } = (await reload()) as { tables: { name: string; columns: { comment?: string }[] }[] };
  expect(tables.find(({ name }) => name === "users")!.columns[1]!.comment).toBe("where the letters g");
});

test("an edit is kept when another design is opened right behind it", async ({ page }) => {
  await drawn(page);
  const address = page.url();
  await load(page, SCHEMA, "postgres");
  await page.goto(address);
  await ready(page);
  await beginColumn(page, "users");
  await page.keyboard.type("last text");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "All designs" }).click();
  await page.locator(".recent-open").last().click();
  await idle(page);
  expect(page.url()).not.toBe(address);
  expect(await columns(page, "users")).toEqual(["id", "email"]);
  await open(page, address);
  await page.reload();
  await ready(page);
  expect(await columns(page, "users")).toEqual(["id", "email", "last"]);
});

test("a profile that is opened again has its designs", async ({ playwright }, { project }) => {
  const folder = mkdtempSync(join(tmpdir(), "crowfoot-profile-"));
  const start = async (): Promise<BrowserContext> =>
    playwright.chromium.launchPersistentContext(folder, {
      ...project.use.launchOptions,
      baseURL: project.use.baseURL,
      viewport: { width: 1280, height: 800 },
    });
  try {
    const first = await start();
    const page = await first.newPage();
    await drawn(page);
    const before = await fileText(page);
    await first.close();

    const second = await start();
    const again = await second.newPage();
    await open(again);
    await again.locator(".recent-open").click();
    await idle(again);
    expect(await fileText(again)).toBe(before);
    await second.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("two tabs on one design follow each other, and no edit is lost", async ({ page, context }) => {
  await drawn(page);
  const other = await context.newPage();
  await open(other, page.url());
  expect(await fileText(other)).toBe(await fileText(page));

  await beginColumn(other, "orders");
  await other.keyboard.type("total numeric(10,2)");
  await other.keyboard.press("Enter");
  await other.keyboard.press("Escape");
  await idle(other);
  await expect.poll(() => columns(page, "orders")).toEqual(["id", "user_id", "total"]);

  // One edits one table, one the other, at the same time.
  await beginColumn(page, "users");
  await beginColumn(other, "orders");
  for (const name of ["a", "b", "c"]) {
    await Promise.all([page.keyboard.type(`u_${name} text`), other.keyboard.type(`o_${name} text`)]);
    await Promise.all([page.keyboard.press("Enter"), other.keyboard.press("Enter")]);
  }
  await Promise.all([page.keyboard.press("Escape"), other.keyboard.press("Escape")]);
  // Both make a table, which may not take each other's place.
  await Promise.all([page.keyboard.press("Escape"), other.keyboard.press("Escape")]);
  await Promise.all([page.keyboard.press("t"), other.keyboard.press("t")]);
  await Promise.all([page.keyboard.type("of_one"), other.keyboard.type("of_other")]);
  await Promise.all([page.keyboard.press("Enter"), other.keyboard.press("Enter")]);
  await Promise.all([page.keyboard.press("Escape"), other.keyboard.press("Escape")]);
  await Promise.all([idle(page), idle(other)]);
  await expect.poll(async () => (await fileText(page)) === (await fileText(other))).toBe(true);
  const names = (await doc(page)).tables.map(({ name }) => name);
  expect(names.toSorted()).toEqual(["of_one", "of_other", "orders", "users"]);
  expect(await columns(page, "users")).toEqual(["id", "email", "u_a", "u_b", "u_c"]);
  expect(await columns(page, "orders")).toEqual(["id", "user_id", "total", "o_a", "o_b", "o_c"]);

  const both = await fileText(page);
  await other.close();
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(both);
});

test("designs lie side by side on the start page: renamed, opened, deleted", async ({ page }) => {
  const shelf = page.locator(".recent-card");
  await open(page);
  await expect(shelf).toHaveCount(0);
  const texts: Record<string, string> = {};
  for (const name of ["Shop", "Library", "Tickets"]) {
    await load(page, `create table ${name.toLowerCase()}_items (id text primary key);`, "postgres");
    const title = page.getByRole("textbox", { name: "Design name" });
    await title.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await idle(page);
    expect((await doc(page)).settings.name).toBe(name);
    texts[name] = await fileText(page);
  }
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(shelf.locator("strong")).toHaveText(["Tickets", "Library", "Shop"]);
  await expect(shelf.first()).toContainText("1 table ·");

  await shelf.filter({ hasText: "Shop" }).locator(".recent-open").click();
  await idle(page);
  expect(await fileText(page)).toBe(texts.Shop);
  await page.getByRole("textbox", { name: "Design name" }).fill("Corner shop");
  await page.keyboard.press("Enter");
  await idle(page);

  await page.getByRole("button", { name: "All designs" }).click();
  await expect(shelf.locator("strong")).toHaveText(["Corner shop", "Tickets", "Library"]);
  await page.getByRole("button", { name: "Delete Tickets" }).click();
  await expect(shelf.locator("strong")).toHaveText(["Corner shop", "Library"]);
  await page.reload();
  await ready(page);
  await expect(shelf.locator("strong")).toHaveText(["Corner shop", "Library"]);
  await shelf.filter({ hasText: "Library" }).locator(".recent-open").click();
  await idle(page);
  expect(await fileText(page)).toBe(texts.Library);
});

test("a reload on the way back to a design opens that design", async ({ page }) => {
  await drawn(page);
  const [address, before] = [page.url(), await fileText(page)];
  await page.getByRole("button", { name: "All designs" }).click();
  await page.locator(".recent-open").click();
  await idle(page);
  expect(page.url()).toBe(address);
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(before);
});
