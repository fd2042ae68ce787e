import { expect, test, type Locator, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open, table } from "./support/crowfoot";

const SCHEMA = `
create type status as enum ('open', 'paid');
create table users (id text primary key, email varchar(255) not null unique);
create table orders (
  id text primary key,
  user_id text not null references users (id) on delete restrict,
  state status not null default 'open',
  total numeric(12,2) not null,
  note text
);
create index idx_orders_user_id on orders (user_id);
`;

/** What is not looked at elsewhere. */
interface Part {
  name?: string;
  [property: string]: unknown;
}

const panel = (page: Page): Locator => page.locator(".side-panel");
const field = (page: Page, label: string): Locator => panel(page).getByLabel(label, { exact: true });
const row = (page: Page, name: string): Locator => panel(page).getByRole("group", { name, exact: true });

/** Types a text into a field in the place of what it holds. */
async function write(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await idle(page);
}

/** Presses a key on something that has the focus. */
async function press(page: Page, target: Locator, key: string): Promise<void> {
  await target.focus();
  await page.keyboard.press(key);
  await idle(page);
}

async function select(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => window.crowfoot.select(name), name);
  await idle(page);
}

async function start(page: Page): Promise<string> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: "Inspector" }).click();
  await idle(page);
  return fileText(page);
}

test("properties of a table, a column, an index, a relation and an enum are edited by keyboard and undone", async ({
  page,
}) => {
  const before = await start(page);
  const orders = async (): Promise<Part> => (await table(page, "orders")) as unknown as Part;
  const column = async (name: string): Promise<Part> =>
    (await table(page, "orders")).columns.find((column) => column.name === name) as unknown as Part;
  let edits = 0;

  await select(page, "orders");
  await write(page, field(page, "Comment"), "What was bought");
  await press(page, field(page, "Comment"), "Tab");
  edits += 1;
  expect(await orders()).toMatchObject({ comment: "What was bought" });

  await write(page, row(page, "total").getByLabel("Type"), "numeric(14,2)");
  edits += 1;
  expect(await column("total")).toMatchObject({ type: { logical: { decimal: { precision: 14, scale: 2 } } } });

  await press(page, row(page, "note").getByLabel("Required"), "Space");
  edits += 1;
  expect(await column("note")).toMatchObject({ notNull: true });

  await press(page, row(page, "note").getByLabel("Name"), "Alt+ArrowUp");
  edits += 1;
  expect((await table(page, "orders")).columns.map((column) => column.name)).toEqual([
    "id",
    "user_id",
    "state",
    "note",
    "total",
  ]);
  await expect(row(page, "note").getByLabel("Name")).toBeFocused();

  await press(page, panel(page).getByRole("button", { name: "Add column" }), "Enter");
  await expect(row(page, "column").getByLabel("Name")).toBeFocused();
  await page.keyboard.type("placed_at");
  await page.keyboard.press("Tab");
  await idle(page);
  edits += 2;
  expect(await column("placed_at")).toBeDefined();

  await press(page, panel(page).getByRole("button", { name: "Volume" }), "Enter");
  await write(page, field(page, "Rows"), "2.5M");
  edits += 1;
  expect(await orders()).toMatchObject({ annotations: { rows: 2_500_000 } });

  await press(page, row(page, "total").getByRole("button", { name: "All properties" }), "Enter");
  await write(page, field(page, "Default"), "0");
  edits += 1;
  expect(await column("total")).toMatchObject({ default: { number: "0" } });
  await press(page, panel(page).getByRole("button", { name: "orders" }), "Enter");

  await press(page, panel(page).getByRole("button", { name: /^idx_orders_user_id/ }), "Enter");
  await press(page, field(page, "Unique"), "Space");
  await field(page, "Where").focus();
  await page.keyboard.type("note is null");
  await page.keyboard.press("ControlOrMeta+Enter");
  await idle(page);
  edits += 2;
  expect((await orders()).indexes).toMatchObject([{ unique: true, where: "note is null" }]);
  await press(page, row(page, "key 1").getByRole("button", { name: "More" }), "Enter");
  await field(page, "Order").focus();
  await page.keyboard.type("Desc");
  await idle(page);
  edits += 1;
  expect((await orders()).indexes).toMatchObject([{ keys: [{ order: "descending" }] }]);

  await select(page, "orders");
  await press(page, panel(page).getByRole("button", { name: /^user_id → users/ }), "Enter");
  await expect(panel(page)).toContainText("Each order has one user.");
  await field(page, "On delete").focus();
  await page.keyboard.type("CASC");
  await idle(page);
  edits += 1;
  expect((await orders()).foreignKeys).toMatchObject([{ onDelete: "cascade" }]);

  await select(page, "status");
  await write(page, row(page, "value 2").getByLabel("Value"), "settled");
  await press(page, panel(page).getByRole("button", { name: "Add value" }), "Enter");
  await page.keyboard.type("sent");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+ArrowUp");
  await idle(page);
  edits += 4;
  const { enums } = (await doc(page)) as unknown as { enums: Part[] };
  expect(enums).toMatchObject([{ values: ["open", "sent", "settled"] }]);

  // In a field that is not being edited, Ctrl+Z takes back what was done last.
  const after = await fileText(page);
  await field(page, "Name").focus();
  for (let step = 0; step < edits; step += 1) await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  expect(await fileText(page)).toBe(before);
  for (let step = 0; step < edits; step += 1) await page.keyboard.press("ControlOrMeta+Shift+z");
  await idle(page);
  expect(await fileText(page)).toBe(after);
});

test("what cannot be taken stays in its field, says why, and goes with Escape", async ({ page }) => {
  const before = await start(page);
  await select(page, "orders");
  const type = row(page, "total").getByLabel("Type");
  await write(page, type, "numeric(12");
  await expect(panel(page).getByRole("alert")).toHaveText("This is not a valid type.");
  await expect(type).toHaveAttribute("aria-invalid", "true");
  await expect(type).toHaveValue("numeric(12");
  expect(await fileText(page)).toBe(before);
  await press(page, type, "Escape");
  await expect(type).toHaveValue("numeric(12,2)");
  await expect(panel(page).getByRole("alert")).toHaveCount(0);

  await write(page, field(page, "Name").first(), "users");
  await expect(panel(page).getByRole("alert")).toHaveText("This name is already in use.");
  expect(await fileText(page)).toBe(before);
});

test("what is being typed is taken when something else is selected", async ({
  page,
}) => {
  await start(page);
  await select(page, "orders");
  const comment = field(page, "Comment");
  await comment.focus();
  await page.keyboard.type("half a sen");
  await select(page, "users");
  expect((await table(page, "orders")) as unknown as Part).toMatchObject({ comment: "half a sen" });
  await expect(field(page, "Comment")).toHaveValue("");
});

test("a field that is being edited keeps its text and caret while another tab edits", async ({ page, context }) => {
  await start(page);
  await select(page, "orders");
  const comment = field(page, "Comment");
  await comment.focus();
  await page.keyboard.type("half a sen");
  await page.keyboard.press("ArrowLeft");

  const other = await context.newPage();
  await open(other);
  await other.locator(".recent-open").first().click();
  await other.getByRole("button", { name: "Inspector" }).click();
  await select(other, "orders");
  await write(other, field(other, "Name").first(), "purchases");
  await write(other, field(other, "Comment"), "From elsewhere");
  await field(other, "Comment").blur();
  await idle(other);

  await expect(panel(page).locator("#i-name")).toHaveValue("purchases");
  expect((await table(page, "purchases")) as unknown as Part).toMatchObject({ comment: "From elsewhere" });
  await expect(comment).toBeFocused();
  await page.keyboard.type("*");
  await expect(comment).toHaveValue("half a se*n");
});

test("Add unique begins with a column that is neither the key nor unique yet", async ({ page }) => {
  await open(page);
  await load(page, "create table users (id text primary key, email text unique, nick text, born date);", "postgres");
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.evaluate(() => window.crowfoot.select("users"));
  await idle(page);
  await page.locator(".side-panel").getByRole("button", { name: "Add unique" }).click();
  await idle(page);
  expect(await page.evaluate(() => window.crowfoot.export("postgres"))).toMatch(/UNIQUE \(nick\)/);
});
