import { expect, type Page } from "@playwright/test";
import { idle, load, open } from "./crowfoot";
import { clipboard, press, sidePanel } from "./ui";

const SCHEMA = `
create type mood as enum ('glad', 'sad');
create table users (id text primary key, email varchar(255) not null unique, mood mood, manager_id text references users (id));
create table orders (id text primary key, user_id text not null references users (id), total numeric(10, 2) default 0, placed_at timestamptz);
create table order_items_with_a_rather_long_name (id text primary key, order_id text not null references orders (id), quantity integer);
create view recent as select id from orders;
`;

/** A part of the app as somebody comes to see it. */
export interface Screen {
  name: string;
  show(page: Page): Promise<void>;
}

async function drawn(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  // What reads with a large diagram comes a little later.
  await expect(page.locator(".diagram-bar")).toBeVisible();
  await idle(page);
}

async function selected(page: Page, name: string): Promise<void> {
  await drawn(page);
  await page.evaluate((name) => window.crowfoot.select(name), name);
  await idle(page);
}

/** By the command palette: it is there at every width. */
async function command(page: Page, name: string): Promise<void> {
  await page.locator(".surface canvas").focus();
  await press(page, "ControlOrMeta+k");
  await page.locator(".find-input").fill(`> ${name}`);
  await idle(page);
  await press(page, "Enter");
}

async function panel(page: Page, name: string, heading: string): Promise<void> {
  await command(page, name);
  await expect(sidePanel(page).getByRole("heading", { name: heading }).first()).toBeVisible();
  await idle(page);
}

async function more(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
}

/** Ignores a problem, a rule in a table, a rule, and then everything that is left. */
async function ignoreSome(page: Page): Promise<void> {
  for (const [at, reason] of ["A migration from the old system keeps this as it is until May", "", "Not here"].entries()) {
    await page.getByRole("button", { name: "Ignore…" }).first().click();
    await page.getByRole("textbox", { name: "Reason" }).fill(reason);
    await page.locator(".finding-reason").getByRole("radio").nth(at === 0 ? 0 : -1).check();
    await press(page, "Enter");
    await idle(page);
  }
  await page.getByRole("button", { name: "Review options" }).click();
  await page.getByRole("menuitem", { name: "Ignore all problems" }).click();
  await idle(page);
}

/** Every screen. */
export const screens: Screen[] = [
  { name: "start", show: (page) => open(page) },
  {
    name: "start with designs",
    async show(page) {
      await drawn(page);
      await page.getByRole("button", { name: "All designs" }).click();
      await expect(page.locator(".recent-card").first()).toBeVisible();
    },
  },
  {
    name: "empty",
    async show(page) {
      await open(page);
      await page.getByRole("button", { name: "New design" }).click();
      await idle(page);
    },
  },
  { name: "drawn", show: drawn },
  {
    name: "inspector of a table",
    async show(page) {
      await selected(page, "orders");
      await panel(page, "inspector", "Inspector");
    },
  },
  {
    name: "inspector of a column",
    async show(page) {
      await selected(page, "orders.user_id");
      await panel(page, "inspector", "Inspector");
    },
  },
  {
    name: "problems",
    async show(page) {
      await drawn(page);
      await panel(page, "problems", "Problems");
    },
  },
  {
    name: "ignore a problem",
    async show(page) {
      await drawn(page);
      await panel(page, "problems", "Problems");
      await page.getByRole("button", { name: "Ignore…" }).first().click();
      await expect(page.getByRole("textbox", { name: "Reason" })).toBeFocused();
    },
  },
  {
    name: "ignored problems",
    async show(page) {
      await drawn(page);
      await panel(page, "problems", "Problems");
      await ignoreSome(page);
      await page.getByRole("checkbox", { name: "Ignored" }).check();
      await idle(page);
    },
  },
  {
    name: "export",
    async show(page) {
      await drawn(page);
      await panel(page, "export", "Export");
    },
  },
  {
    name: "import",
    async show(page) {
      await drawn(page);
      await more(page);
      await page.getByRole("menuitem", { name: "Import…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "ledger",
    async show(page) {
      await drawn(page);
      await more(page);
      await page.getByRole("menuitem", { name: "Import…" }).click();
      const text = `${SCHEMA}\ncreate tabel broken (id text);\ngrant select on users to reader;\ncreate function f() returns int as 'select 1' language sql;`;
      await page.getByRole("dialog").getByRole("textbox").fill(text);
      await press(page, "ControlOrMeta+Enter");
      await expect(page.getByRole("dialog", { name: "Imported" })).toBeVisible();
    },
  },
  {
    name: "image",
    async show(page) {
      await drawn(page);
      await panel(page, "image", "Image");
    },
  },
  {
    name: "context menu",
    async show(page) {
      await selected(page, "orders");
      await page.locator(".surface canvas").focus();
      await press(page, "Shift+F10");
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "column in place",
    async show(page) {
      await selected(page, "orders");
      await page.locator(".surface canvas").focus();
      await page.keyboard.type("placed timest");
      await expect(page.getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "bin",
    async show(page) {
      await drawn(page);
      await page.getByRole("button", { name: "All designs" }).click();
      await page.locator(".recent-card").first().hover();
      await page.getByRole("button", { name: /^Delete / }).first().click();
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.getByText("Bin (1)").click();
      await expect(page.getByRole("button", { name: /^Restore / })).toBeVisible();
    },
  },
  {
    name: "share",
    async show(page) {
      await drawn(page);
      await page.locator(".top-bar .primary").click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "share by a QR code",
    async show(page) {
      await drawn(page);
      await page.locator(".top-bar .primary").click();
      await page.getByText("QR code", { exact: true }).click();
      await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();
    },
  },
  {
    name: "find",
    async show(page) {
      await drawn(page);
      await page.locator(".find-box").click();
      await page.locator(".find-input").fill("or");
    },
  },
  {
    name: "keys",
    async show(page) {
      await drawn(page);
      await page.locator(".surface canvas").focus();
      await press(page, "?");
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "menu",
    async show(page) {
      await drawn(page);
      await more(page);
    },
  },
  {
    name: "message",
    async show(page) {
      await drawn(page);
      await page.locator(".top-bar .primary").click();
      await page.getByRole("button", { name: "Copy link" }).click();
      await press(page, "Escape");
      await expect(page.locator(".toast")).toBeVisible();
    },
  },
  {
    name: "focus",
    async show(page) {
      await selected(page, "orders");
      await page.locator(".surface canvas").focus();
      await command(page, "focus");
      await expect(page.locator(".focus-bar")).toBeVisible();
    },
  },
  {
    name: "embed",
    async show(page) {
      await drawn(page);
      await page.locator(".top-bar .primary").click();
      await page.getByRole("button", { name: "Copy link" }).click();
      await expect.poll(() => clipboard(page)).toContain("#");
      const [base, fragment] = (await clipboard(page)).split("#");
      await page.goto("about:blank");
      await open(page, `${base}?embed#${fragment}`);
      await expect(page.getByRole("link", { name: "Open in Crowfoot" })).toBeVisible();
    },
  },
];
