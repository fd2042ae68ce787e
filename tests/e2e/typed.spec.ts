import { expect, test, type Locator, type Page } from "@playwright/test";
import { doc, idle, load, open, problems, table, tableBounds } from "./support/crowfoot";
import { paste, press, toasts } from "./support/ui";

const SCHEMA = `
create type status as enum ('draft', 'paid');
create table orders (id text primary key, state status not null default 'draft', total numeric(12,2) not null);
`;

const panel = (page: Page): Locator => page.locator(".side-panel");
const field = (page: Page, label: string): Locator => panel(page).getByLabel(label, { exact: true });
const problem = (page: Page): Locator => page.locator(".inline-problem");
const remark = (page: Page): Locator => panel(page).locator(".form-problem.remark");

async function start(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  // A first key, so that what edits has come.
  await page.keyboard.press("Shift");
  await idle(page);
}

/** Opens the line for a new column of a table. */
async function newColumn(page: Page): Promise<void> {
  const bounds = await tableBounds(page, "orders");
  await page.mouse.click(bounds.x + 40, bounds.y + 12);
  await idle(page);
  await page.keyboard.type("x");
  await idle(page);
  await page.keyboard.press("Backspace");
}

/** Types a line; what is offered while typing is closed. */
async function type(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line);
  await idle(page);
  if ((await page.locator("#completions").count()) > 0) await page.keyboard.press("Escape");
}

const column = async (page: Page, name: string): Promise<Record<string, unknown> | undefined> =>
  (await table(page, "orders")).columns.find((column) => column.name === name) as never;

test("a line that the database refuses is said as it is typed, mended by a key, or kept when it is insisted on", async ({ page }) => {
  await start(page);
  await newColumn(page);
  await type(page, "qty intger");
  await expect(problem(page)).toContainText("intger");
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(problem(page)).toContainText("Press Enter again");
  expect(await column(page, "qty")).toBeUndefined();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".inline-input")).toHaveValue(/^qty integer\s*$/);
  await expect(problem(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await idle(page);
  expect(await column(page, "qty")).toMatchObject({ type: { logical: { integer: { bits: 32 } } } });

  // What is not finished is not wrong yet.
  await type(page, "code varchar(");
  await expect(problem(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(problem(page)).toContainText("not closed");
  await page.keyboard.type("20)");
  await idle(page);
  await expect(problem(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await idle(page);
  expect(await column(page, "code")).toMatchObject({ type: { logical: { varchar: { length: 20 } } } });

  await type(page, "odd flub(3)");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await idle(page);
  expect(await column(page, "odd")).toMatchObject({ type: { native: { text: "flub(3)" } } });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await idle(page);
  const found = (await problems(page)).filter((problem) => problem.code === "STR009");
  expect(found).toHaveLength(1);
  expect(found[0]!.severity).toBe("error");

  await page.getByRole("button", { name: "Export", exact: true }).click();
  await panel(page).getByLabel("Target").selectOption("postgres");
  await idle(page);
  await expect(panel(page)).toContainText("The script will fail here. PostgreSQL has no type flub.");
});

for (const [line, offered] of [
  ["n integer unsigned", "n integer"],
  ["n text defalt 3", "n text = 3"],
  ["n text = draft", "n text = 'draft'"],
  ["n timestamptz = nwo()", "n timestamptz = now()"],
] as const) {
  test(`“${line}” offers “${offered}”`, async ({ page }) => {
    await start(page);
    await newColumn(page);
    await type(page, line);
    await page.keyboard.press("Enter");
    await idle(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.locator(".inline-input")).toHaveValue(new RegExp(`^${offered.replace(/[()]/g, "\\$&")}\\s*$`));
    await expect(problem(page)).toHaveCount(0);
  });
}

test("the inspector says what the database refuses, keeps it, and mends it by a press", async ({ page }) => {
  await start(page);
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.evaluate(() => window.crowfoot.select("orders.total"));
  await idle(page);
  await field(page, "Type").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("integer unsigned");
  await idle(page);
  await expect(remark(page)).toHaveText(/no unsigned types/);
  await page.keyboard.press("Tab");
  await idle(page);
  expect(await column(page, "total")).toMatchObject({ type: { native: { text: "integer unsigned" } } });
  await expect(remark(page)).toHaveCount(1);
  await remark(page).getByRole("button", { name: "Drop unsigned" }).click();
  await idle(page);
  expect(await column(page, "total")).toMatchObject({ type: { logical: { integer: { bits: 32 } } } });
  await expect(remark(page)).toHaveCount(0);

  await page.evaluate(() => window.crowfoot.select("orders.state"));
  await idle(page);
  await field(page, "Default").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Draft");
  await page.keyboard.press("Enter");
  await idle(page);
  await remark(page).getByRole("button", { name: "Use 'draft'" }).click();
  await idle(page);
  expect(await column(page, "state")).toMatchObject({ default: { text: "draft" } });

  await page.evaluate(() => window.crowfoot.select("orders"));
  await idle(page);
  await panel(page).getByRole("button", { name: "Add check" }).click();
  await idle(page);
  await expect(remark(page)).toHaveText("The check is empty.");
  await field(page, "Condition").focus();
  await page.keyboard.type("totl > 0");
  await page.keyboard.press("ControlOrMeta+Enter");
  await idle(page);
  await remark(page).getByRole("button", { name: "Use total" }).focus();
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(remark(page)).toHaveCount(0);
  const { tables } = (await doc(page)) as unknown as { tables: { checks: { expression: string }[] }[] };
  expect(tables[0]!.checks).toMatchObject([{ expression: "total > 0" }]);
  expect((await problems(page)).filter((problem) => /^STR0(09|10)$/.test(problem.code))).toHaveLength(0);
});

test("a check is judged by the types of its columns", async ({ page }) => {
  await start(page);
  await page.getByRole("button", { name: "Inspector" }).click();
  await page.evaluate(() => window.crowfoot.select("orders"));
  await idle(page);
  await panel(page).getByRole("button", { name: "Add check" }).click();
  await idle(page);
  for (const [condition, told] of [
    ["total > 'abc'", "'abc' is compared with total, but is not a number."],
    ["id > 5", "id is text and 5 is a number: PostgreSQL does not compare them."],
    ["0 < total < 10", "A comparison is not compared again: 0 < a and a < 10, not 0 < a < 10."],
    ["count(*) > 3", "count is for many rows, and there is one here."],
    ["state = 'payd'", "'payd' is not a value of state."],
  ] as const) {
    await field(page, "Condition").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(condition);
    await page.keyboard.press("ControlOrMeta+Enter");
    await idle(page);
    await expect(remark(page), condition).toContainText(told);
  }
  await remark(page).getByRole("button", { name: "Use 'paid'" }).click();
  await idle(page);
  await expect(remark(page)).toHaveCount(0);
  const { tables } = (await doc(page)) as unknown as { tables: { checks: { expression: string }[] }[] };
  expect(tables[0]!.checks).toMatchObject([{ expression: "state = 'paid'" }]);
});

test("what is not understood of a line says so when a button or a paste ends it", async ({ page }) => {
  await open(page);
  await load(page, "create table orders (id text primary key);", "postgres");
  const at = await tableBounds(page, "orders");
  const begin = async (line: string): Promise<void> => {
    await page.mouse.click(at.x + 60, at.y + 12);
    await page.keyboard.type(line);
  };
  for (const name of ["New table", "Auto-layout", "Outline", "Zoom in"]) {
    await begin("email text !uniqe");
    await page.getByRole("button", { name }).click();
    await idle(page);
    await expect(toasts(page), name).toContainText("!uniqe is not a valid mark");
    await toasts(page).getByRole("button", { name: "Dismiss" }).click();
    await press(page, "Escape", "Escape", "Escape");
    await load(page, "create table orders (id text primary key);", "postgres");
  }
  // A line without a name adds nothing.
  await begin("x");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("= 3");
  await press(page, "Enter", "Enter");
  await expect(page.getByRole("alert")).toHaveText("Begin with the column’s name.");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(toasts(page)).toContainText("“= 3” was not added");
  await toasts(page).getByRole("button", { name: "Dismiss" }).click();
  await page.mouse.click(at.x + 60, at.y + 12);
  await paste(page, "born date !day\nleft date");
  await expect(toasts(page)).toContainText("!day is not a valid mark");
});
