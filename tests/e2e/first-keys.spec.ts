import { type Page, expect, test } from "@playwright/test";
import { columnBounds, doc, idle, load, open, table, tableBounds } from "./support/crowfoot";
import { sidePanel } from "./support/ui";
import { holdBack } from "./support/holding";

/** Lines as people have them, in bytes a second and milliseconds. */
const LINES = {
  slow: { throughput: 1_600_000 / 8, latency: 150 },
  "4G": { throughput: 9_000_000 / 8, latency: 60 },
};

/** Puts a page on a line. */
async function slowDown(page: Page, { throughput, latency }: { throughput: number; latency: number }): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** Opens an address; the line is slow from the moment on at which the page can be used. */
async function openOn(page: Page, line: keyof typeof LINES, path = "/"): Promise<void> {
  await page.goto(path);
  await page.evaluate(() => window.crowfoot.ready.then(() => undefined));
  await slowDown(page, LINES[line]);
}

/** Types as fast as people do. */
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 30 });

async function columns(page: Page, name: string): Promise<string[]> {
  return (await table(page, name)).columns.map((column) => `${column.name} ${JSON.stringify(column.type ?? null)}`);
}

/** A design with one table that the browser keeps, and its address. */
async function keptDesign(page: Page): Promise<string> {
  await open(page);
  await load(page, "create table posts (id text primary key, title text not null);", "postgres");
  return page.url();
}

for (const line of Object.keys(LINES) as (keyof typeof LINES)[]) {
  test(`what is typed at once into a new design is there, on a ${line} line`, async ({ page }) => {
    await openOn(page, line);
    await page.getByRole("button", { name: "New design" }).click();
    await type(page, "tusers");
    await page.keyboard.press("Enter");
    await type(page, "memo text");
    await page.keyboard.press("Enter");
    await type(page, "born at timestamp".replace(" at", "_at"));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await idle(page);
    expect((await doc(page)).tables.map((own) => own.name)).toEqual(["users"]);
    expect((await columns(page, "users")).map((own) => own.split(" ")[0])).toEqual(
      expect.arrayContaining(["id", "memo", "born_at"]),
    );
    for (const own of await columns(page, "users")) expect(own).not.toContain("null");
  });

  test(`what is typed at once on a design that is opened again is there, on a ${line} line`, async ({
    page,
    context,
  }) => {
    const address = await keptDesign(page);
    const again = await context.newPage();
    await openOn(again, line, address);
    const at = await tableBounds(again, "posts");
    await again.mouse.click(at.x + at.width / 2, at.y + 12);
    await type(again, "memo text");
    await again.keyboard.press("Enter");
    await type(again, "seen int");
    await again.keyboard.press("Escape");
    // The list of completions goes first.
    await again.keyboard.press("Enter");
    await again.keyboard.press("Escape");
    await idle(again);
    const found = await columns(again, "posts");
    expect(found.map((own) => own.split(" ")[0])).toEqual(expect.arrayContaining(["id", "title", "memo", "seen"]));
    for (const own of found) expect(own).not.toContain("null");
  });
}

/** Opens a design again, with the tools held back until the function that comes back is called. */
async function withoutTools(page: Page, address: string): Promise<() => void> {
  const release = await holdBack(page, "split_changing");
  await page.goto(address);
  await page.evaluate(() => window.crowfoot.ready.then(() => undefined));
  return release;
}

test("keys of every kind wait for the tools in their order", async ({ page, context }) => {
  const address = await keptDesign(page);
  const later = await context.newPage();
  const release = await withoutTools(later, address);
  const at = await tableBounds(later, "posts");
  await later.mouse.click(at.x + at.width / 2, at.y + 12);
  await type(later, "memmo");
  await later.keyboard.press("ArrowLeft");
  await later.keyboard.press("Backspace");
  await later.keyboard.press("End");
  // To the type, which the second Tab completes.
  await later.keyboard.press("Tab");
  await type(later, "varch");
  await later.keyboard.press("Tab");
  await later.evaluate(() => navigator.clipboard.writeText("!unique"));
  await later.keyboard.press("ControlOrMeta+v");
  await later.keyboard.press("Enter");
  await type(later, "half");
  release();
  await type(later, " done bool".replace(" done", "_done"));
  await later.keyboard.press("Enter");
  await later.keyboard.press("Escape");
  await idle(later);
  const posts = await table(later, "posts");
  expect(posts.columns.map((own) => own.name)).toEqual(expect.arrayContaining(["memo", "half_done"]));
  expect(posts.columns).toHaveLength(4);
  expect(await columns(later, "posts")).toEqual(expect.arrayContaining([expect.stringMatching(/^memo .*255/)]));
});

test("a press elsewhere enters what was typed before the tools", async ({ page, context }) => {
  const address = await keptDesign(page);
  const later = await context.newPage();
  const release = await withoutTools(later, address);
  const canvas = (await later.locator(".surface canvas").boundingBox())!;
  await later.mouse.dblclick(canvas.x + 200, canvas.y + canvas.height - 120);
  await type(later, "users");
  await later.mouse.click(canvas.x + canvas.width - 100, canvas.y + 60);
  await type(later, "torders");
  release();
  await later.keyboard.press("Enter");
  await later.keyboard.press("Escape");
  await idle(later);
  expect((await doc(later)).tables.map((own) => own.name)).toEqual(["posts", "users", "orders"]);
});

test("an input method composes in the field, and its Enter enters nothing", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await page.keyboard.press("t");
  await idle(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Input.imeSetComposition", { text: "ゆ", selectionStart: 1, selectionEnd: 1 });
  await devtools.send("Input.imeSetComposition", { text: "ゆー", selectionStart: 2, selectionEnd: 2 });
  // What a keyboard sends while an input method composes.
  await page.locator(".inline-input").evaluate((input) => {
    const options = { key: "Enter", isComposing: true, bubbles: true, cancelable: true };
    input.dispatchEvent(new KeyboardEvent("keydown", options));
    input.dispatchEvent(new KeyboardEvent("keydown", { ...options, isComposing: false, keyCode: 229 }));
  });
  await expect(page.locator(".inline-input")).toBeFocused();
  await devtools.send("Input.insertText", { text: "ユーザー" });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  expect((await doc(page)).tables.map((own) => own.name)).toEqual(["ユーザー"]);
});

test("what is typed before the palette is there is looked for", async ({ page, context }) => {
  const address = await keptDesign(page);
  const later = await context.newPage();
  const release = await holdBack(later, "split_dialogs");
  await open(later, address);
  await later.keyboard.press("ControlOrMeta+k");
  await type(later, "posts.titel");
  for (const key of ["Backspace", "Backspace"]) await later.keyboard.press(key);
  await type(later, "le");
  await later.keyboard.press("Enter");
  release();
  await idle(later);
  await expect(later.getByRole("dialog")).toHaveCount(0);
  // What was found is selected: Enter goes into it.
  await later.keyboard.press("Enter");
  await expect(later.getByRole("combobox", { name: /^Column/ })).toHaveValue(/^title /);
});

test("keys behind the one that opens the palette are for it, though all of them wait for the tools", async ({ page, context }) => {
  const address = await keptDesign(page);
  const later = await context.newPage();
  const release = await holdBack(later, "split_changing");
  await later.goto(address);
  await later.waitForFunction(() => window.crowfoot?.tableBounds?.("posts"));
  await later.keyboard.press("ControlOrMeta+k");
  await type(later, "tit");
  release();
  await expect(later.getByRole("dialog")).toBeVisible();
  await type(later, "le");
  await expect(later.locator(".find-input")).toHaveValue("title");
});

test("a comment leaves the name in view, in a field as wide as the line", async ({ page }) => {
  await open(page);
  const comment = "the address that a person gave when the account was made, kept as it was typed";
  await load(
    page,
    `create table users (id text primary key, email text not null); comment on column users.email is '${comment}';`,
    "postgres",
  );
  const row = await columnBounds(page, "users", "email");
  await page.mouse.dblclick(row.x + 40, row.y + row.height / 2);
  await idle(page);
  const line = page.getByRole("combobox", { name: /^Column/ });
  await expect(line).toHaveValue(new RegExp(comment));
  expect(await line.evaluate((input: HTMLInputElement) => [input.scrollLeft, input.selectionStart])).toEqual([
    0,
    "email text !required".length,
  ]);
  const box = (await line.boundingBox())!;
  expect(box.width).toBeGreaterThan(row.width);
  await type(page, " !unique");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await idle(page);
  expect((await table(page, "users")).columns[1]).toMatchObject({ name: "email", comment });
});

test("a note is edited in its own size, and a long one scrolls", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await page.keyboard.press("n");
  await idle(page);
  const note = page.getByRole("textbox", { name: "Note text" });
  await expect(note).toBeFocused();
  await page.keyboard.type(Array.from({ length: 30 }, (_, at) => `line ${at}`).join("\n"));
  const size = await note.evaluate((area) => [
    area.clientWidth,
    area.clientHeight,
    area.scrollHeight > area.clientHeight,
    getComputedStyle(area).fontSize,
  ]);
  expect(size[0]).toBeGreaterThan(180);
  expect(size[0]).toBeLessThanOrEqual(200);
  expect(size[1]).toBeGreaterThan(100);
  expect(size[1]).toBeLessThanOrEqual(120);
  expect(size.slice(2)).toEqual([true, "13px"]);
  await expect(sidePanel(page)).toHaveCount(0);
});
