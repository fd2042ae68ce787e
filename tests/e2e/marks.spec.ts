import { type Page, expect, test } from "@playwright/test";
import { columnBounds, idle, load, open, tableBounds } from "./support/crowfoot";
import { press } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null unique, bio text, visits int default 3);
create table orders (
  id bigint generated always as identity primary key,
  user_id text not null references users (id),
  number text,
  total numeric generated always as (1 + 2) stored,
  unique (user_id, number)
);
create index idx_orders_number on orders (number);
create index idx_orders_total on orders (total);
comment on table orders is 'What was bought';
`;

const tip = (page: Page) => page.getByRole("tooltip");

/** The marks of a row: from its left edge, or, below zero, from its right one. */
const [GUTTER, NULL, ACCESS, VALUE, COMMENT] = [14, -46, -32, -17, -30];

const MARKS: [table: string, column: string | undefined, x: number, text: string][] = [
  ["users", "id", GUTTER, "Primary key"],
  ["users", "email", ACCESS, "Unique"],
  ["users", "bio", NULL, "Nullable"],
  ["users", "visits", VALUE, "Default: 3"],
  ["orders", "id", VALUE, "Auto-increments"],
  ["orders", "user_id", GUTTER, "Foreign key: references users.id"],
  ["orders", "user_id", ACCESS, "Unique together with number"],
  ["orders", "number", ACCESS, "Unique together with user_id\nIndexed"],
  ["orders", "total", VALUE, "Generated: 1 + 2"],
  ["orders", undefined, COMMENT, "What was bought"],
];

test("a pointer that rests on a mark is told what it means", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await press(page, "Escape", "Escape", "0");
  for (const [table, column, x, text] of MARKS) {
    const at = column ? await columnBounds(page, table, column) : { ...(await tableBounds(page, table)), height: 28 };
    const y = at.y + at.height / 2;
    // The name of the column has nothing to be said of.
    await page.mouse.move(at.x + 80, y);
    await expect(tip(page)).toHaveCount(0);
    await page.mouse.move(x < 0 ? at.x + at.width + x : at.x + x, y);
    await expect(tip(page), `${table} ${column ?? ""}`).toHaveText(text);
  }
});

test("what is said of a mark goes with the pointer, a key, a press", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await press(page, "Escape", "Escape", "0");
  const at = await columnBounds(page, "users", "id");
  const over = async (): Promise<void> => {
    await page.mouse.move(at.x + 60, at.y + 11);
    await page.mouse.move(at.x + 14, at.y + 11);
    await expect(tip(page)).toHaveText("Primary key");
  };
  await over();
  const box = (await tip(page).boundingBox())!;
  expect(box.y).toBeGreaterThan(at.y + 11);
  await page.mouse.move(at.x + 60, at.y + 11);
  await expect(tip(page)).toHaveCount(0);
  await over();
  await page.keyboard.press("Escape");
  await expect(tip(page)).toHaveCount(0);
  await over();
  await page.mouse.down();
  await expect(tip(page)).toHaveCount(0);
  await page.mouse.up();
  await over();
  await page.mouse.wheel(0, 40);
  await expect(tip(page)).toHaveCount(0);
});

test("the badge of a table says its worst problem, and goes on to say it of the next", async ({ page }) => {
  await open(page);
  await load(page, "create table a (id text primary key, x int);\ncreate index i1 on a (x);\ncreate index i2 on a (x);\ncreate table b (id text primary key, b flub(3));", "postgres");
  await press(page, "Escape", "Escape", "0");
  for (const [table, told] of [["a", /duplicates the index i1/], ["b", /flub/]] as const) {
    const at = await tableBounds(page, table);
    await page.mouse.move(at.x + 60, at.y + 14);
    await expect(tip(page)).toHaveCount(0);
    await page.mouse.move(at.x + at.width - 14, at.y + 14);
    await expect(tip(page), table).toHaveText(told);
  }
});

test("the help explains every mark", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.locator(".surface canvas").focus();
  await press(page, "Escape", "Escape", "?");
  const legend = page.getByRole("dialog").locator("section").filter({ hasText: "Marks on cards" });
  for (const mark of ["Primary key", "Foreign key", "Unique", "together", "Index", "Default", "Nullable", "Generated"]) {
    await expect(legend).toContainText(new RegExp(mark, "i"));
  }
  expect(await legend.locator("svg").count()).toBeGreaterThan(6);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("a tap on a mark says what it means until the next one, and a swipe says nothing", async ({ page }) => {
    await open(page);
    await load(page, `${SCHEMA}\nalter table users add column odd flub(3);`, "postgres");
    await press(page, "Escape", "Escape", "0");
    const row = await columnBounds(page, "users", "email");
    // Beside the mark by less than the width of a finger.
    await page.touchscreen.tap(row.x + row.width + ACCESS - 5, row.y + 11);
    await expect(tip(page)).toHaveText("Unique");
    await page.touchscreen.tap(row.x + 80, row.y + 11);
    await expect(tip(page)).toHaveCount(0);
    const card = await tableBounds(page, "users");
    await page.touchscreen.tap(card.x + card.width - 14, card.y + 14);
    await expect(tip(page)).toHaveText(/flub/);
    await page.keyboard.press("Escape");
    await expect(tip(page)).toHaveCount(0);

    const devtools = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0): Promise<unknown> =>
      devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const x = row.x + row.width + ACCESS;
    await touch("touchStart", x, row.y + 300);
    for (const y of [250, 150, 80, 11]) await touch("touchMove", x, row.y + y);
    await touch("touchEnd");
    await idle(page);
    await expect(tip(page)).toHaveCount(0);
  });
});
