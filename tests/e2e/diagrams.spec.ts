import { expect, test, type Page } from "@playwright/test";
import { doc, idle, load, open, ready } from "./support/crowfoot";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
create table items (id text primary key, order_id text not null references orders (id));
create table settings (id text primary key, value text);
`;

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
}

/** Runs a command by the palette. */
async function run(page: Page, label: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: /^Find/ }).fill(`>${label}`);
  await expect(page.getByRole("option").first()).toContainText(label);
  await page.keyboard.press("Enter");
  await idle(page);
}

const names = (page: Page): Promise<string[]> => page.evaluate(() => window.crowfoot.diagrams());
const shown = (page: Page): Promise<string> => page.evaluate(() => window.crowfoot.diagram());
const isDrawn = (page: Page, table: string): Promise<boolean> =>
  page.evaluate((table) => window.crowfoot.tableBounds(table) !== undefined, table);
const select = (page: Page, table: string): Promise<unknown> =>
  page.evaluate((table) => window.crowfoot.select(table), table);

/** Makes a diagram of orders and what is next to them, by way of the focus. */
async function withSales(page: Page): Promise<void> {
  await select(page, "orders");
  await page.keyboard.press("3");
  await run(page, "New diagram from focus");
  await expect(page.getByRole("textbox", { name: "Diagram name" })).toBeFocused();
  await page.keyboard.type("Sales & more");
  await page.keyboard.press("Enter");
  await idle(page);
}

test("a diagram is made of a focus, named, gone from and come back to, and is there after a reload", async ({
  page,
}) => {
  await drawn(page);
  await page.mouse.move(600, 600);
  await withSales(page);
  expect(await names(page)).toEqual(["Main", "Sales & more"]);
  expect(await isDrawn(page, "users")).toBe(true);
  expect(await isDrawn(page, "settings")).toBe(false);
  await expect(page.getByRole("tab", { name: "Sales & more" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("treeitem", { name: /settings.*not on this diagram/ })).toBeVisible();

  await page.getByRole("tab", { name: "Main" }).click();
  await idle(page);
  expect(await shown(page)).toBe("Main");
  expect(await isDrawn(page, "settings")).toBe(true);
  await page.keyboard.press("PageDown");
  await idle(page);
  expect(await shown(page)).toBe("Sales & more");

  await page.reload();
  await ready(page);
  expect(await shown(page)).toBe("Sales & more");
  expect(await isDrawn(page, "settings")).toBe(false);
});

test("what is elsewhere is gone to, or fetched", async ({ page }) => {
  await drawn(page);
  await page.mouse.move(600, 600);
  await withSales(page);
  await run(page, "Add tables to this diagram");
  await page.getByRole("combobox", { name: /^Find/ }).pressSequentially("set");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Everything else is on this diagram")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox", { name: /^Find/ })).toHaveCount(0);
  await expect(page.locator(".surface canvas")).toBeFocused();
  expect(await isDrawn(page, "settings")).toBe(true);
  await page.keyboard.press("Shift+Delete");
  await idle(page);
  expect(await isDrawn(page, "settings")).toBe(false);
  expect((await doc(page)).tables).toHaveLength(4);
  await page.getByRole("treeitem", { name: /settings/ }).click();
  await idle(page);
  expect(await shown(page)).toBe("Main");
});

test("a link and an embed open at a diagram", async ({ page, context }) => {
  await drawn(page);
  await page.mouse.move(600, 600);
  await withSales(page);
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  const frame = await page.getByRole("textbox", { name: "Embed code" }).inputValue();
  expect(link).toContain("?diagram=Sales%20%26%20more#");
  expect(frame).toContain("?embed&amp;diagram=Sales%20%26%20more#");

  const linked = await context.newPage();
  await open(linked, link);
  expect(await shown(linked)).toBe("Sales & more");
  expect(linked.url()).not.toContain("?diagram");
  const embedded = await context.newPage();
  await open(embedded, link.replace("?", "?embed&"));
  expect(await shown(embedded)).toBe("Sales & more");
  await embedded.evaluate(() => window.crowfoot.showDiagram("Main"));
  await idle(embedded);
  expect(await shown(embedded)).toBe("Main");
  await expect(embedded.getByRole("menuitem", { name: "New diagram" })).toHaveCount(0);
});

test("the focus leaves out what is far, reaches further and goes back by keys alone", async ({ page }) => {
  await drawn(page);
  await page.mouse.move(600, 600);
  await select(page, "users");
  const before = await page.evaluate(() => window.crowfoot.camera());
  await page.keyboard.press("3");
  const bar = page.getByRole("group", { name: "Focus" });
  await expect(bar).toContainText("Focused on users");
  await expect(bar).toContainText("1 hop · 2 tables");
  await page.keyboard.press(".");
  await expect(bar).toContainText("2 hops · 3 tables");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await idle(page);
  expect(await page.evaluate(() => window.crowfoot.camera())).toEqual(before);
});

test("the right button opens a menu about what is under it, and what is chosen there is done", async ({ page }) => {
  await drawn(page);
  const card = (await page.evaluate(() => window.crowfoot.tableBounds("orders")))!;
  await page.mouse.click(card.x + 20, card.y + 8, { button: "right" });
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await expect(menu.getByRole("menuitem", { name: /^Align left/ })).toHaveCount(0);
  await menu.getByRole("menuitem", { name: /^Rename/ }).click();
  await expect(menu).toHaveCount(0);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(name).toBeFocused();
  await name.fill("sales");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  expect((await doc(page)).tables.map((table) => table.name)).toContain("sales");

  // The menu of the diagrams names one in place as well.
  await page.getByRole("button", { name: "Diagrams" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await expect(page.getByRole("textbox", { name: "Diagram name" })).toBeFocused();
  await page.keyboard.type("All of it");
  await page.keyboard.press("Enter");
  await idle(page);
  expect(await names(page)).toEqual(["All of it"]);
});
