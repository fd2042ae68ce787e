import { expect, test, type Page } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { getDocumentProxy } from "unpdf";
import { doc, idle, load, open } from "./support/crowfoot";

const PAGILA = fileURLToPath(new URL("../../../shared/corpus/pg/pagila.sql", import.meta.url));
const SHOP = `create table users (id text primary key, email text not null unique);
  create table orders (id text primary key, user_id text not null references users (id));
  create table größen (id text primary key, name text default '€');`;
const WORLD = `create table "заказы" (id text primary key, "описание" text);
  create table "注文" (id text primary key);
  create table "طلبات" (id text primary key);
  create table plain (id text primary key);`;

interface Read {
  pages: number;
  width: number;
  height: number;
  texts: string[];
  /** The list of what is on the page. */
  titles: string[];
  kinds: Set<string>;
  bytes: string;
}

/** The PDF that the panel gives for a design, as a reader of PDF sees it. */
async function pdf(page: Page, sql: string, choose: (page: Page) => Promise<unknown> = async () => undefined): Promise<Read> {
  await open(page);
  await load(page, sql, "postgres");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByLabel("Target").selectOption("picture");
  await page.getByRole("radio", { name: "PDF", exact: true }).check();
  await choose(page);
  await idle(page);
  const save = page.getByRole("button", { name: "Download" });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  const bytes = await readFile(await download.path());
  if (process.env.KEEP_PDF) await download.saveAs(`${process.env.KEEP_PDF}/${test.info().title.slice(0, 20)}.pdf`);
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const first = await file.getPage(1);
  const { width, height } = first.getViewport({ scale: 1 });
  const { items } = await first.getTextContent();
  const outline = (await file.getOutline()) ?? [];
  return {
    pages: file.numPages,
    width: Math.round(width),
    height: Math.round(height),
    texts: items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item.str] : [])),
    titles: outline.map(({ title }) => title),
    kinds: new Set([...bytes.toString("latin1").matchAll(/\/Subtype\s*\/(\w+)/g)].map(([, kind]) => kind!)),
    bytes: bytes.toString("latin1"),
  };
}

test("a PDF is a file of one page, with text and lines, as large as the diagram", async ({ page }) => {
  const read = await pdf(page, SHOP);
  expect(read.pages).toBe(1);
  expect(read.texts).toEqual(expect.arrayContaining(["users", "orders", "email", "user_id", "größen"]));
  expect(read.titles).toEqual(["größen", "orders", "users"]);
  expect([...read.kinds].sort()).toEqual(["Type1"]);
  const said = (await page.locator(".picture-size").innerText()).match(/\d+/g)!.map(Number);
  expect([read.width, read.height]).toEqual(said.map((pixels) => Math.round(pixels * 0.75)));
});

test("a PDF of all of Pagila names every table, column and type", async ({ page }) => {
  test.skip(!existsSync(PAGILA), "the corpus is not there");
  const read = await pdf(page, readFileSync(PAGILA, "utf8"));
  const { tables } = await doc(page);
  expect(tables.length).toBeGreaterThan(20);
  const texts = new Set(read.texts);
  const missing = tables.map(({ name }) => name).filter((name) => ![...texts].some((text) => text.endsWith(name)));
  expect(missing).toEqual([]);
  expect(texts).toContain("rental_duration");
  expect(read.titles.length).toBeGreaterThanOrEqual(tables.length);
});

test("names in other scripts can be read, and be found as text", async ({ page }) => {
  const read = await pdf(page, WORLD);
  expect(read.texts).toEqual(expect.arrayContaining(["заказы", "описание", "注文", "طلبات", "plain"]));
  expect([...read.kinds].sort()).toEqual(["Image", "Type1", "Type3"]);
});

for (const [paper, short, long] of [
  ["A4", 595, 842],
  ["A3", 842, 1191],
  ["Letter", 612, 792],
] as const) {
  test(`a PDF on ${paper} has a sheet of that size, turned as the diagram needs it`, async ({ page }) => {
    const read = await pdf(page, SHOP, (page) => page.getByRole("radio", { name: paper, exact: true }).check());
    const [width, height] = (await page.locator(".picture-size").innerText()).match(/\d+/g)!.map(Number);
    expect([read.width, read.height]).toEqual(width! > height! ? [long, short] : [short, long]);
  });
}

test("what makes a PDF is fetched when one is asked for, and says so where it cannot be", async ({ page, context }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await open(page);
  await load(page, SHOP, "postgres");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByLabel("Target").selectOption("picture");
  await page.getByRole("radio", { name: "PDF", exact: true }).check();
  await idle(page);
  expect(fetched.filter((url) => url.includes("printing"))).toEqual([]);
  await context.route(/printing/, (route) => route.abort());
  await page.getByRole("button", { name: "Download" }).click();
  await expect(page.locator(".toast")).toBeVisible();
});
