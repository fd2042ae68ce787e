import { brotliCompressSync, constants } from "node:zlib";
import { type Page, type Response, expect, test } from "@playwright/test";
import { doc, idle, load, open } from "./support/crowfoot";
import { holdBack } from "./support/holding";

/** The address of an empty design that the browser keeps. */
async function emptyDesign(page: Page): Promise<string> {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  return page.url();
}

/** Opens an address: the bytes, after brotli, and the names of what was asked for before all was there that the page needs, which is a part. */
async function fetchedFirst(page: Page, path: string, part: string): Promise<{ bytes: number; names: string[] }> {
  const responses: Promise<[string, number]>[] = [];
  const listen = (response: Response): void => {
    if (!response.url().startsWith("http")) return;
    responses.push(
      response.body().then((body) => {
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
        return [response.url(), brotliCompressSync(body, { params }).length];
      }),
    );
  };
  page.on("response", listen);
  await page.goto(path);
  const names = await page.evaluate(async (part) => {
    await window.crowfoot.ready;
    const entries = performance.getEntries() as PerformanceResourceTiming[];
    const files = entries.filter((entry) => /resource|navigation/.test(entry.entryType));
    const needed = files.filter((entry) => entry.name.includes("_bg.wasm") || entry.name.includes(`split_${part}`));
    const there = Math.max(...needed.map((entry) => entry.responseEnd));
    return files.filter((entry) => entry.startTime < there).map((entry) => entry.name.split("#")[0]!);
  }, part);
  await idle(page);
  // What another page fetches has no body here.
  page.off("response", listen);
  const files = (await Promise.all(responses)).filter(([name]) => names.includes(name.split("#")[0]!));
  return { bytes: files.reduce((sum, [, size]) => sum + size, 0), names };
}

test("the start page and an empty editor come with 244 and 299 KB, and tools before anybody asks for them", async ({
  page,
  context,
}) => {
  const parts = (names: string[]): string[] => names.map((name) => /split_[a-z]+/.exec(name)?.[0]).filter((name) => name !== undefined);
  const start = await fetchedFirst(page, "/", "starting");
  expect(start.bytes).toBeLessThan(244_800);
  expect(start.bytes).toBeGreaterThan(100_000);
  expect(parts(start.names)).toEqual(["split_starting"]);
  const design = await emptyDesign(page);

  const again = await context.newPage();
  const asked: string[] = [];
  again.on("request", (request) => asked.push(request.url()));
  const tools = again.waitForResponse(/split_arranging/);
  const editor = await fetchedFirst(again, design, "editing");
  await expect(again.locator("canvas").first()).toBeVisible();
  expect(editor.bytes).toBeLessThan(299_500);
  expect(parts(editor.names)).toEqual(["split_editing"]);
  // Nobody has moved or pressed anything.
  await tools;
  await idle(again);
  expect(parts(asked).slice(0, 2)).toEqual(["split_editing", "split_changing"]);
  expect(parts(asked)).toHaveLength(new Set(parts(asked)).size);
});

test("what is drawn before the tools are there is drawn when they come", async ({ page, context }) => {
  const design = await emptyDesign(page);
  const later = await context.newPage();
  const release = await holdBack(later, "split_changing");
  await later.goto(design);
  await later.evaluate(() => window.crowfoot.ready.then(() => undefined));
  const canvas = (await later.locator("canvas").first().boundingBox())!;
  await later.mouse.dblclick(canvas.x + 300, canvas.y + 200);
  await later.keyboard.press("Control+a");
  expect((await doc(later)).tables).toEqual([]);
  release();
  await idle(later);
  expect((await doc(later)).tables).toHaveLength(1);
});

test("tools that cannot be fetched are asked for again with the next edit", async ({ page, context }) => {
  const design = await emptyDesign(page);
  const later = await context.newPage();
  await later.route("**/split_changing*", (route) => route.abort());
  await open(later, design);
  const canvas = (await later.locator("canvas").first().boundingBox())!;
  await later.mouse.dblclick(canvas.x + 300, canvas.y + 200);
  await expect(later.getByText("Could not load")).toBeVisible();
  await idle(later);
  await later.unroute("**/split_changing*");
  await later.mouse.dblclick(canvas.x + 300, canvas.y + 200);
  await idle(later);
  expect((await doc(later)).tables).toHaveLength(1);
});

/** A design with two related tables, which stand on each other, and its address. */
async function crowdedDesign(page: Page): Promise<string> {
  await open(page);
  const sql = "create table users (id text primary key); create table posts (user_id text references users (id));";
  await load(page, sql, "postgres");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("ArrowRight");
  await idle(page);
  return page.url();
}

test("automatic layout that is asked for before it is there waits, and with it what comes behind", async ({ page, context }) => {
  const design = await crowdedDesign(page);
  const later = await context.newPage();
  const release = await holdBack(later, "split_arranging");
  await later.goto(design);
  await later.evaluate(() => window.crowfoot.ready.then(() => undefined));
  const before = await doc(later);
  await later.locator(".surface canvas").focus();
  await later.keyboard.press("Control+Shift+l");
  await later.keyboard.press("Control+z");
  await later.keyboard.press("Control+a");
  await later.keyboard.press("Delete");
  expect(await doc(later)).toEqual(before);
  release();
  await idle(later);
  expect((await doc(later)).tables).toEqual([]);
  await later.keyboard.press("Control+z");
  await idle(later);
  expect(await doc(later)).toEqual(before);
});

test("automatic layout that cannot be fetched says so, and what comes behind is done", async ({ page, context }) => {
  const design = await crowdedDesign(page);
  const later = await context.newPage();
  await later.route("**/split_arranging*", (route) => route.abort());
  await open(later, design);
  await later.locator(".surface canvas").focus();
  await later.keyboard.press("Control+Shift+l");
  await later.keyboard.press("Control+a");
  await later.keyboard.press("Delete");
  await expect(later.getByText("Could not load")).toBeVisible();
  await idle(later);
  expect((await doc(later)).tables).toEqual([]);
  await later.keyboard.press("Control+z");
  await later.unroute("**/split_arranging*");
  const before = await doc(later);
  await later.keyboard.press("Control+Shift+l");
  await idle(later);
  expect(await doc(later)).not.toEqual(before);
});
