import { expect, test, type Page } from "@playwright/test";
import { doc, fileText, idle, open, tableBounds, type Bounds } from "./support/crowfoot";

/** The pairs of tables that cover each other. */
async function overlaps(page: Page): Promise<string[]> {
  await idle(page);
  const names = (await doc(page)).tables.map((table) => table.name);
  const places: [string, Bounds][] = [];
  for (const name of names) places.push([name, await tableBounds(page, name)]);
  const found: string[] = [];
  for (const [at, [name, a]] of places.entries()) {
    for (const [other, b] of places.slice(at + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      if (!apart) found.push(`${name} and ${other}`);
    }
  }
  return found;
}

async function add(page: Page, x: number, y: number, name: string): Promise<void> {
  await page.mouse.dblclick(x, y);
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await idle(page);
}

test("columns that are typed push the table below aside, and undo takes it back", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  await add(page, 600, 150, "users");
  await add(page, 620, 330, "orders");
  expect(await overlaps(page)).toEqual([]);
  const before = await fileText(page);
  const below = await tableBounds(page, "orders");

  const users = await tableBounds(page, "users");
  await page.mouse.click(users.x + users.width / 2, users.y + 14);
  await page.keyboard.type("email text");
  await page.keyboard.press("Enter");
  for (let column = 0; column < 5; column += 1) {
    await page.keyboard.type(`note_${column} text`);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  expect(await overlaps(page)).toEqual([]);
  expect((await tableBounds(page, "orders")).y).toBeGreaterThan(below.y + 60);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  expect(await fileText(page)).toBe(before);
});

test("what is duplicated, pasted and drawn over a table finds room", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  await add(page, 600, 250, "users");
  const at = await tableBounds(page, "users");
  await page.mouse.click(at.x + at.width / 2, at.y + 14);
  await page.keyboard.press("ControlOrMeta+c");
  await page.keyboard.press("ControlOrMeta+d");
  await idle(page);
  await page.keyboard.press("ControlOrMeta+v");
  await expect.poll(async () => (await doc(page)).tables.length).toBe(3);
  expect(await overlaps(page)).toEqual([]);
  expect(await tableBounds(page, "users")).toEqual(at);
});
