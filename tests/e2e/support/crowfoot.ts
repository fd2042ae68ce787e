import { expect, type Page } from "@playwright/test";

/** A rectangle in CSS pixels of the viewport. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The parts of the canonical file that the tests look at; ids are numbers unique in the document. */
export interface Doc {
  format: "crowfoot";
  version: number;
  settings: { name?: string; dialect?: string };
  tables: Table[];
}

export interface Table {
  id: number;
  name: string;
  columns: Column[];
  primaryKey?: { columns: number[] };
  foreignKeys: ForeignKey[];
  indexes: { id: number; name?: string; unique?: boolean }[];
}

export interface Column {
  id: number;
  name: string;
  type?: unknown;
  notNull?: boolean;
}

export interface ForeignKey {
  id: number;
  columns: number[];
  [property: string]: unknown;
}

export interface Problem {
  code: string;
  name: string;
  severity: string;
  what: string;
  [property: string]: unknown;
}

/** `window.crowfoot`, the scripting surface that embedders have too. */
export interface Crowfoot {
  ready: Promise<unknown>;
  load(text: string, format?: string): unknown;
  merge(
    text: string,
    format?: string,
    options?: { keepRemoved?: boolean; acceptRenames?: boolean; dryRun?: boolean },
  ): Promise<string[]>;
  document(): string | Doc;
  export(format: string, options?: Record<string, unknown>): Promise<string | undefined>;
  exportFiles(format: string, options?: Record<string, unknown>): Promise<{ path: string; text: string }[] | undefined>;
  problems(): string | Problem[];
  select(name: string): unknown;
  tableBounds(name: string): Bounds | null;
  columnBounds(table: string, column: string): Bounds | null;
  diagrams(): string[];
  diagram(): string;
  showDiagram(name: string): boolean;
  camera(): { x: number; y: number; zoom: number };
  idle(): Promise<unknown>;
  on(event: string, callback: (detail: unknown) => void): unknown;
}

declare global {
  interface Window {
    crowfoot: Crowfoot;
  }
}

/** Opens the app and waits until it has drawn itself. */
export async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Waits for an app that is loading: after `goto`, after a reload. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => window.crowfoot !== undefined);
  await page.evaluate(() => window.crowfoot.ready.then(() => undefined));
  await idle(page);
}

/** Waits until all work is done and painted. */
export async function idle(page: Page): Promise<void> {
  await page.evaluate(() => window.crowfoot.idle().then(() => undefined));
}

/** Replaces the document by what `text` holds; without a format it is detected. */
export async function load(page: Page, text: string, format?: string): Promise<void> {
  await page.evaluate(
    async ([text, format]) => {
      await window.crowfoot.load(text!, format);
    },
    [text, format] as const,
  );
  await idle(page);
}

/** The document as it stands, with the lists that the file leaves out when they are empty. */
export async function doc(page: Page): Promise<Doc> {
  const found = await page.evaluate(async () => {
    const document = await window.crowfoot.document();
    return typeof document === "string" ? document : JSON.stringify(document);
  });
  const read = JSON.parse(found) as Partial<Doc>;
  const tables = (read.tables ?? []).map((table) => ({
    ...table,
    columns: table.columns ?? [],
    foreignKeys: table.foreignKeys ?? [],
    indexes: table.indexes ?? [],
  }));
  return { format: "crowfoot", version: 0, settings: {}, ...read, tables };
}

/** The canonical file, byte for byte, to compare documents by. */
export async function fileText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const document = await window.crowfoot.document();
    return typeof document === "string" ? document : JSON.stringify(document);
  });
}

/** The same without numbers, since a link changes all ids. */
export async function textWithoutIds(page: Page): Promise<string> {
  return (await fileText(page)).replaceAll(/\d+/g, "0");
}

/** A table of the document; fails when there is none of that name. */
export async function table(page: Page, name: string): Promise<Table> {
  const found = (await doc(page)).tables.find((table) => table.name === name);
  expect(found, `table ${name}`).toBeDefined();
  return found!;
}

/** How many foreign keys the document has. */
export function relations(document: Doc): number {
  return document.tables.reduce((count, table) => count + table.foreignKeys.length, 0);
}

/** What the review says about the document, in its order. */
export async function problems(page: Page): Promise<Problem[]> {
  return page.evaluate(async () => {
    const problems = await window.crowfoot.problems();
    return typeof problems === "string" ? JSON.parse(problems) : problems;
  });
}

/** The document in another format: `postgres`, `drizzle-pg`, `mermaid`, … */
export async function exported(page: Page, format: string): Promise<string> {
  const output = await page.evaluate((format) => window.crowfoot.export(format), format);
  expect(output, `format ${format}`).toBeDefined();
  return output!;
}

/** Where a table is on the screen; fails when it is not drawn. */
export async function tableBounds(page: Page, name: string): Promise<Bounds> {
  const bounds = await page.evaluate((name) => window.crowfoot.tableBounds(name), name);
  expect(bounds, `table ${name} is drawn`).toBeTruthy();
  return bounds!;
}

/** Where a column's row is on the screen; fails when it is not drawn. */
export async function columnBounds(page: Page, table: string, column: string): Promise<Bounds> {
  const bounds = await page.evaluate(
    ([table, column]) => window.crowfoot.columnBounds(table, column),
    [table, column] as const,
  );
  expect(bounds, `column ${table}.${column} is drawn`).toBeTruthy();
  return bounds!;
}

/** The middle of a rectangle. */
export function center(bounds: Bounds): { x: number; y: number } {
  return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
}

/** The handle at the right end of a column's row, from where a relation is drawn. */
export async function handle(page: Page, table: string, column: string): Promise<{ x: number; y: number }> {
  const row = await columnBounds(page, table, column);
  return { x: row.x + row.width - 3, y: row.y + row.height / 2 };
}

/** Presses, moves in steps and releases, as a hand does. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await idle(page);
}
