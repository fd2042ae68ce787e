import { expect, test, type Page } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withPostgres } from "../support/postgres.mjs";
import { withSqlite } from "../support/sqlite.mjs";
import { typeErrors } from "../support/typescript.mjs";
import { doc, idle, open, relations } from "./support/crowfoot";
import { chooseFiles, clipboard, download, drop, paste, showDesign, sidePanel, withoutFilePicker } from "./support/ui";

const CORPUS = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/** Without comments, which say “foreign key” too. */
const statements = (sql: string): string => sql.replaceAll(/\/\*(?!!)[\s\S]*?\*\//g, "").replaceAll(/^\s*--.*$/gm, "");
const count = (sql: string, pattern: RegExp): number => [...statements(sql).matchAll(pattern)].length;
const tablesIn = (sql: string): number => count(sql, /^\s*create\s+table\b/gim);
const relationsIn = (sql: string): number => count(sql, /\bforeign\s+key\b[^,;]*?\breferences\b/gi);

/** The way in, and whose figures the drawing has to have. */
interface Case {
  name: string;
  file: string;
  bring: (page: Page, file: string, sql: string) => Promise<void>;
  /** What was counted by hand, so that a wrong pattern above does not agree with a wrong import. */
  tables: number;
  relations: number;
}

const bringByPaste = async (page: Page, _file: string, sql: string): Promise<void> => {
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, sql);
  await page.getByRole("button", { name: "Import" }).click();
};

const bringByDrop = async (page: Page, file: string): Promise<void> => drop(page, { files: [file] });

const bringByOpening = async (page: Page, file: string): Promise<void> =>
  chooseFiles(page, page.getByRole("button", { name: "Open file" }), [file]);

/** Through the dialog of the editor, with the dialect chosen. */
const bringByDialog =
  (dialect: string) =>
  async (page: Page, _file: string, sql: string): Promise<void> => {
    await page.getByRole("button", { name: "New design" }).click();
    await idle(page);
    await page.getByRole("button", { name: "Import" }).click();
    const dialog = page.getByRole("dialog", { name: "Import" });
    await dialog.getByRole("radio", { name: dialect }).check();
    await dialog.getByRole("textbox", { name: "SQL to import" }).focus();
    await paste(page, sql);
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
  };

const CASES: Case[] = [
  { name: "Pagila, dropped", file: "pg/pagila.sql", bring: bringByDrop, tables: 71, relations: 37 },
  { name: "Sakila for MySQL, pasted", file: "mysql/sakila.sql", bring: bringByPaste, tables: 16, relations: 22 },
  { name: "Sakila for SQLite, opened", file: "sqlite/sakila.sql", bring: bringByOpening, tables: 16, relations: 22 },
  { name: "Chinook for PostgreSQL, in the dialog", file: "pg/chinook.sql", bring: bringByDialog("PostgreSQL"), tables: 11, relations: 11 },
  { name: "Chinook for MySQL, dropped", file: "mysql/chinook.sql", bring: bringByDrop, tables: 11, relations: 11 },
  { name: "Chinook for SQLite, in the dialog", file: "sqlite/chinook.sql", bring: bringByDialog("SQLite"), tables: 11, relations: 11 },
];

function corpus(file: string): { path: string; sql: string } {
  const path = CORPUS + file;
  test.skip(!existsSync(path), `SKIPPED: corpus not found (${file})`);
  return { path, sql: readFileSync(path, "utf8") };
}

test.beforeEach(async ({ context }) => withoutFilePicker(context));

for (const { name, file, bring, tables, relations: expected } of CASES) {
  test(`${name}: every table and every relation is drawn`, async ({ page }) => {
    const { path, sql } = corpus(file);
    expect([tablesIn(sql), relationsIn(sql)]).toEqual([tables, expected]);
    await open(page);
    await bring(page, path, sql);
    await expect(page.getByRole("dialog", { name: "Imported" })).toContainText(
      `${tables} tables and ${expected} relations`,
    );
    await showDesign(page);
    const found = await doc(page);
    expect([found.tables.length, relations(found)]).toEqual([tables, expected]);
    const drawn = await page.evaluate(
      (names) => names.filter((name) => window.crowfoot.tableBounds(name) === undefined),
      found.tables.map((table) => table.name),
    );
    expect(drawn, "tables without a card").toEqual([]);
  });
}

test("Pagila's PostgreSQL script is downloaded and runs in PostgreSQL", async ({ page }) => {
  const { path } = corpus("pg/pagila.sql");
  await open(page);
  await drop(page, { files: [path] });
  await showDesign(page);
  const script = await download(page, "postgres");
  expect(script.name).toMatch(/\.sql$/);
  const made = await withPostgres(async (database) => {
    // This PostgreSQL has no pgvector, of which the script uses a type and an index.
    const foreign = /^(CREATE|COMMENT ON) EXTENSION .*vector.*$|^CREATE INDEX .* USING hnsw .*$/gm;
    await database.exec(script.text.replaceAll(foreign, "").replaceAll("public.vector(20)", "real[]"));
    const { rows } = await database.query(`
      SELECT (SELECT count(*)::int FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace) AS tables,
             (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND conparentid = 0) AS relations`);
    return rows[0];
  });
  expect(made).toEqual({ tables: 71, relations: 37 });
});

test("Sakila's SQLite script is copied and runs in SQLite", async ({ page }) => {
  const { path } = corpus("sqlite/sakila.sql");
  await open(page);
  await drop(page, { files: [path] });
  await showDesign(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await sidePanel(page).getByLabel("Target").selectOption("sqlite");
  await sidePanel(page).getByRole("button", { name: "Copy" }).click();
  await expect(page.locator(".toast")).toContainText("Copied");
  const script = await clipboard(page);
  const made = await withSqlite(async (database) => {
    database.run(script);
    const tables = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'");
    const found = tables.map(({ name }) => database.rows(`SELECT DISTINCT id FROM pragma_foreign_key_list('${name}')`));
    return { tables: tables.length, relations: found.flat().length };
  });
  expect(made).toEqual({ tables: 16, relations: 22 });
});

test("Chinook's Drizzle schemas of all three databases are free of type errors", async ({ page }) => {
  const { path } = corpus("pg/chinook.sql");
  await open(page);
  await drop(page, { files: [path] });
  await showDesign(page);
  const files: Record<string, string> = {};
  for (const target of ["drizzle-pg", "drizzle-mysql", "drizzle-sqlite"]) {
    const { name, text } = await download(page, target);
    expect(name).toMatch(/\.ts$/);
    expect(text).toContain("relations(");
    files[`${target}.ts`] = text;
  }
  expect(typeErrors(files)).toEqual([]);
});
