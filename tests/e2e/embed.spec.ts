import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { load, open } from "./support/crowfoot";
import { clipboard } from "./support/ui";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

/** A page of documentation with a diagram in the middle. */
async function host(page: Page): Promise<{ frame: FrameLocator; zoom: () => Promise<number>; x: () => Promise<number> }> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => clipboard(page)).toContain("#");
  const [base, fragment] = (await clipboard(page)).split("#");
  const html = `<!doctype html><meta name="viewport" content="width=device-width">
    <body style="margin:0"><div style="height:300px">Above</div>
    <iframe src="${base}?embed#${fragment}" style="border:0;width:100%;height:400px"></iframe>
    <div style="height:2000px">Below</div></body>`;
  await page.route("**/docs.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(new URL("/docs.html", base).href);
  const frame = page.frameLocator("iframe");
  const inner = page.frames()[1]!;
  await inner.waitForFunction(() => window.crowfoot !== undefined);
  await inner.evaluate(() => window.crowfoot.ready.then(() => window.crowfoot.idle()).then(() => undefined));
  await expect(frame.getByRole("link", { name: "Open in Crowfoot" })).toBeVisible();
  const camera = async () => {
    await inner.evaluate(() => window.crowfoot.idle().then(() => undefined));
    return inner.evaluate(() => window.crowfoot.camera());
  };
  return { frame, zoom: async () => (await camera()).zoom, x: async () => (await camera()).x };
}

const scrolled = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);

test("a wheel over the diagram scrolls the page and says how to zoom", async ({ page }) => {
  const { frame, zoom, x } = await host(page);
  const hint = frame.locator(".embed-hint");
  const before = [await zoom(), await x()];
  expect(await page.evaluate(() => document.activeElement === document.body), "the focus stays in the page").toBe(true);
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, 100);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(50);
  await expect(hint).toHaveClass(/shown/);
  await expect(hint).toHaveText(/(Ctrl|⌘) \+ scroll to zoom/);
  expect([await zoom(), await x()]).toEqual(before);
  await expect(hint).not.toHaveClass(/shown/);

  const at = await scrolled(page);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(zoom).toBeGreaterThan(before[0]!);
  expect(await scrolled(page)).toBe(at);
});

test("a click gives the wheel to the diagram, Escape and leaving give it back", async ({ page }) => {
  const { x } = await host(page);
  const start = await x();
  const activate = () => page.mouse.click(640, 420);
  await activate();
  await page.mouse.wheel(60, 0);
  await expect.poll(x).toBeGreaterThan(start);
  expect(await scrolled(page)).toBe(0);
  await page.keyboard.press("Escape");
  await page.mouse.wheel(0, 40);
  await expect.poll(() => scrolled(page)).toBe(40);

  await activate();
  await page.mouse.move(640, 100);
  await page.mouse.move(640, 420);
  await page.mouse.wheel(0, 40);
  await expect.poll(() => scrolled(page)).toBe(80);
});

test("the diagram is zoomed by buttons", async ({ page }) => {
  const { frame, zoom } = await host(page);
  const fitted = await zoom();
  await frame.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(zoom).toBeGreaterThan(fitted);
  await frame.getByRole("button", { name: "Zoom out" }).click();
  await frame.getByRole("button", { name: "Zoom in" }).click();
  await frame.getByRole("button", { name: "Zoom to fit" }).click();
  await expect.poll(zoom).toBe(fitted);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 500, height: 800 } });

  test("one finger scrolls the page until the diagram is tapped, two zoom", async ({ page }) => {
    const { zoom, x } = await host(page);
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: string, ...points: [number, number][]) =>
      devtools.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    const before = [await zoom(), await x()];
    const swipe = async (from: [number, number], to: [number, number]) => {
      await touch("touchStart", from);
      for (let step = 1; step <= 8; step += 1) {
        const at = (axis: 0 | 1): number => from[axis] + ((to[axis] - from[axis]) * step) / 8;
        await touch("touchMove", [at(0), at(1)]);
      }
      await touch("touchEnd");
    };
    await swipe([250, 600], [250, 450]);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(60);
    expect([await zoom(), await x()]).toEqual(before);
    await page.evaluate(async () => {
      // The page goes on for a moment when the finger has left it.
      for (let last = -1; last !== window.scrollY; ) {
        last = window.scrollY;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      window.scrollTo(0, 0);
    });

    await touch("touchStart", [200, 500], [300, 500]);
    for (let step = 1; step <= 6; step += 1) await touch("touchMove", [200 - step * 10, 500], [300 + step * 10, 500]);
    await touch("touchEnd");
    await expect.poll(zoom).toBeGreaterThan(before[0]! * 1.3);
    expect(await scrolled(page)).toBe(0);

    await page.touchscreen.tap(30, 340);
    const start = await x();
    await swipe([30, 340], [130, 380]);
    await expect.poll(x).toBeLessThan(start - 20);
    expect(await scrolled(page)).toBe(0);
  });
});
