import { expect, test, type Page } from "@playwright/test";
import { type Bounds, doc, idle, load, open, ready, tableBounds } from "./support/crowfoot";
import { schema } from "./support/schemas";
import { paste } from "./support/ui";

interface Better {
  held: (() => void)[];
  release(): void;
}

/** Holds the better drawing of an import back, so that the first one can be looked at for as long as that takes. */
async function hold(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const better = {
      held: [] as (() => void)[],
      release: () => better.held.splice(0).forEach((pass) => pass()),
    };
    Object.assign(window, { better });
    class Holding extends Worker {
      override set onmessage(listener: (event: MessageEvent) => void) {
        super.onmessage = (event: MessageEvent): void => {
          const pass = (): void => listener.call(this, event);
          if ((event.data as { type: string }).type === "better") better.held.push(pass);
          else pass();
        };
      }
    }
    window.Worker = Holding;
  });
}

const better = (page: Page, work: (better: Better) => unknown): Promise<unknown> =>
  page.evaluate(`(${String(work)})(window.better)`);

/** Waits until the worker has the better drawing, and lets the page have it. */
async function release(page: Page): Promise<void> {
  await expect.poll(() => better(page, ({ held }) => held.length)).toBe(1);
  await better(page, (own) => own.release());
  await idle(page);
}

/** Pastes a schema on the start page and waits for its first drawing. */
async function look(page: Page, sql: string, tables: number): Promise<void> {
  await page.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, sql);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Imported" })).toContainText(`${tables} tables`, { timeout: 45_000 });
  // The page is not idle as long as the better drawing is on its way.
  await page.getByRole("button", { name: "Show design" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Where all tables are in the diagram. */
const places = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { placements } = JSON.parse(String(window.crowfoot.document())) as { placements: { x: number; y: number }[] };
    return placements.map(({ x, y }) => `${x} ${y}`);
  });

const bounds = (page: Page): Promise<Bounds[]> =>
  page.evaluate(() => {
    const { tables } = JSON.parse(String(window.crowfoot.document())) as { tables: { name: string }[] };
    return tables.map(({ name }) => window.crowfoot.tableBounds(name)!);
  });

const overlap = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function expectNoOverlap(cards: Bounds[]): void {
  for (const [at, one] of cards.entries()) {
    expect(cards.slice(at + 1).filter((other) => overlap(one, other))).toEqual([]);
  }
}

const undo = (page: Page) => page.getByRole("button", { name: /undo/i });

for (const count of [50, 200]) {
  test(`${count} pasted tables are on show before their better drawing, which is no step of undo`, async ({ page }) => {
    await hold(page);
    await open(page);
    await look(page, schema(count), count);
    const first = await places(page);
    expectNoOverlap(await bounds(page));
    await release(page);
    const after = await places(page);
    expect(after).toHaveLength(first.length);
    expect(after).not.toEqual(first);
    expectNoOverlap(await bounds(page));
    await expect(undo(page)).toBeDisabled();
    // It is kept, not only shown.
    await page.reload();
    await ready(page);
    await idle(page);
    expect(await places(page)).toEqual(after);
  });
}

test("the first drawing of 1,000 pasted tables is the only one", async ({ page }) => {
  await hold(page);
  await open(page);
  await look(page, schema(1000), 1000);
  const first = await places(page);
  await release(page);
  expect(await places(page)).toEqual(first);
  await expect(undo(page)).toBeDisabled();
});

test("a table that is moved before the better drawing comes stays, and so does all else", async ({ page }) => {
  await hold(page);
  await open(page);
  await look(page, schema(50), 50);
  const first = await places(page);
  const card = await tableBounds(page, "t7");
  await page.mouse.move(card.x + card.width / 2, card.y + 4);
  await page.mouse.down();
  await page.mouse.move(card.x + card.width / 2 + 60, card.y + 44, { steps: 4 });
  await page.mouse.up();
  const moved = await places(page);
  expect(moved.filter((place, at) => place !== first[at])).toHaveLength(1);
  const camera = await page.evaluate(() => window.crowfoot.camera());
  await release(page);
  expect(await places(page)).toEqual(moved);
  expect(await page.evaluate(() => window.crowfoot.camera())).toEqual(camera);
  await page.keyboard.press("Control+z");
  await idle(page);
  expect(await places(page)).toEqual(first);
});

test("what is typed before the better drawing comes stays, and can be undone", async ({ page }) => {
  await hold(page);
  await open(page);
  await look(page, schema(50), 50);
  await page.evaluate(() => window.crowfoot.select("t7"));
  await page.locator(".surface canvas").focus();
  await page.keyboard.type("weight integer");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const first = await places(page);
  await release(page);
  expect(await places(page)).toEqual(first);
  const names = async (): Promise<string[] | undefined> =>
    (await doc(page)).tables.find(({ name }) => name === "t7")?.columns.map(({ name }) => name);
  expect(await names()).toContain("weight");
  await expect(undo(page)).toBeEnabled();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await idle(page);
  expect(await names()).not.toContain("weight");
});

test("a view that is moved before the better drawing comes keeps what it shows in its place", async ({ page }) => {
  await hold(page);
  await open(page);
  await look(page, schema(50), 50);
  await page.mouse.move(640, 400);
  await page.mouse.wheel(120, 90);
  await page.evaluate(() => window.crowfoot.select("t7"));
  await idleButHeld(page);
  const [first, card] = [await places(page), await tableBounds(page, "t7")];
  const { zoom } = await page.evaluate(() => window.crowfoot.camera());
  await release(page);
  expect(await places(page)).not.toEqual(first);
  const after = await tableBounds(page, "t7");
  expect([Math.round(after.x), Math.round(after.y)]).toEqual([Math.round(card.x), Math.round(card.y)]);
  expect((await page.evaluate(() => window.crowfoot.camera())).zoom).toBe(zoom);
});

/** Two frames: the better drawing is under way, so that the page is not idle. */
const idleButHeld = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

test("another import does not wait for the better drawing of the one before, nor takes it", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => {
    // The tests block the service worker.
    if (!message.text().startsWith("Service Worker")) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
  await hold(page);
  await open(page);
  await look(page, schema(50), 50);
  await expect.poll(() => better(page, ({ held }) => held.length)).toBe(1);
  await page.getByRole("button", { name: "All designs" }).click();
  await look(page, schema(30), 30);
  const first = await places(page);
  await expect.poll(() => better(page, ({ held }) => held.length)).toBe(2);
  // The worker of the first is gone, and nobody is left to take what it had to say.
  await better(page, ({ held }) => held.shift());
  await release(page);
  const after = await places(page);
  expect(after).toHaveLength(first.length);
  expect(after).not.toEqual(first);
  expect(said).toEqual([]);
});

test("one worker does several imports and arranges, and an import that is cancelled takes it along", async ({ page }) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await open(page);
  for (const count of [5, 30, 20]) {
    await load(page, schema(count), "postgres");
    expect((await doc(page)).tables).toHaveLength(count);
  }
  expect(workers).toHaveLength(1);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("textbox", { name: "SQL to import" }).focus();
  await paste(page, schema(4000));
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await dialog.getByRole("button", { name: "Cancel import" }).click();
  await page.keyboard.press("Escape");
  await idle(page);
  expect((await doc(page)).tables).toHaveLength(20);
  await load(page, schema(6), "postgres");
  expect((await doc(page)).tables).toHaveLength(6);
});
