import { expect, test, type Page } from "@playwright/test";
import { center, columnBounds, drag, handle, idle, load, open, table, tableBounds } from "./support/crowfoot";

const SCHEMA = `
create table users (id text primary key, email text not null, name text);
create table orders (id text primary key, total integer);
`;

const columns = async (page: Page, name: string): Promise<string[]> =>
  (await table(page, name)).columns.map((column) => column.name);

/** A picture of the canvas around a table. */
async function picture(page: Page, name: string): Promise<Buffer> {
  await idle(page);
  const { x, y, width, height } = await tableBounds(page, name);
  return page.screenshot({ clip: { x: x - 8, y: y - 8, width: width + 16, height: height + 16 } });
}

test("a row that is dragged is reordered, with a line where it lands, and Escape takes it back", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  const from = center(await columnBounds(page, "users", "name"));
  const to = center(await columnBounds(page, "users", "email"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 8, { steps: 2 });
  const staying = await picture(page, "users");
  await page.mouse.move(to.x, to.y - 8, { steps: 5 });
  expect((await picture(page, "users")).equals(staying), "a line shows where the row lands").toBe(false);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await idle(page);
  expect(await columns(page, "users")).toEqual(["id", "email", "name"]);

  await drag(page, from, { x: to.x, y: to.y - 8 });
  expect(await columns(page, "users")).toEqual(["id", "name", "email"]);
  expect((await table(page, "users")).foreignKeys).toHaveLength(0);
  // By key, and both back, a step each.
  await page.keyboard.press("Alt+ArrowUp");
  await idle(page);
  expect(await columns(page, "users")).toEqual(["name", "id", "email"]);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  expect(await columns(page, "users")).toEqual(["id", "email", "name"]);
});

test("the handle of a row relates, to another table and to its own", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await drag(page, await handle(page, "users", "id"), center(await columnBounds(page, "orders", "total")));
  expect((await table(page, "orders")).foreignKeys).toHaveLength(1);
  const { x, y, width } = await tableBounds(page, "users");
  await drag(page, await handle(page, "users", "id"), { x: x + width / 2, y: y + 14 });
  expect(await columns(page, "users")).toEqual(["id", "email", "name", "parent_user_id"]);
  expect((await table(page, "users")).foreignKeys).toHaveLength(1);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("rows are reordered and handles relate, on the table that was tapped", async ({ page }) => {
    await open(page);
    await load(page, SCHEMA, "postgres");
    const devtools = await page.context().newCDPSession(page);
    const swipe = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
      await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
      for (const part of [0.25, 0.5, 0.75, 1]) {
        const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
        await devtools.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at] });
      }
      await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await idle(page);
    };
    const name = center(await columnBounds(page, "users", "name"));
    await page.touchscreen.tap(name.x, name.y);
    await idle(page);
    const email = center(await columnBounds(page, "users", "email"));
    await swipe(name, { x: email.x, y: email.y - 9 });
    expect(await columns(page, "users")).toEqual(["id", "name", "email"]);
    // A fingertip beside the handle.
    const grip = await handle(page, "users", "id");
    await swipe({ x: grip.x + 18, y: grip.y }, center(await columnBounds(page, "orders", "total")));
    expect((await table(page, "orders")).foreignKeys).toHaveLength(1);
  });
});
