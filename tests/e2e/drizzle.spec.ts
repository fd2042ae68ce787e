import { writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { doc, load, open, relations } from "./support/crowfoot";
import { drop, paste, showDesign } from "./support/ui";

const SCHEMA = `import { pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: text().primaryKey() });
export const posts = pgTable('posts', { id: text().primaryKey(), userId: text('user_id').references(() => users.id) });`;

const isReader = (url: string): boolean => url.includes("drizzle-worker");

test("TypeScript that is pasted is read, by a worker that nothing else fetches", async ({ page }) => {
  const fetched: string[] = [];
  page.context().on("request", (request) => fetched.push(request.url()));
  await open(page);
  await load(page, "create table a (id text primary key);", "sql");
  expect(fetched.filter(isReader)).toEqual([]);
  await open(page);
  await paste(page, SCHEMA);
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await showDesign(page);
  expect((await doc(page)).tables.map(({ name }) => name)).toEqual(["users", "posts"]);
  expect(relations(await doc(page))).toBe(1);
});

test("files that are dropped are one schema", async ({ page }, info) => {
  await open(page);
  const [imports, users, posts] = SCHEMA.split("\n");
  const file = (name: string, text: string): string => {
    const path = info.outputPath(name);
    writeFileSync(path, text);
    return path;
  };
  await drop(page, {
    files: [
      file("users.ts", `${imports}\n${users}`),
      file("posts.ts", `${imports}\nimport { users } from './users';\n${posts}`),
    ],
  });
  await showDesign(page);
  expect(relations(await doc(page))).toBe(1);
});

test("scripts load TypeScript, and learn what is broken in it", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "drizzle");
  expect(relations(await doc(page))).toBe(1);
  const error = await page.evaluate(() => {
    const crowfoot = (window as unknown as { crowfoot: { load: (text: string, format: string) => Promise<void> } }).crowfoot;
    return crowfoot.load("export const a = (;", "drizzle").catch((reason: Error) => reason.message);
  });
  expect(error).toContain("column 19");
});

test("code that would overflow a stack or fill the memory is read, or told of", async ({ page }) => {
  const chain = (count: number, first: string, make: (last: string) => string): string => {
    const constants = Array.from({ length: count }, (_, at) => `const a${at + 1} = ${make(`a${at}`)};`);
    return [`const a0 = ${first};`, ...constants, `export const x = a${count};`].join("\n");
  };
  const bombs = {
    "each in the next": chain(20_000, "{ x: 1 }", (last) => `{ x: ${last} }`),
    doubling: chain(60, "sql`a`", (last) => `sql\`\${${last}}\${${last}}\``),
    sum: `export const x = 1${" + 1".repeat(20_000)};`,
    members: `export const x = text${".a".repeat(20_000)};`,
    methods: `export const x = text()${".notNull()".repeat(20_000)};`,
    calls: `export const x = f${"(1)".repeat(20_000)};`,
  };
  await open(page);
  for (const [name, bomb] of Object.entries(bombs)) {
    const more = "import { sql } from 'drizzle-orm';";
    await load(page, [SCHEMA, more, bomb].join("\n"), "drizzle");
    expect(relations(await doc(page)), name).toBe(1);
  }
});
