import { expect, test, type Locator, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open } from "./support/crowfoot";
import { chooseFiles, drop, paste, showDesign, toasts, withoutFilePicker } from "./support/ui";
import { writeFileSync } from "node:fs";

const SHOP = `create table users (id text primary key, email text not null, born date);
create table orders (id text primary key, user_id text not null references users (id));
create table carts (id text primary key, user_id text references users (id));`;

/** The shop a while later: a table more and one less, a column of another type and one under another name. */
const LATER = `create table users (id text primary key, email_address text not null, born timestamp);
create table orders (id text primary key, user_id text not null references users (id) on delete cascade);
create table invoices (id text primary key, order_id text not null references orders (id));`;

const dialog = (page: Page, name: string): Locator => page.getByRole("dialog", { name, exact: true });
const changes = (page: Page): Locator => page.getByRole("region", { name: "Changes" }).getByRole("listitem");

const tables = async (page: Page): Promise<string[]> => (await doc(page)).tables.map(({ name }) => name);

/** Opens the shop and imports a text into it, by the keyboard and pointer of a user. */
async function importInto(page: Page, text: string, destination: string): Promise<void> {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, text);
  await page.getByRole("radio", { name: destination }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
}

async function openShop(page: Page): Promise<void> {
  await open(page);
  await load(page, SHOP, "postgres");
}

/** Where a table stands, as the file says it. */
async function place(page: Page, name: string): Promise<string | undefined> {
  const file = JSON.parse(await fileText(page));
  const { id } = file.tables.find((table: { name: string }) => table.name === name);
  const own = file.placements.find((placement: { node: { table?: number } }) => placement.node.table === id);
  return own && JSON.stringify([id, own.x, own.y]);
}

test("a merge shows its changes first, keeps what is in both in its place, and is one step of undo", async ({ page }) => {
  await openShop(page);
  const [before, users] = [await fileText(page), await place(page, "users")];
  await importInto(page, LATER, "Merge into this design");
  const merge = dialog(page, "Merge");
  await expect(merge).toContainText("1 table added, 2 changed, 1 removed.");
  await expect(changes(page)).toHaveText([
    /Column users\.email_address added/,
    /Column users\.born: type date → timestamp/,
    /Column users\.email removed/,
    /Foreign key \(user_id\) on orders: ON DELETE CASCADE added/,
    /Table invoices added/,
    /Table carts removed/,
  ]);
  expect(await fileText(page)).toBe(before);
  await merge.getByRole("button", { name: "Merge changes" }).click();
  await expect(merge).toHaveCount(0);
  await expect(toasts(page)).toContainText("Merged. 1 table added, 2 changed, 1 removed.");
  await idle(page);
  expect(await tables(page)).toEqual(["users", "orders", "invoices"]);
  expect(await place(page, "users")).toBe(users);
  expect(await place(page, "invoices")).toBeDefined();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await idle(page);
  expect(JSON.parse(await fileText(page))).toEqual(JSON.parse(before));
});

test("removals can be left out and a rename accepted, by the keyboard, and the list follows", async ({ page }) => {
  await openShop(page);
  await importInto(page, LATER, "Merge into this design");
  const rename = page.getByRole("group", { name: "Possible renames" }).getByRole("checkbox");
  await expect(rename).toHaveCount(1);
  await rename.focus();
  await page.keyboard.press("Space");
  await expect(changes(page).filter({ hasText: "renamed from email" })).toHaveCount(1);
  await expect(rename).toBeChecked();
  await expect(rename).toBeFocused();
  const removals = page.getByRole("checkbox", { name: "Remove what the schema does not have (1)" });
  await removals.focus();
  await page.keyboard.press("Space");
  await expect(dialog(page, "Merge")).toContainText("1 table added, 2 changed.");
  await expect(removals).not.toBeChecked();
  await expect(removals).toBeFocused();
  await page.getByRole("button", { name: "Merge changes" }).click();
  await expect(dialog(page, "Merge")).toHaveCount(0);
  await idle(page);
  expect(await tables(page)).toEqual(["users", "orders", "carts", "invoices"]);
  const columns = (await doc(page)).tables[0]!.columns.map(({ name }) => name);
  expect(columns).toEqual(["id", "email_address", "born"]);
});

test("a merge that is closed or taken back changes nothing, and the text stays for the next one", async ({ page }) => {
  await openShop(page);
  const before = await fileText(page);
  await importInto(page, LATER, "Merge into this design");
  await expect(changes(page)).toHaveCount(6);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "SQL to import" })).toHaveValue(LATER);
  await expect(page.getByRole("radio", { name: "Merge into this design" })).toBeChecked();
  await page.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
  await expect(changes(page)).toHaveCount(6);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await idle(page);
  expect(await fileText(page)).toBe(before);
  // The next import is a design of its own again.
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("radio", { name: "New design" })).toBeChecked();
});

test("what is merged and says nothing new has nothing to take", async ({ page }) => {
  await openShop(page);
  await importInto(page, SHOP, "Merge into this design");
  await expect(dialog(page, "Merge")).toContainText("No changes.");
  await expect(page.getByRole("button", { name: "Merge changes" })).toBeDisabled();
});

test("a design is replaced as one step of undo, and says what became of the statements", async ({ page }) => {
  await openShop(page);
  const before = await fileText(page);
  await importInto(page, "create table things (id text primary key); create tabel x;", "Replace this design");
  await expect(dialog(page, "Imported")).toContainText("1 table");
  await showDesign(page);
  expect(await tables(page)).toEqual(["things"]);
  expect((await doc(page)).settings.name).toBe(JSON.parse(before).settings.name);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await idle(page);
  expect(JSON.parse(await fileText(page))).toEqual(JSON.parse(before));
});

test("a file is merged that is dropped on the dialog", async ({ page }, info) => {
  await openShop(page);
  const path = info.outputPath("later.sql");
  writeFileSync(path, LATER);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("radio", { name: "Merge into this design" }).check();
  await drop(page, { files: [path] });
  await expect(changes(page)).toHaveCount(6);
});

test("a Crowfoot file is merged that is opened from the dialog", async ({ page, context }, info) => {
  await withoutFilePicker(context);
  await openShop(page);
  const path = info.outputPath("shop.crowfoot.json");
  writeFileSync(path, (await fileText(page)).replace('"born"', '"birthday"'));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("radio", { name: "Merge into this design" }).check();
  await chooseFiles(page, page.getByRole("button", { name: "Open file" }), [path]);
  await expect(page.getByRole("group", { name: "Possible renames" })).toContainText("users.born → users.birthday");
});

test("text that is no schema is not merged", async ({ page }) => {
  await openShop(page);
  await importInto(page, "Dear reader, nothing here; is a schema;", "Merge into this design");
  await expect(page.getByRole("alert")).toContainText("No tables, views or types found");
});

test("a new design has no place to merge into", async ({ page }) => {
  await open(page);
  await drop(page, { text: SHOP });
  await expect(dialog(page, "Import")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Merge into this design" })).toHaveCount(0);
});

test("scripts merge, and are told the changes", async ({ page }) => {
  await open(page);
  await expect(page.evaluate(() => window.crowfoot.merge("create table a (id int)"))).rejects.toThrow(/No design is open/);
  await openShop(page);
  const before = await fileText(page);
  const only = await page.evaluate((text) => window.crowfoot.merge(text, "postgres", { dryRun: true }), LATER);
  expect(only).toHaveLength(6);
  expect(await fileText(page)).toBe(before);
  const options = { keepRemoved: true, acceptRenames: true };
  const made = await page.evaluate(([text, options]) => window.crowfoot.merge(text, "postgres", options), [LATER, options] as const);
  expect(made.join("\n")).toContain("users.email_address: renamed from email");
  expect(await tables(page)).toEqual(["users", "orders", "carts", "invoices"]);
  await expect(page.evaluate(() => window.crowfoot.merge("nothing", "postgres"))).rejects.toThrow(/No tables/);
  await expect(page.evaluate(() => window.crowfoot.merge("x", "cobol"))).rejects.toThrow(/Unknown format/);
});
