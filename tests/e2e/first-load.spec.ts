import { brotliCompressSync, constants } from "node:zlib";
import { type Page, expect, test } from "@playwright/test";
import { doc, idle, open } from "./support/crowfoot";
import { holdBack } from "./support/holding";

/** The address of an empty design that the browser keeps. */
async function emptyDesign(page: Page): Promise<string> {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  return page.url();
}

/** Opens an address: the bytes, after brotli, and the names of what was fetched before the page could be used. */
async function fetchedFirst(page: Page, path: string): Promise<{ bytes: number; names: string[] }> {
  const responses: Promise<[string, number]>[] = [];
  page.on("response", (response) => {
    if (!response.url().startsWith("http")) return;
    responses.push(
      response.body().then((body) => {
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
        return [response.url(), brotliCompressSync(body, { params }).length];
      }),
    );
  });
  // This test may come late to ask: the page notes itself when it is ready.
  await page.addInitScript(() => {
    let crowfoot: Window["crowfoot"] | undefined;
    Object.defineProperty(window, "crowfoot", {
      get: () => crowfoot,
      set(value: Window["crowfoot"]) {
        crowfoot = value;
        queueMicrotask(() => value.ready.then(() => performance.mark("ready")));
      },
    });
  });
  await page.goto(path);
  const names = await page.evaluate(async () => {
    await window.crowfoot.ready;
    const ready = performance.getEntriesByName("ready")[0]!.startTime;
    const entries = performance.getEntries().filter((entry) => /resource|navigation/.test(entry.entryType));
    return entries.filter((entry) => entry.startTime <= ready).map((entry) => entry.name.split("#")[0]!);
  });
  await idle(page);
  const files = (await Promise.all(responses)).filter(([name]) => names.includes(name.split("#")[0]!));
  return { bytes: files.reduce((sum, [, size]) => sum + size, 0), names };
}

test("the start page and an empty editor come with 245 and 305 KB, and tools before anybody asks for them", async ({
  page,
  context,
}) => {
  const start = await fetchedFirst(page, "/");
  expect(start.bytes).toBeLessThan(246_500);
  expect(start.bytes).toBeGreaterThan(100_000);
  const design = await emptyDesign(page);

  const again = await context.newPage();
  const tools = again.waitForResponse(/split_changing/);
  const editor = await fetchedFirst(again, design);
  await expect(again.locator("canvas").first()).toBeVisible();
  expect(editor.bytes).toBeLessThan(306_500);
  const parts = editor.names.filter((name) => name.includes("split_") && !name.includes("split_editing"));
  expect(parts).toEqual([]);
  // Nobody has moved or pressed anything.
  await tools;
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
