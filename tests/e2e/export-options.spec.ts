import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { idle, load, open } from "./support/crowfoot";
import { sidePanel } from "./support/ui";

const SHOP = `create table users (id text primary key);
comment on table users is 'who buys';
create table orders (id text primary key, user_id text not null references users (id));`;

test("each target has the options that its exporter declares, and a target of two files shows and downloads either", async ({ page }) => {
  await open(page);
  await load(page, SHOP, "postgres");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const panel = sidePanel(page);
  const options = panel.getByRole("group", { name: "Options" }).getByRole("checkbox");
  await expect(options).toHaveCount(5);
  await panel.getByRole("checkbox", { name: "Comments" }).uncheck();
  await expect(panel.getByText("who buys")).toHaveCount(0);

  await panel.getByLabel("Target").selectOption("json");
  await expect(options).toHaveCount(0);
  await panel.getByLabel("Target").selectOption("drizzle-pg");
  await expect(options).toHaveCount(7);
  // What was said of comments holds for all that have some.
  await expect(panel.getByRole("checkbox", { name: "Comments" })).not.toBeChecked();
  const files = panel.getByRole("radiogroup", { name: "File" });
  await expect(files).toHaveCount(0);
  await panel.getByRole("checkbox", { name: "Relations in their own file" }).focus();
  await page.keyboard.press("Space");
  await expect(files.getByRole("radio")).toHaveCount(2);
  await expect(files.getByRole("radio", { name: "schema.ts" })).toBeChecked();
  await files.getByRole("radio", { name: "relations.ts" }).check();
  await idle(page);
  await expect(panel.locator(".code-view")).toContainText("usersRelations");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("relations.ts");
  expect(readFileSync(await file.path(), "utf8")).toContain("import { users, orders } from './schema';");
});

/** The files of an archive whose files are stored as they are, by their paths. */
function unpacked(archive: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    expect(archive.readUInt16LE(at + 8), "stored").toBe(0);
    const [size, name, extra] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26), archive.readUInt16LE(at + 28)];
    const text = at + 30 + name + extra;
    files[archive.toString("utf8", at + 30, at + 30 + name)] = archive.toString("utf8", text, text + size);
    at = text + size;
  }
  return files;
}

test("several files come as one archive, and to a script with its options", async ({ page }) => {
  await open(page);
  await load(page, SHOP, "postgres");
  const files = await page.evaluate(() => window.crowfoot.exportFiles("drizzle-pg", { "relations-file": true }));
  expect(files!.map(({ path }) => path)).toEqual(["schema.ts", "relations.ts"]);
  expect(await page.evaluate(() => window.crowfoot.export("postgres", { comments: false }))).not.toContain("who buys");
  const refused = (options: Record<string, unknown>): Promise<string> =>
    page.evaluate((options) => window.crowfoot.export("postgres", options).then(() => "", (error: Error) => error.message), options);
  expect(await refused({ coments: false })).toMatch(/^postgres has no option coments\. Its options: .*comments/);
  expect(await refused({ comments: "maybe" })).toBe("comments cannot be maybe.");

  await page.getByRole("button", { name: "Export", exact: true }).click();
  const panel = sidePanel(page);
  await panel.getByLabel("Target").selectOption("drizzle-pg");
  const all = panel.getByRole("button", { name: "Download all as ZIP" });
  await expect(all).toHaveCount(0);
  await panel.getByRole("checkbox", { name: "Relations in their own file" }).check();
  const [archive] = await Promise.all([page.waitForEvent("download"), all.click()]);
  expect(archive.suggestedFilename()).toMatch(/\.zip$/);
  expect(unpacked(readFileSync(await archive.path()))).toEqual(Object.fromEntries(files!.map(({ path, text }) => [path, text])));
});
