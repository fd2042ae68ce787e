import { expect, test, type Page } from "@playwright/test";
import { center, columnBounds, doc, drag, idle, load, open, tableBounds } from "./support/crowfoot";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

/** Where users have put lines. */
async function bends(page: Page): Promise<number[][]> {
  const { lines } = (await doc(page)) as { lines?: { bends: number[] }[] };
  return (lines ?? []).map((line) => line.bends);
}

/** A place on the upright of the line between the two tables: where the pointer says that it can be moved sideways. */
async function upright(page: Page): Promise<{ x: number; y: number }> {
  const [parent, child] = [await columnBounds(page, "users", "id"), await columnBounds(page, "orders", "user_id")];
  const y = (center(parent).y + center(child).y) / 2;
  const [left, right] = parent.x < child.x ? [parent, child] : [child, parent];
  const canvas = page.locator("canvas").first();
  for (let x = left.x - 80; x < right.x + right.width + 80; x += 3) {
    await page.mouse.move(x, y);
    await idle(page);
    if ((await canvas.evaluate((element) => getComputedStyle(element).cursor)) === "ew-resize") return { x, y };
  }
  throw new Error("there is no upright between the tables");
}

test("a line that is put in its place stays there, also after a reload, and can be let go", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  const orders = await tableBounds(page, "orders");
  const header = { x: orders.x + orders.width / 2, y: orders.y + 12 };
  await drag(page, header, { x: header.x, y: header.y + 180 });
  expect(await bends(page)).toEqual([]);

  const line = await upright(page);
  await drag(page, line, { x: line.x + 32, y: line.y });
  const [moved] = await bends(page);
  expect(moved).toHaveLength(1);
  await page.keyboard.press("ArrowLeft");
  await idle(page);
  const [nudged] = await bends(page);
  expect(nudged![0]).toBeLessThan(moved![0]!);

  await open(page, page.url());
  await open(page, page.url());
  expect(await bends(page)).toEqual([nudged]);
  const there = await upright(page);
  await page.mouse.click(there.x, there.y);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: /^Find/ }).fill(">Straighten line");
  await expect(page.getByRole("option").first()).toContainText("Straighten line");
  await page.keyboard.press("Enter");
  await idle(page);
  expect(await bends(page)).toEqual([]);
});
