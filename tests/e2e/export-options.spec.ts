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
  await expect(options).toHaveCount(3);
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
    panel.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("relations.ts");
  expect(readFileSync(await file.path(), "utf8")).toContain("import { users, orders } from './schema';");
});
