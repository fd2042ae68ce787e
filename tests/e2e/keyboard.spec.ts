import { expect, test, type Page } from "@playwright/test";
import { columnBounds, doc, exported, idle, load, open, problems, table, tableBounds } from "./support/crowfoot";
import { focused, press, sidePanel } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: RegExp, most = 40): Promise<void> {
  const seen: string[] = [];
  while (!name.test(await focused(page))) {
    expect(seen.length, `Tab reaches ${name}; it went over ${seen.join(", ")}`).toBeLessThan(most);
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
  }
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await idle(page);
}

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
}

test("two tables are drawn, related, reviewed, fixed, found and exported by keyboard alone", async ({ page }) => {
  await open(page);
  await tabTo(page, /New design/);
  await press(page, "Enter");
  expect(await focused(page)).toMatch(/^canvas/);

  await press(page, "t");
  await type(page, "users");
  await press(page, "Enter");
  const line = page.getByRole("combobox", { name: /^Column/ });
  await expect(line).toBeFocused();
  // Tab goes from the name to the type, completes the type, then the mark.
  await type(page, "email");
  await press(page, "Tab");
  await type(page, "varch");
  await expect(page.getByRole("option").first()).toContainText("varchar");
  await press(page, "Tab");
  await expect(line).toHaveValue(/^email varchar\S* $/);
  await type(page, "!un");
  await press(page, "Tab");
  await expect(line).toHaveValue(/^email varchar\S* !unique $/);
  await press(page, "Enter");
  await expect(line).toHaveValue("");
  await type(page, "born date");
  await press(page, "Enter", "Escape");
  expect(await focused(page)).toMatch(/^canvas/);
  const users = await table(page, "users");
  expect(users.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "email", "born"]));

  await press(page, "Escape", "Escape", "t");
  await type(page, "orders");
  await press(page, "Enter");
  // The list offers the whole line of the reference.
  await type(page, "user");
  await expect(page.getByRole("option").first()).toContainText("user_id -> users");
  await press(page, "ArrowDown", "Enter");
  await expect(line).toHaveValue(/^user_id -> users/);
  await press(page, "Enter");
  await type(page, "total numeric(10,2) !null");
  await press(page, "Enter", "Escape");
  const orders = await table(page, "orders");
  expect(orders.foreignKeys).toHaveLength(1);
  expect(orders.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "user_id", "total"]));

  expect((await problems(page)).map(({ name }) => name)).toContain("fk-not-indexed");
  await press(page, "ControlOrMeta+Shift+M");
  await expect(sidePanel(page).getByRole("heading", { name: "Problems" })).toBeVisible();
  await press(page, "F6");
  await tabTo(page, /Apply safe fixes/);
  await press(page, "Enter");
  expect((await problems(page)).map(({ name }) => name)).not.toContain("fk-not-indexed");
  const fixed = JSON.stringify(await doc(page));
  await press(page, "ControlOrMeta+z");
  expect((await problems(page)).map(({ name }) => name)).toContain("fk-not-indexed");
  await press(page, "ControlOrMeta+Shift+z");
  expect(JSON.stringify(await doc(page))).toBe(fixed);

  await press(page, "ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: /^Find/ })).toBeFocused();
  await type(page, "users.em");
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".surface canvas")).toBeFocused();
  // What was found is selected: Enter goes into it.
  await press(page, "Enter");
  await expect(line).toHaveValue(/^email /);
  await press(page, "Escape");
  if (await line.isVisible()) await press(page, "Escape");
  await expect(page.locator(".surface canvas")).toBeFocused();

  await press(page, "ControlOrMeta+e");
  await expect(sidePanel(page).getByLabel("Target")).toBeVisible();
  await press(page, "F6");
  await tabTo(page, /Target/);
  await type(page, "SQLite");
  await expect(sidePanel(page).getByLabel("Target")).toHaveValue("sqlite");
  await tabTo(page, /^button Copy/);
  await press(page, "Enter");
  await expect(page.locator(".toast")).toContainText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await exported(page, "sqlite"));
});

test("tables that are drawn already are picked and related by keyboard", async ({ page }) => {
  await open(page);
  await load(page, "create table users (id text primary key); create table orders (id text primary key);", "postgres");
  await page.locator(".surface canvas").focus();
  await press(page, "ControlOrMeta+a", "r");
  const found = await doc(page);
  expect(found.tables.flatMap(({ foreignKeys }) => foreignKeys)).toHaveLength(1);
  await press(page, "ControlOrMeta+z");
  expect((await doc(page)).tables.flatMap(({ foreignKeys }) => foreignKeys)).toHaveLength(0);
});

test("F6 walks the parts of the page in both directions", async ({ page }) => {
  await drawn(page);
  await page.getByRole("button", { name: "Inspector" }).click();
  await idle(page);
  await page.locator(".surface canvas").focus();
  const parts = [".side-panel", ".top-bar", ".outline-panel", ".surface"];
  const holder = (): Promise<string | undefined> =>
    page.evaluate((parts) => parts.find((part) => document.activeElement?.closest(part)), parts);
  for (const part of parts) {
    await press(page, "F6");
    expect(await holder()).toBe(part);
  }
  for (const part of [".outline-panel", ".top-bar", ".side-panel", ".surface"]) {
    await press(page, "Shift+F6");
    expect(await holder()).toBe(part);
  }
});

test("hints, the list of keys and what keys do say the same of letters", async ({ page }) => {
  await drawn(page);
  const canvas = page.locator(".surface canvas");
  await canvas.focus();
  await press(page, "Escape", "Escape");
  const tool = page.locator(".tool-bar").getByRole("button", { name: "New table" });
  await expect(tool).toHaveAttribute("title", /\(T\)/);
  await expect(page.locator("#canvas-help")).toContainText("T adds a table when none is selected");
  // With nothing selected T adds a table; with one selected it begins a column, and no hint promises a table.
  await press(page, "Tab");
  await expect(tool).not.toHaveAttribute("title", /\(T\)/);
  await press(page, "t");
  const line = page.getByRole("combobox", { name: /^Column/ });
  await expect(line).toHaveValue("t");
  await type(page, "otal");
  await press(page, "Escape");
  if (await line.isVisible()) await press(page, "Escape");
  await press(page, "Escape", "t");
  expect((await doc(page)).tables).toHaveLength(3);
  await press(page, "Escape", "Escape", "?");
  await expect(page.getByRole("dialog")).toContainText("With one table selected, letters start a new column");
});

test("Tab walks the tables with nothing selected, both ways, and leaves at the ends", async ({ page }) => {
  await drawn(page);
  const canvas = page.locator(".surface canvas");
  const selected = async (): Promise<string[]> => {
    const title = page.locator(".form-title strong");
    return (await title.allTextContents()).filter((text) => text !== "");
  };
  await press(page, "ControlOrMeta+i");
  await canvas.focus();
  await press(page, "Escape", "Escape", "Tab");
  const first = await selected();
  await press(page, "Tab");
  const second = await selected();
  expect([...first, ...second].sort()).toEqual(["orders", "users"]);
  await expect(canvas).toBeFocused();
  await press(page, "Tab");
  await expect(canvas).not.toBeFocused();
  await canvas.focus();
  await press(page, "Escape", "Escape", "Shift+Tab");
  expect(await selected()).toEqual(second);
  await press(page, "Shift+Tab");
  expect(await selected()).toEqual(first);
  await press(page, "Shift+Tab");
  await expect(canvas).not.toBeFocused();
  await canvas.focus();
  await press(page, "F6");
  await expect(canvas).not.toBeFocused();
});

test("the palette shows what cannot be done now, with the reason, and does not do it", async ({ page }) => {
  await drawn(page);
  await page.locator(".surface canvas").focus();
  await press(page, "Escape", "Escape", "ControlOrMeta+k");
  await type(page, "add relation");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("Select two tables");
  await expect(first).toHaveAttribute("aria-disabled", "true");
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await type(page, "zoom to fit");
  await expect(first).not.toHaveAttribute("aria-disabled");
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("after a press in a bar keys mean the diagram, and a key leaves the focus on its button", async ({ page }) => {
  await drawn(page);
  await press(page, "Escape", "Escape", "t");
  await type(page, "items");
  await press(page, "Enter", "Escape", "Escape");
  await page.getByRole("button", { name: /^Undo:/ }).click();
  await idle(page);
  expect(await focused(page)).toMatch(/^canvas/);
  await press(page, "t");
  await type(page, "labels");
  await press(page, "Enter", "Escape", "Escape");
  expect((await doc(page)).tables.map(({ name }) => name)).toContain("labels");

  for (const name of ["Select", "Zoom in", "Inspector"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await idle(page);
    expect(await focused(page), name).toMatch(/^canvas/);
  }
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Theme: Dark" }).or(page.getByRole("menuitemradio", { name: "Theme: Dark" })).click();
  await idle(page);
  expect(await focused(page)).toMatch(/^canvas/);

  const undo = page.getByRole("button", { name: /^Undo:/ });
  await undo.focus();
  await press(page, "Enter");
  await expect(undo).toBeFocused();
});

test("after Escape twice a letter is a command, with completions open too", async ({ page }) => {
  await drawn(page);
  await press(page, "Escape", "Escape", "t");
  await type(page, "items");
  await press(page, "Enter");
  await type(page, "price num");
  await expect(page.getByRole("option").first()).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: /^Column/ })).toHaveValue("price num");
  await press(page, "Escape", "t");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
});

test("F2 on a relation names it in place, over its line", async ({ page }) => {
  await drawn(page);
  const name = async (): Promise<unknown> => (await table(page, "orders")).foreignKeys[0]!["name"];
  const [orders, users] = [await tableBounds(page, "orders"), await tableBounds(page, "users")];
  const row = await columnBounds(page, "orders", "user_id");
  const x = users.x < orders.x ? orders.x - 25 : orders.x + orders.width + 25;
  await page.mouse.click(x, row.y + row.height / 2);
  await press(page, "F2");
  const input = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(input).toBeFocused();
  const at = (await input.boundingBox())!;
  expect(Math.abs(at.x + at.width / 2 - x)).toBeLessThan(at.width / 2);
  expect(at.y).toBeGreaterThan(Math.min(users.y, orders.y));
  expect(at.y).toBeLessThan(Math.max(users.y + users.height, orders.y + orders.height));
  await type(page, "orders_user");
  await press(page, "Enter");
  expect(await name()).toBe("orders_user");
  await press(page, "F2");
  await expect(input).toHaveValue("orders_user");
  await type(page, "nothing");
  await press(page, "Escape");
  expect(await name()).toBe("orders_user");
  await press(page, "F2", "Delete", "Enter");
  expect(await name()).toBeUndefined();
  await press(page, "ControlOrMeta+z");
  expect(await name()).toBe("orders_user");
  expect((await doc(page)).tables.map((own) => own.name).sort()).toEqual(["orders", "users"]);
});

test("a key right after Escape is for the diagram, though the browser tells later that a dialog is closed", async ({ page }) => {
  await drawn(page);
  const dialog = page.getByRole("dialog");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(dialog).toBeVisible();
  // The event comes a task after the dialog has gone; here it never comes.
  await page.evaluate(() => document.querySelector("dialog")!.addEventListener("close", (event) => event.stopImmediatePropagation(), true));
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/shortcuts|keys/i);
});
