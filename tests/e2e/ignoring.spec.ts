import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open, problems } from "./support/crowfoot";
import { chooseFiles, drop, press, sidePanel, toasts, withoutFilePicker } from "./support/ui";

/** Three columns that a rule has the same to say about, in two tables. */
const SCHEMA = `
create table users (id text primary key, is_active boolean, is_new boolean);
create table posts (id text primary key, is_open boolean);
`;

const finding = (page: Page, text: string): Locator => page.locator(".finding").filter({ hasText: text }).first();

async function shown(page: Page): Promise<void> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: /^Problems/ }).click();
  await page.getByRole("radiogroup", { name: "Rules for" }).getByLabel("Architect").check();
  await idle(page);
}

/** How often a rule is reported. */
async function count(page: Page, code: string): Promise<number> {
  await idle(page);
  return (await problems(page)).filter((problem) => problem.code === code).length;
}

const undo = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await idle(page);
};

/** Brings the next version of the schema in, as one edit. */
async function merge(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => window.crowfoot.merge(text, "postgres", { acceptRenames: true }), text);
  await idle(page);
}

const showIgnored = async (page: Page): Promise<void> => {
  await page.getByRole("checkbox", { name: "Ignored" }).check();
  await idle(page);
};

test("a problem is ignored without a reason, in one step of undo", async ({ page }) => {
  await shown(page);
  expect(await count(page, "TYP005")).toBe(3);
  const before = await fileText(page);
  const own = finding(page, "is_active");
  await own.getByRole("button", { name: "Ignore…" }).click();
  await expect(own.getByRole("button", { name: "Ignore…" })).toHaveAttribute("aria-expanded", "true");
  await own.getByRole("button", { name: "Ignore", exact: true }).click();
  expect(await count(page, "TYP005")).toBe(2);
  expect(await page.evaluate(() => document.activeElement!.closest(".finding") !== null)).toBe(true);

  await showIgnored(page);
  const entry = finding(page, "TYP005");
  await expect(entry).toContainText("users.is_active");
  await expect(entry).toContainText("No reason given");
  await entry.getByRole("button", { name: "Stop ignoring" }).click();
  await idle(page);
  await expect(page.locator(".problems")).toContainText("Nothing is ignored");
  expect(await count(page, "TYP005")).toBe(3);
  await undo(page);
  expect(await count(page, "TYP005")).toBe(2);
  await undo(page);
  expect(await count(page, "TYP005")).toBe(3);
  expect(await fileText(page)).toBe(before);
});

test("by keyboard, a rule is ignored in a table, with a reason that survives a rename", async ({ page }) => {
  await shown(page);
  await finding(page, "is_active").getByRole("button", { name: "Ignore…" }).focus();
  await press(page, "Enter");
  await expect(page.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.type("unknown is a state");
  await press(page, "Tab");
  await expect(page.getByRole("radio", { name: "This problem" })).toBeFocused();
  await press(page, "ArrowDown");
  await expect(page.getByRole("radio", { name: "TYP005 in users" })).toBeChecked();
  await press(page, "Enter");
  expect(await count(page, "TYP005")).toBe(1);
  await expect.poll(() => page.evaluate(() => document.activeElement!.closest(".finding") !== null)).toBe(true);

  await merge(page, SCHEMA.replace("users", "members").replace("is_new", "is_recent"));
  expect((await doc(page)).tables.map((table) => table.name)).toContain("members");
  expect(await count(page, "TYP005")).toBe(1);
  await showIgnored(page);
  const entry = finding(page, "TYP005");
  await expect(entry).toContainText("members");
  await expect(entry).toContainText("unknown is a state");
  await expect(entry).toContainText("Hides 2 problems.");
});

test("a rule is turned off in the whole design, with the reason", async ({ page }) => {
  await shown(page);
  await finding(page, "is_active").getByRole("button", { name: "Ignore…" }).click();
  await page.getByRole("radio", { name: "TYP005 in the whole design" }).check();
  await page.getByRole("textbox", { name: "Reason" }).fill("Three states are meant");
  await press(page, "Enter");
  expect(await count(page, "TYP005")).toBe(0);
  await showIgnored(page);
  const entry = finding(page, "TYP005");
  await expect(entry).toContainText("the whole design");
  await expect(entry).toContainText("Three states are meant");
  await entry.getByRole("button", { name: "Turn on" }).focus();
  await press(page, "Enter");
  expect(await count(page, "TYP005")).toBe(3);
  // Nothing is left in the list: the focus is where it is filtered.
  await expect(page.getByRole("searchbox", { name: "Filter problems" })).toBeFocused();
});

test("everything is ignored at once, and what is new still shows", async ({ page }) => {
  await shown(page);
  const before = await fileText(page);
  expect((await problems(page)).length).toBeGreaterThan(3);
  const menu = page.getByRole("button", { name: "Review options" });
  await menu.focus();
  await press(page, "Enter");
  await press(page, "Enter");
  await idle(page);
  expect(await problems(page)).toEqual([]);
  await expect(menu).toBeFocused();
  await expect(page.locator(".problems-none")).toContainText("apart from those that are ignored");

  await page.evaluate(() => window.crowfoot.select("posts"));
  await page.locator(".surface canvas").focus();
  await page.keyboard.type("is_late boolean");
  await press(page, "Enter");
  await press(page, "Escape");
  await idle(page);
  const found = await problems(page);
  // With two columns that can be NULL, so can all of the table.
  expect(found.map((problem) => problem.what)).toEqual([
    expect.stringContaining("posts.is_late is nullable"),
    expect.stringContaining("All columns of posts can be NULL"),
  ]);
  await undo(page);
  await showIgnored(page);
  await page.getByRole("button", { name: "Stop ignoring all of these" }).click();
  await idle(page);
  expect((await problems(page)).length).toBeGreaterThan(3);
  await undo(page);
  expect(await problems(page)).toEqual([]);
  await undo(page);
  expect(await fileText(page)).toBe(before);
});

test("what hides nothing any more is told, and removed", async ({ page }) => {
  await shown(page);
  const own = finding(page, "is_open");
  await own.getByRole("button", { name: "Ignore…" }).click();
  await press(page, "Enter");
  await idle(page);
  await merge(page, SCHEMA.replace("is_open boolean", "is_open boolean not null"));
  expect((await problems(page)).map((problem) => problem.code)).toContain("SUP001");
  await showIgnored(page);
  await expect(finding(page, "TYP005")).toContainText("Unused");
  await page.getByRole("button", { name: "Remove unused" }).click();
  await idle(page);
  await expect(page.locator(".problems")).toContainText("Nothing is ignored");
  await expect(page.getByRole("searchbox", { name: "Filter problems" })).toBeFocused();
  expect((await problems(page)).map((problem) => problem.code)).not.toContain("SUP001");
});

test("a team's crowfoot.toml is dropped, chosen and saved", async ({ page, context }, info) => {
  await withoutFilePicker(context);
  await shown(page);
  const file = info.outputPath("crowfoot.toml");
  writeFileSync(file, 'preset = "strict"\n\n[rules.three-state-boolean]\nlevel = "off"\n');
  const rules = page.getByRole("radiogroup", { name: "Rules for" });
  const panel = (await sidePanel(page).boundingBox())!;
  await drop(page, { files: [file] }, { x: panel.x + panel.width / 2, y: panel.y + panel.height / 2 });
  await expect(toasts(page)).toContainText("crowfoot.toml applied to this design");
  await idle(page);
  await expect(rules.getByLabel("Strict")).toBeChecked();
  expect(await count(page, "TYP005")).toBe(0);
  expect((await problems(page)).some((problem) => problem.severity === "error")).toBe(true);

  await page.getByRole("button", { name: "Review options" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Save as crowfoot.toml" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("crowfoot.toml");
  const saved = info.outputPath("saved.toml");
  await download.saveAs(saved);
  expect(readFileSync(saved, "utf8")).toBe('preset = "strict"\n\n# three-state-boolean\n[rules.TYP005]\nlevel = "off"\n');

  await undo(page);
  await expect(rules.getByLabel("Architect")).toBeChecked();
  expect(await count(page, "TYP005")).toBe(3);
  await page.getByRole("button", { name: "Review options" }).click();
  await chooseFiles(page, page.getByRole("menuitem", { name: "Apply crowfoot.toml…" }), [saved]);
  await expect(rules.getByLabel("Strict")).toBeChecked();
  expect(await count(page, "TYP005")).toBe(0);

  // One that says something unknown changes nothing, and says what.
  writeFileSync(file, "[rules.TYP005]\nlevel = \"loud\"\n");
  const before = await fileText(page);
  await drop(page, { files: [file] }, { x: panel.x + panel.width / 2, y: panel.y + panel.height / 2 });
  await expect(toasts(page).filter({ hasText: "not applied" })).toContainText("off, info, warning and error");
  expect(await fileText(page)).toBe(before);
});
