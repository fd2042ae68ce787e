import { expect, test, type Locator, type Page } from "@playwright/test";
import { doc, fileText, idle, load, open, relations, tableBounds } from "./support/crowfoot";
import { drop, paste, showDesign } from "./support/ui";

const GOOD = `create table users (id text primary key, email text not null);

create table orders (id text primary key, user_id text not null references users (id));`;

const MIXED = `create table users (id text primary key, email text not null);

create tabel broken (id text);

create function answer() returns int language sql as 'select 42';

create table orders (id text primary key, user_id text not null references users (id));`;

const tables = async (page: Page): Promise<string[]> => (await doc(page)).tables.map(({ name }) => name);

test("SQL that is dropped on the start page as text is drawn", async ({ page }) => {
  await open(page);
  await drop(page, { text: GOOD });
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog.getByRole("textbox", { name: "SQL to import" })).toHaveValue(GOOD);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await showDesign(page);
  expect(await tables(page)).toEqual(["users", "orders"]);
  await tableBounds(page, "users");
});

test("SQL that is pasted anywhere on the start page is drawn", async ({ page }) => {
  await open(page);
  await paste(page, GOOD);
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog.getByRole("textbox", { name: "SQL to import" })).toHaveValue(GOOD);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await showDesign(page);
  expect(relations(await doc(page))).toBe(1);
});

test("a schema that is pasted into a design is imported in whatever language it is, not made a note or columns", async ({ page }) => {
  await open(page);
  await load(page, "create table orders (id text primary key);", "postgres");
  const before = await fileText(page);
  const dialog = page.getByRole("dialog", { name: "Import" });
  for (const text of [
    "create table users (id text primary key);",
    "// of an app\nmodel User {\n  id String @id\n}",
    "Table users {\n  id text [pk]\n}",
    "```mermaid\nerDiagram\n  USER {\n    text id PK\n  }\n```",
  ]) {
    await page.evaluate(() => window.crowfoot.select("orders"));
    await page.locator(".surface canvas").focus();
    await paste(page, text);
    const field = dialog.getByRole("textbox", { name: "SQL to import" });
    await expect(field).toHaveValue(text);
    await field.fill("");
    await page.keyboard.press("Escape");
    await idle(page);
    expect(await fileText(page)).toBe(before);
  }
});

test("a bad statement is in the ledger with its line and reason, and the good ones are drawn", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, MIXED);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Imported" });
  await expect(dialog).toContainText("2 tables and 1 relation from 4 statements.");
  const bad = statements(dialog, "Not understood (1)").getByRole("cell");
  await expect(bad.nth(0)).toHaveText("3");
  await expect(bad.nth(1)).toContainText(/create/i);
  expect((await bad.nth(2).innerText()).length).toBeGreaterThan("Skipped ".length + 10);
  await expect(statements(dialog, "Kept as raw SQL (1)").getByRole("cell").nth(0)).toHaveText("5");
  await showDesign(page);
  expect(await tables(page)).toEqual(["users", "orders"]);
  // What cannot be drawn goes out again as it came in.
  const script = await page.evaluate(() => window.crowfoot.export("postgres"));
  expect(script).toContain("select 42");
});

test("a comma that is missing between columns takes none away, and what is missing elsewhere is told", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, `create table bills (
    id text primary key,
    total numeric default 0
    placed_at timestamp,
    unique (id total)
  );
  alter table bills add column paid date
  insert into bills (id) values ('x');`);
  await page.keyboard.press("ControlOrMeta+Enter");
  const dialog = page.getByRole("dialog", { name: "Imported" });
  await expect(dialog).toContainText("Added a missing comma before placed_at.");
  await expect(statements(dialog, "Not understood (1)")).toContainText("Not understood: total.");
  await showDesign(page);
  const columns = (await doc(page)).tables[0]!.columns.map(({ name }) => name);
  expect(columns).toEqual(["id", "total", "placed_at", "paid"]);
});

test("the ledger says first what was not understood, and folds what nobody misses", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  const harmless = ["insert into users values ('1', 'a');", "begin;", "commit;"];
  await paste(page, [...harmless, MIXED, "create index on gone (id);"].join("\n\n"));
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Imported" });
  await expect(dialog.locator("summary")).toHaveText([
    "Not understood (2)",
    "Kept as raw SQL (1)",
    "Skipped, not part of a design (3)",
  ]);
  await expect(statements(dialog, "Not understood (2)")).toHaveCount(2);
  const folded = dialog.getByText("Data is not part of a design.");
  await expect(folded).toBeHidden();
  await dialog.getByText("Skipped, not part of a design").focus();
  await page.keyboard.press("Enter");
  await expect(folded).toBeVisible();
  await showDesign(page);
});

/** The statements of one part of the ledger. */
function statements(dialog: Locator, part: string): Locator {
  return dialog.getByRole("table", { name: part }).getByRole("row").filter({ has: dialog.page().getByRole("cell") });
}

/** A schema of `count` tables with twelve columns, and one and a half times as many relations. */
function large(count: number): string {
  const types = ["text", "integer", "numeric(12,2)", "timestamptz", "boolean", "varchar(255)"];
  const made: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const columns = ["  id bigint primary key", "  near_id bigint not null", "  far_id bigint"];
    for (let column = 0; column < 9; column += 1) {
      columns.push(`  field_${column} ${types[(at + column) % types.length]}${column % 2 ? " not null" : ""}`);
    }
    made.push(`create table table_${at} (\n${columns.join(",\n")}\n);`);
  }
  for (let at = 0; at < count; at += 1) {
    const near = Math.floor(at / 4);
    made.push(`alter table table_${at} add constraint near_${at} foreign key (near_id) references table_${near} (id);`);
    if (at % 2 === 0) {
      const far = (at * 37 + 11) % count;
      made.push(`alter table table_${at} add constraint far_${at} foreign key (far_id) references table_${far} (id);`);
    }
  }
  return made.join("\n");
}

/** Begins to look for gaps: times in which the page answers nothing. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch = { last: performance.now(), longest: 0 };
    const look = (): void => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
    };
    setInterval(look, 4);
    const frame = (): void => {
      look();
      requestAnimationFrame(frame);
    };
    frame();
    Object.assign(window, { watch });
  });
}

/** The longest gap since, in milliseconds. */
const longest = (page: Page): Promise<number> =>
  page.evaluate(() => Math.round((window as unknown as { watch: { longest: number } }).watch.longest));

/** Imports 1,000 tables; the longest gap meanwhile, in milliseconds, which the report of the run gets too. */
async function importLarge(page: Page): Promise<number> {
  await open(page);
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, large(1000));
  await watch(page);
  const from = Date.now();
  await page.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("dialog", { name: "Imported" })).toContainText("1000 tables and 1500 relations", {
    timeout: 45_000,
  });
  await idle(page);
  const gap = await longest(page);
  const description = `${gap} ms, of ${Date.now() - from} ms in all`;
  test.info().annotations.push({ type: "longest gap", description });
  return gap;
}

test("a schema of 1,000 tables comes in whole while the page keeps answering", async ({ page }) => {
  const gap = await importLarge(page);
  await showDesign(page);
  const found = await doc(page);
  expect([found.tables.length, relations(found)]).toEqual([1000, 1500]);
  // What freezes the page; the figure itself is in the report.
  expect(gap).toBeLessThan(2000);
});

test("a large import shows how far it is and can be cancelled, and the design stays", async ({ page }) => {
  await open(page);
  await load(page, GOOD, "postgres");
  const [before, address] = [await fileText(page), page.url()];
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, large(3000));
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog.getByRole("progressbar", { name: "Import" })).toBeVisible();
  await expect(dialog).toContainText(/Reading schema: \d+%/);
  await dialog.getByRole("button", { name: "Cancel import" }).click();
  await expect(dialog.getByRole("textbox", { name: "SQL to import" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await idle(page);
  expect(await fileText(page)).toBe(before);
  expect(page.url()).toBe(address);
  await page.getByRole("button", { name: "All designs" }).click();
  await expect(page.locator(".recent-card")).toHaveCount(1);
});

test("the button that cancels an import is the same from the first statement to the layout", async ({ page }) => {
  // The importer hears nothing, and says what the test says.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      Object.assign(window, { say: (data: object) => this.dispatchEvent(new MessageEvent("message", { data })) });
      if (document.querySelector("dialog, [role=dialog]") === null) {
        Reflect.apply(post, this, message);
      }
    };
  });
  const say = (data: object): Promise<void> =>
    page.evaluate((data) => (window as unknown as { say: (data: object) => void }).say(data), data);
  await open(page);
  await paste(page, GOOD);
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  const button = dialog.getByRole("button", { name: "Cancel import" });
  const first = (await button.elementHandle())!;
  await page.waitForFunction(() => "say" in window);
  await say({ type: "progress", done: 1, total: 4 });
  await expect(dialog).toContainText("Reading schema: 25%");
  await say({ type: "placing" });
  await expect(dialog.getByRole("progressbar", { name: "Laying out tables" })).toBeVisible();
  // A click on a button that is replaced between press and release is lost.
  expect(await first.evaluate((button) => button.isConnected)).toBe(true);
  await button.click();
  await expect(dialog.getByRole("textbox", { name: "SQL to import" })).toBeVisible();
});

test("a text that is loaded while another one is gives way to it, and says so", async ({ page }) => {
  await open(page);
  const [first, second] = await page.evaluate(
    ([large, small]) =>
      Promise.all(
        [large!, small!].map((sql) =>
          Promise.resolve(window.crowfoot.load(sql, "postgres")).then(() => "loaded", (error: Error) => error.message),
        ),
      ),
    [large(1000), GOOD] as const,
  );
  expect([first, second]).toEqual(["The import was cancelled.", "loaded"]);
  await idle(page);
  expect((await doc(page)).tables.length).toBeLessThan(10);
});

test("what the importer still says after it was stopped is nobody's", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  // The browser may deliver what was posted before the end.
  await page.addInitScript(() => {
    const terminate = Worker.prototype.terminate;
    Worker.prototype.terminate = function () {
      terminate.call(this);
      setTimeout(() => {
        this.dispatchEvent(new MessageEvent("message", { data: { type: "placing" } }));
        this.dispatchEvent(new ErrorEvent("error", { message: "late" }));
        document.body.dataset["late"] = "yes";
      });
    };
  });
  await open(page);
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, large(3000));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-late", "yes");
  expect(errors).toEqual([]);
});
