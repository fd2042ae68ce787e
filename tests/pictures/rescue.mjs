// Writes docs/pictures/rescue-light.png and rescue-dark.png: what says that the app has stopped, cannot start or lacks a part.
// `BASE_URL=http://127.0.0.1:8080 node pictures/rescue.mjs`, with the address of a build.

import { chromium } from "@playwright/test";
import { existsSync } from "node:fs";

const BASE_URL = process.env.BASE_URL ?? "http://127.0.0.1:8080";
const SYSTEM = "/usr/bin/chromium";
const VIEW = { width: 700, height: 340 };
const COLUMNS = 4;
const SCALE = 0.62;

const missing = (page) => page.route("**/*_bg.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));

/** The page comes as another build from the second visit on. */
async function publish(page) {
  let visits = 0;
  await page.route(`${BASE_URL}/`, async (route) => {
    visits += 1;
    if (visits === 1) await route.continue();
    else await route.fulfill({ contentType: "text/html", body: "<html data-build=another>" });
  });
}

/** Asks for a part that is not there. */
async function openExport(page) {
  await page.route("**/split_exporting*", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.setViewportSize({ width: 980, height: 476 });
  await page.goto(BASE_URL);
  await page.evaluate(() => window.crowfoot.ready);
  await page.evaluate(() => window.crowfoot.load("create table users (id text primary key);", "postgres"));
  await page.evaluate(() => window.crowfoot.idle());
  await page.locator(".surface canvas").focus();
  await page.keyboard.press("Control+e");
  await page.locator(".toast").waitFor();
}

const CASES = [
  async function panic(page) {
    await page.goto(BASE_URL);
    await page.evaluate(() => window.crowfoot.ready);
    await page.evaluate(() => window.crowfoot.load("create table users (id text primary key);", "postgres"));
    await page.keyboard.press("t");
    await page.keyboard.type("orders");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.evaluate(() => window.crowfoot.idle());
    await page.evaluate(() => Object.defineProperty(window, "Window", { value: class {} }));
    await page.mouse.move(400, 300);
    await page.keyboard.press("Control+k");
  },
  async function unsupported(page) {
    await page.addInitScript(() => (WebAssembly.validate = () => false));
    await missing(page);
    await page.goto(BASE_URL);
  },
  async function policy(page) {
    await page.route(`${BASE_URL}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "script-src 'self'" } });
    });
    await page.goto(BASE_URL);
  },
  async function notFound(page) {
    await missing(page);
    await page.goto(BASE_URL);
  },
  async function newVersion(page) {
    await missing(page);
    await publish(page);
    await page.goto(BASE_URL);
  },
  async function offline(page) {
    await page.route("**/crowfoot-app-*", (route) => route.abort());
    await page.goto(BASE_URL);
  },
  openExport,
  async function newVersionOfPart(page) {
    await publish(page);
    await openExport(page);
  },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM) ? SYSTEM : undefined),
  args: ["--no-sandbox"],
});
for (const colorScheme of ["light", "dark"]) {
  const shots = [];
  for (const act of CASES) {
    const context = await browser.newContext({ viewport: VIEW, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" });
    const page = await context.newPage();
    await act(page);
    await page.getByRole("heading", { level: 1 }).or(page.locator(".toast")).first().waitFor();
    shots.push((await page.screenshot()).toString("base64"));
    await context.close();
  }
  const strip = await browser.newPage({ viewport: { width: Math.round(VIEW.width * SCALE * COLUMNS), height: 10 } });
  const image = (shot) => `<img src="data:image/png;base64,${shot}" width="${VIEW.width * SCALE}">`;
  await strip.setContent(`<body style="margin:0;display:flex;flex-wrap:wrap">${shots.map(image).join("")}`);
  await strip.screenshot({ path: new URL(`../../docs/pictures/rescue-${colorScheme}.png`, import.meta.url).pathname, fullPage: true });
}
await browser.close();
