import { expect, test } from "@playwright/test";
import { doc, fileText, idle, load, open, problems, ready, relations } from "./support/crowfoot";
import { longest, watch } from "./support/long-tasks";
import { domains } from "./support/schemas";

/** A task that is longer, in milliseconds, freezes the page. How long they are is for the report: machines of tests are busy. */
const LONGEST = 2000;

test("a large schema comes in without a long task, and comes back after a reload", async ({ page }) => {
  const sql = domains(1000);
  await open(page);
  await watch(page);
  await load(page, sql, "postgres");
  expect(await longest(page, "import")).toBeLessThan(LONGEST);
  const found = await doc(page);
  expect([found.tables.length, relations(found)]).toEqual([1000, (sql.match(/foreign key/g) ?? []).length]);
  expect((await problems(page)).length).toBeGreaterThan(1000);
  const before = await fileText(page);
  await page.reload();
  await ready(page);
  expect(await fileText(page)).toBe(before);

  await watch(page);
  await load(page, before, "json");
  expect(await longest(page, "file")).toBeLessThan(LONGEST);
  expect(await fileText(page)).toBe(before);
});

test("thousands of findings put no more into the page than can be looked at", async ({ page }) => {
  await open(page);
  await load(page, domains(600), "postgres");
  await page.getByRole("button", { name: /problem/i }).first().click();
  const findings = page.locator(".finding");
  await expect(findings.first()).toBeVisible();
  expect(await findings.count()).toBeLessThanOrEqual(400);
  await page.getByRole("radio", { name: "By table" }).check({ force: true });
  await expect(page.getByRole("button", { name: /Show more \(\d+ groups\)/ })).toBeVisible();
  expect(await findings.count()).toBeLessThanOrEqual(400);
});

test("an import that is cancelled while the tables are placed leaves the design in hand", async ({ page }) => {
  await open(page);
  await load(page, "create table kept (id integer primary key);", "postgres");
  const before = await fileText(page);
  await page.getByRole("button", { name: "Import" }).click();
  // Placing may take less time than a test needs to look: the page itself presses the button when it says so.
  const cancelled = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const look = (): void => {
          const dialog = document.querySelector("dialog");
          const said = dialog?.textContent ?? "";
          if (!said.includes("Laying out tables")) return;
          const buttons = [...(dialog?.querySelectorAll("button") ?? [])];
          buttons.find((button) => button.textContent?.includes("Cancel import"))?.click();
          watcher.disconnect();
          resolve(said);
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await page.evaluate((sql) => void Promise.resolve(window.crowfoot.load(sql, "postgres")).catch(() => undefined), domains(2500));
  expect(await cancelled).toContain("Laying out tables");
  await idle(page);
  expect(await fileText(page)).toBe(before);
});
