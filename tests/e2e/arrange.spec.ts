import { expect, test, type Page } from "@playwright/test";
import { fileText, idle, load, open, ready, tableBounds, type Bounds } from "./support/crowfoot";
import { schema } from "./support/schemas";

/** Runs a command by its name in the palette. */
async function command(page: Page, name: string): Promise<void> {
  await page.locator(".surface canvas").focus();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(name);
  await expect(page.getByRole("option", { name }).first()).toBeVisible();
  await page.keyboard.press("Enter");
}

/** Where all tables are on the page. */
const bounds = (page: Page): Promise<Bounds[]> =>
  page.evaluate(async () => {
    const { tables } = JSON.parse(String(await window.crowfoot.document())) as { tables: { name: string }[] };
    return tables.map(({ name }) => window.crowfoot.tableBounds(name)!);
  });

const overlap = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("a large design is arranged in another way by the worker, and back in one step", async ({ page }) => {
  const workers: string[] = [];
  const said: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await open(page);
  page.on("console", (message) => {
    // The tests block the service worker.
    if (!message.text().startsWith("Service Worker")) said.push(message.text());
  });
  await load(page, schema(200), "postgres");
  const [before, places] = [await fileText(page), await bounds(page)];
  await command(page, "Auto-layout: top to bottom");
  await idle(page);
  // The one that has read the schema.
  expect(workers).toHaveLength(1);
  expect(said).toEqual([]);
  const after = await bounds(page);
  expect(after).not.toEqual(places);
  for (const [at, one] of after.entries()) {
    expect(after.slice(at + 1).filter((other) => overlap(one, other))).toEqual([]);
  }
  await page.keyboard.press("Control+z");
  await idle(page);
  expect(await fileText(page)).toBe(before);
});

test("an arrangement that takes long says so, and leaves everything where it was when it is cancelled", async ({
  page,
  context,
}) => {
  await open(page);
  await load(page, schema(60), "postgres");
  const before = await fileText(page);
  // A worker that is not fetched before the end of the test takes long on every machine.
  await context.route(/worker.*\.(js|wasm)$/, () => undefined);
  // The one that has read the schema goes with the page.
  await page.reload();
  await ready(page);
  await command(page, "Auto-layout: top to bottom");
  const dialog = page.getByRole("dialog", { name: "Auto-layout" });
  await expect(dialog).toContainText("Laying out tables");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await idle(page);
  expect(await fileText(page)).toBe(before);
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await command(page, "Auto-layout: top to bottom");
  await idle(page);
  expect(await fileText(page)).not.toBe(before);
});

for (const reducedMotion of ["no-preference", "reduce"] as const) {
  test(`cards glide to their places, or not: ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await open(page);
    await load(page, schema(12), "postgres");
    await page.keyboard.press("1");
    await idle(page);
    const from = await tableBounds(page, "t11");
    await page.evaluate(() => {
      const places: number[] = [];
      Object.assign(window, { places });
      const look = (): void => {
        const { x, y } = window.crowfoot.tableBounds("t11")!;
        if (places.at(-1) !== x + y) places.push(x + y);
        requestAnimationFrame(look);
      };
      look();
    });
    await command(page, "Auto-layout: top to bottom");
    await idle(page);
    const places = await page.evaluate(() => (window as unknown as { places: number[] }).places);
    expect(places[0]).toBe(from.x + from.y);
    if (reducedMotion === "reduce") expect(places).toHaveLength(2);
    else expect(places.length).toBeGreaterThan(3);
  });
}
