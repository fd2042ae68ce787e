import { expect, test } from "@playwright/test";
import { center, columnBounds, doc, drag, handle, idle, load, open, problems, tableBounds } from "./support/crowfoot";
import { readFileSync } from "node:fs";
import { join } from "node:path";

test("two tables are drawn and related, reviewed, fixed, undone and redone", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  await page.mouse.dblclick(500, 260);
  await page.keyboard.type("users");
  await page.keyboard.press("Enter");
  await page.keyboard.type("email varchar(255) !unique");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  await page.mouse.dblclick(980, 420);
  await page.keyboard.type("orders");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  expect((await doc(page)).tables.map((table) => table.name)).toEqual(["users", "orders"]);

  const from = await handle(page, "users", "id");
  const to = center((await tableBounds(page, "orders"))!);
  await drag(page, from, to);
  await idle(page);
  const orders = (await doc(page)).tables.find((table) => table.name === "orders")!;
  expect(orders.columns.map((column) => column.name)).toContain("user_id");
  expect(orders.foreignKeys).toHaveLength(1);

  expect((await problems(page)).map((problem) => problem.name)).toContain("fk-not-indexed");
  const drawn = JSON.stringify(await doc(page));
  await page.getByRole("button", { name: "Problems" }).click();
  await page.getByRole("button", { name: /Apply safe fixes/ }).click();
  await idle(page);
  expect((await problems(page)).map((problem) => problem.name)).not.toContain("fk-not-indexed");
  const fixed = JSON.stringify(await doc(page));

  const undo = page.getByRole("button", { name: /^Undo:/ });
  await undo.click();
  await idle(page);
  expect(JSON.stringify(await doc(page))).toBe(drawn);
  while ((await undo.count()) > 0) {
    await undo.click();
    await idle(page);
  }
  expect((await doc(page)).tables ?? []).toHaveLength(0);
  const redo = page.getByRole("button", { name: /^Redo:/ });
  while ((await redo.count()) > 0) {
    await redo.click();
    await idle(page);
  }
  expect(JSON.stringify(await doc(page))).toBe(fixed);
});

test("a reload brings every edit back", async ({ page }) => {
  await open(page);
  await load(page, "create table users (id text primary key, email text not null unique);", "postgres");
  await idle(page);
  const before = JSON.stringify(await doc(page));
  await page.reload();
  await page.evaluate(() => window.crowfoot.ready);
  await idle(page);
  expect(JSON.stringify(await doc(page))).toBe(before);
});

test("Pagila comes in whole", async ({ page }) => {
  let sql = "";
  try {
    sql = readFileSync(join(import.meta.dirname ?? __dirname, "../../../shared/corpus/pg/pagila.sql"), "utf8");
  } catch {
    test.skip(true, "corpus not found");
  }
  await open(page);
  await load(page, sql, "postgres");
  await idle(page);
  const { tables } = await doc(page);
  expect(tables.length).toBe(71);
  expect(tables.reduce((sum, table) => sum + (table.foreignKeys ?? []).length, 0)).toBe(37);
});

test("what was drawn in dashes leaves the next frames as they were", async ({ page }) => {
  await open(page);
  const script = `create table users (id text primary key, email text);
    create table orders (id text primary key, user_id text not null references users (id));
    create view recent as select id from orders;`;
  await load(page, script, "postgres");
  // The frame of a view is dashed, and it is the last that is drawn of the cards.
  await page.mouse.move(700, 790);
  await page.keyboard.press("1");
  await idle(page);
  const picture = () => page.locator(".surface canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await picture();
  const from = center((await columnBounds(page, "users", "id"))!);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 200, { steps: 4 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.keyboard.press("Escape");
  await page.mouse.move(700, 790);
  await idle(page);
  // What the pointer rested on keeps its light for a moment.
  await expect.poll(picture).toBe(before);
});

test("a large diagram looks the same after it was pointed at, and what is edited shows at once", async ({ page }) => {
  await open(page);
  const table = (number: number) =>
    `create table t${number} (id text primary key${number ? `, other_id text references t${Math.floor(number / 3)} (id)` : ""});`;
  await load(page, Array.from({ length: 400 }, (_, number) => table(number)).join("\n"), "postgres");
  await page.keyboard.press("1");
  await page.mouse.move(700, 790);
  await idle(page);
  const picture = async () => {
    // Two frames: the second one is painted by the picture of the first.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
    return page.locator(".surface canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  };
  const before = await picture();
  const card = center((await tableBounds(page, "t200"))!);
  await page.mouse.move(card.x, card.y);
  await idle(page);
  await expect.poll(picture).not.toBe(before);
  await page.mouse.move(700, 790, { steps: 3 });
  await idle(page);
  await expect.poll(picture).toBe(before);
  await page.mouse.click(card.x, card.y);
  await page.mouse.move(700, 790);
  await idle(page);
  const selected = await picture();
  expect(selected).not.toBe(before);
  for (let press = 0; press < 8; press += 1) await page.keyboard.press("ArrowDown");
  await idle(page);
  expect(await picture()).not.toBe(selected);
});
