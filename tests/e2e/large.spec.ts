import { expect, test, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open, problems, ready, relations } from "./support/crowfoot";

/** A task that is longer, in milliseconds, freezes the page. How long they are is for the report: machines of tests are busy. */
const LONGEST = 2000;

/** A schema as products have it: domains whose tables refer to each other, and a few tables that all refer to. */
function schema(count: number): string {
  const types = ["text not null", "integer", "boolean default false not null", "timestamptz not null", "jsonb", "varchar(255)"];
  const made: string[] = [];
  const tail: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const parents = [at - (at % 25), (at * 7) % count].slice(0, 1 + (at % 2)).filter((parent) => parent !== at);
    const columns = ["id bigint not null primary key"];
    for (const [place, parent] of parents.entries()) {
      columns.push(`parent_${place}_id bigint${at % 3 ? " not null" : ""}`);
      tail.push(`alter table item_${at} add foreign key (parent_${place}_id) references item_${parent} (id);`);
    }
    while (columns.length < 12) columns.push(`field_${columns.length} ${types[(at + columns.length) % types.length]}`);
    made.push(`create table item_${at} (${columns.join(", ")});`);
  }
  return [...made, ...tail].join("\n");
}

/** Collects the page's long tasks from now on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longest = { task: 0 };
    const note = (list: PerformanceObserverEntryList): void => {
      for (const entry of list.getEntries()) longest.task = Math.max(longest.task, entry.duration);
    };
    new PerformanceObserver(note).observe({ type: "longtask" });
    Object.assign(window, { longest });
  });
}

/** The longest task since, in milliseconds. */
async function longest(page: Page, what: string): Promise<number> {
  const found = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return Math.round((window as unknown as { longest: { task: number } }).longest.task);
  });
  test.info().annotations.push({ type: `longest task, ${what}`, description: `${found} ms` });
  return found;
}

test("a large schema comes in without a long task, and comes back after a reload", async ({ page }) => {
  const sql = schema(1000);
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
  await load(page, schema(600), "postgres");
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
  await page.evaluate((sql) => void Promise.resolve(window.crowfoot.load(sql, "postgres")).catch(() => undefined), schema(2500));
  expect(await cancelled).toContain("Laying out tables");
  await idle(page);
  expect(await fileText(page)).toBe(before);
});
