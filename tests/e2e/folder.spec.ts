import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Page, expect, test } from "@playwright/test";
import { doc, idle, load, open } from "./support/crowfoot";

/*
 * A folder that is dropped on the page or chosen in the dialog: what belongs to its schema is imported, as the command
 * line does it.
 */

const TABLE = (name: string): string =>
  `import { pgTable, text } from 'drizzle-orm/pg-core';\nimport { id } from './columns';\n` +
  `export const ${name} = pgTable('${name}', { ...id, name: text('name').notNull() });\n`;

/** A project: its schema in two folders, its migrations, and what is nobody's schema. */
const DRIZZLE: Record<string, string> = {
  "package.json": JSON.stringify({ dependencies: { "drizzle-orm": "0.45.2" } }),
  "drizzle/0000_first.sql": "create table of_a_migration (id text primary key);",
  "src/db/columns.ts": "import { text } from 'drizzle-orm/pg-core';\nexport const id = { id: text('id').primaryKey() };\n",
  "src/db/users.ts": TABLE("users"),
  "src/db/posts.ts": TABLE("posts"),
  "src/index.ts": "export const answer = 42;\n",
  "node_modules/other/schema.ts": TABLE("of_a_package").replace("./columns", "../../src/db/columns"),
  ".cache/schema.ts": TABLE("of_a_cache").replace("./columns", "../src/db/columns"),
  "logo.png": "no text",
};

const MIGRATIONS: Record<string, string> = {
  "migrations/V2__b.sql": "alter table a add column b text;",
  "migrations/V10__c.sql": "alter table a rename column b to c;",
  "migrations/V1__a.sql": "create table a (id integer primary key);",
  "migrations/U1__a.sql": "drop table a;",
};

const folders: string[] = [];

async function write(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "crowfoot-folder-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

test.afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Drops files and folders of the disk on the page. */
async function drop(page: Page, paths: string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
  }
}

/** Answers the browser's dialog that `ask` opens with a folder. */
async function choose(page: Page, folder: string, ask: () => Promise<void>): Promise<void> {
  const asked = page.waitForEvent("filechooser");
  await ask();
  // The input is in no page, so that nobody tells when the files are set.
  void (await asked).setFiles(folder).catch(() => undefined);
}

const names = async (page: Page): Promise<string[]> => (await doc(page)).tables.map((table) => table.name).sort();

test("a folder that is dropped becomes the schema in it", async ({ page }) => {
  await open(page);
  await drop(page, [await write(DRIZZLE)]);
  await expect(page.locator(".surface canvas")).toBeVisible();
  await idle(page);
  expect(await names(page)).toEqual(["posts", "users"]);
  expect((await doc(page)).tables[0]!.columns.map((column) => column.name)).toEqual(["id", "name"]);
});

test("migrations run in the order of their numbers, and those that take back do not", async ({ page }) => {
  await open(page);
  await drop(page, [join(await write(MIGRATIONS), "migrations")]);
  await expect(page.locator(".surface canvas")).toBeVisible();
  await idle(page);
  const [table] = (await doc(page)).tables;
  expect(table!.columns.map((column) => column.name)).toEqual(["id", "c"]);
});

test("a folder is chosen on the start page, and in the dialog over a design", async ({ page }) => {
  await open(page);
  const migrations = join(await write(MIGRATIONS), "migrations");
  await choose(page, migrations, () => page.getByRole("button", { name: "Open folder" }).click());
  await expect(page.locator(".surface canvas")).toBeVisible();
  await idle(page);
  expect(await names(page)).toEqual(["a"]);

  // What became of the statements lies over the design.
  await page.keyboard.press("Escape");
  await page.locator(".top-bar").getByRole("button", { name: "Import" }).click();
  const inDialog = page.getByRole("dialog").getByRole("button", { name: "Open folder" });
  await choose(page, await write(DRIZZLE), () => inDialog.click());
  await expect.poll(() => names(page)).toEqual(["posts", "users"]);
});

test("a folder without a schema says so, and the design in hand stays", async ({ page }) => {
  await open(page);
  await load(page, "create table here (id text primary key);", "postgres");
  await drop(page, [await write({ "README.md": "# Nothing", "src/a.ts": "export const a = 1;" })]);
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("No schema in this folder");
  await page.keyboard.press("Escape");
  await idle(page);
  expect(await names(page)).toEqual(["here"]);
});

test("more files than a browser tells at once are all read", async ({ page }) => {
  await open(page);
  const files = Array.from({ length: 250 }, (_, at) => [`sql/${at}.sql`, `create table t${at} (id int primary key);`]);
  await drop(page, [await write(Object.fromEntries(files))]);
  await expect(page.locator(".surface canvas")).toBeVisible();
  await idle(page);
  expect((await doc(page)).tables).toHaveLength(250);
});

test("the ways to import fit into a narrow window", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 780 });
  await open(page);
  const right = await page.locator(".paste-door").evaluate((door) => door.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(320);
  await load(page, "create table here (id text primary key);", "postgres");
  await page.locator(".top-bar").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Import…" }).click();
  const inside = page.getByRole("dialog").getByRole("button", { name: /^(Open file|Open folder|Import)$/ });
  for (const button of await inside.all()) {
    const { left, right } = await button.evaluate((own) => own.getBoundingClientRect());
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
  }
});
