import { expect, test, type Locator, type Page } from "@playwright/test";
import { fileText, idle, load, open, table } from "./support/crowfoot";

const SCHEMA = `
create type status as enum ('open', 'paid');
create table users (id text primary key, email varchar(255) not null unique);
create table orders (
  id text primary key,
  user_id text not null references users (id) on delete restrict,
  state status not null default 'open',
  total numeric(12,2) not null check (total > 0),
  note text
);
`;

const panel = (page: Page): Locator => page.locator(".side-panel");
const field = (page: Page, label: string): Locator => panel(page).getByLabel(label, { exact: true });
const row = (page: Page, name: string): Locator => panel(page).getByRole("group", { name, exact: true });
const alert = (page: Page): Locator => panel(page).getByRole("alert");

async function start(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: "Inspector" }).click();
  await idle(page);
}

async function select(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => window.crowfoot.select(name), name);
  await idle(page);
}

/** Types a text in the place of what a field holds, without leaving it. */
async function type(page: Page, target: Locator, text: string): Promise<void> {
  await target.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await idle(page);
}

async function write(page: Page, target: Locator, text: string, key = "Enter"): Promise<void> {
  await type(page, target, text);
  await page.keyboard.press(key);
  await idle(page);
}

/** What is refused, what the alert says, what is right, by the kind of field. */
const KINDS: { subject: string; section?: string; find: (page: Page) => Locator; wrong: string; why: RegExp; right: string; key?: string }[] = [
  { subject: "orders", find: (page) => field(page, "Name").first(), wrong: "users", why: /already in use/, right: "purchases" },
  { subject: "orders", find: (page) => row(page, "total").getByLabel("Type"), wrong: "numeric(12", why: /./, right: "numeric(14,2)" },
  { subject: "orders", section: "Volume", find: (page) => field(page, "Rows"), wrong: "many", why: /number/, right: "2.5M" },
  { subject: "orders", section: "Volume", find: (page) => field(page, "Writes per second"), wrong: "some", why: /number/, right: "12.5" },
  { subject: "status", find: (page) => row(page, "value 2").getByLabel("Value"), wrong: "open", why: /already/, right: "settled" },
  { subject: "orders.total", find: (page) => field(page, "Default"), wrong: "round(1", why: /closed/i, right: "round(1)" },
];

for (const { subject, section, find, wrong, why, right } of KINDS) {
  test(`${subject}: “${wrong}” is refused, and the next entry is judged by itself`, async ({ page }) => {
    await start(page);
    await page.evaluate(([name]) => window.crowfoot.select(name!), [subject]);
    await idle(page);
    if (section) await panel(page).getByRole("button", { name: section }).click();
    await write(page, find(page), wrong);
    await expect(alert(page)).toHaveText(why);
    await expect(find(page)).toHaveAttribute("aria-invalid", "true");
    const before = await fileText(page);

    // The error goes while it is corrected, before it is taken.
    await type(page, find(page), right);
    await expect(alert(page)).toHaveCount(0);
    expect(await fileText(page)).toBe(before);
    await page.keyboard.press("Enter");
    await idle(page);
    await expect(alert(page)).toHaveCount(0);
    await expect(find(page)).not.toHaveAttribute("aria-invalid", "true");
    expect(await fileText(page)).not.toBe(before);
  });
}

test("a text area, a list of lines and a check box that were refused can be corrected", async ({ page }) => {
  await start(page);
  await select(page, "orders");
  await panel(page).getByRole("button", { name: /^orders_total_check|^Check/ }).first().click();
  await idle(page);
  const condition = field(page, "Condition");
  await write(page, condition, "total > (0", "ControlOrMeta+Enter");
  await expect(alert(page)).toHaveCount(1);
  await page.keyboard.press("End");
  await page.keyboard.type(")");
  await page.keyboard.press("ControlOrMeta+Enter");
  await idle(page);
  await expect(alert(page)).toHaveCount(0);
  expect(await table(page, "orders")).toMatchObject({ checks: [{ expression: "total > (0)" }] });

  await select(page, "orders");
  const required = row(page, "id").getByLabel("Required");
  await required.focus();
  await page.keyboard.press("Space");
  await idle(page);
  await expect(alert(page)).toHaveText(/primary key/i);
  await page.keyboard.press("Space");
  await idle(page);
  await expect(alert(page)).toHaveCount(0);
  await expect(required).toBeChecked();
});

test("what was refused waits in its field while it is left, something else is selected and the panel is closed", async ({ page }) => {
  await start(page);
  await select(page, "orders");
  const kind = row(page, "total").getByLabel("Type");
  await write(page, kind, "numeric(12", "Tab");
  await expect(kind).toHaveValue("numeric(12");
  await expect(alert(page)).toHaveCount(1);

  await select(page, "users");
  await expect(alert(page)).toHaveCount(0);
  // The same field of another table is another field.
  await write(page, field(page, "Comment"), "People");
  await select(page, "orders");
  await expect(kind).toHaveValue("numeric(12");
  await expect(kind).toHaveAttribute("aria-invalid", "true");
  await expect(alert(page)).toHaveCount(1);

  await panel(page).getByRole("button", { name: "Close" }).click();
  await idle(page);
  await page.getByRole("button", { name: "Inspector" }).click();
  await idle(page);
  await expect(kind).toHaveValue("numeric(12");
  await expect(alert(page)).toHaveCount(1);

  await kind.focus();
  await page.keyboard.press("Escape");
  await expect(kind).toHaveValue("numeric(12,2)");
  await expect(alert(page)).toHaveCount(0);
});

test("what is typed and not left is taken or kept when something else is selected, with a word", async ({ page }) => {
  await start(page);
  await select(page, "orders");
  await type(page, row(page, "total").getByLabel("Type"), "numeric(9");
  await select(page, "users");
  await expect(page.locator(".toasts")).toContainText("numeric(9");
  await select(page, "orders");
  await expect(row(page, "total").getByLabel("Type")).toHaveValue("numeric(9");
  await expect(alert(page)).toHaveCount(1);
  await type(page, row(page, "total").getByLabel("Type"), "numeric(9,3)");
  await panel(page).getByRole("button", { name: "Close" }).click();
  await idle(page);
  expect((await table(page, "orders")).columns.find((column) => column.name === "total")).toMatchObject({
    type: { logical: { decimal: { precision: 9, scale: 3 } } },
  });
});

test("a refused value stays with its entry when the list is reordered", async ({ page }) => {
  await start(page);
  await select(page, "status");
  const value = (at: number): Locator => row(page, `value ${at}`).getByLabel("Value");
  await write(page, value(2), "open");
  await expect(alert(page)).toHaveCount(1);
  await page.keyboard.press("Alt+ArrowUp");
  await idle(page);
  await expect(value(1)).toHaveValue("open");
  await expect(value(1)).toHaveAttribute("aria-invalid", "true");
  await expect(value(2)).toHaveValue("open");
  await expect(value(2)).not.toHaveAttribute("aria-invalid", "true");
  await value(1).focus();
  await page.keyboard.press("Escape");
  await expect(value(1)).toHaveValue("paid");
});
