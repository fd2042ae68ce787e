import { brotliCompressSync, constants } from "node:zlib";
import { type Page, expect, test } from "@playwright/test";
import { doc, idle, open } from "./support/crowfoot";

/** A page on the empty design that another page of the profile has made, with nobody at work on it. */
async function emptyDesign(page: Page): Promise<string> {
  await open(page);
  await page.getByRole("button", { name: "New design" }).click();
  await idle(page);
  return page.url();
}

/** Bytes of everything that was fetched, after brotli, and the names of it. */
function weigh(page: Page): () => Promise<{ bytes: number; names: string[] }> {
  const responses: Promise<[string, number]>[] = [];
  page.on("response", (response) => {
    if (!response.url().startsWith("http")) return;
    responses.push(
      response.body().then((body) => {
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
        return [new URL(response.url()).pathname, brotliCompressSync(body, { params }).length];
      }),
    );
  });
  return async () => {
    const files = await Promise.all(responses);
    return { bytes: files.reduce((sum, [, size]) => sum + size, 0), names: files.map(([name]) => name) };
  };
}

test("the start page and an empty editor come with 250 KB, and tools with the first movement", async ({
  page,
  context,
}) => {
  const start = weigh(page);
  await open(page);
  expect((await start()).bytes).toBeLessThan(250_000);
  const design = await emptyDesign(page);

  const again = await context.newPage();
  const editor = weigh(again);
  await open(again, design);
  await expect(again.locator("canvas").first()).toBeVisible();
  const first = await editor();
  expect(first.bytes).toBeLessThan(250_000);
  const parts = first.names.filter((name) => name.includes("split_") && !name.includes("split_outlining"));
  expect(parts).toEqual([]);
  await again.mouse.move(400, 400);
  await idle(again);
  expect((await editor()).names.some((name) => name.includes("split_changing"))).toBe(true);
});

test("what is drawn before the tools are there is drawn when they come", async ({ page, context }) => {
  const design = await emptyDesign(page);
  const later = await context.newPage();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await later.route("**/split_changing*", async (route) => {
    await released;
    await route.continue();
  });
  await open(later, design);
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
