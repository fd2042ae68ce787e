import { expect, test, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { idle, load, open } from "./support/crowfoot";

const SCRIPT = `create table users (id text primary key, email text not null unique);
  create table orders (id text primary key, user_id text not null references users (id));
  create table notes (id text primary key, body text);`;

/** The picture panel on a small design. */
async function picture(page: Page, format: string) {
  await open(page);
  await load(page, SCRIPT, "postgres");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByLabel("Target").selectOption("picture");
  await page.getByRole("radio", { name: format, exact: true }).check();
  await idle(page);
}

/** What the panel says of the size, in pixels. */
async function size(page: Page) {
  const text = await page.locator(".picture-size").innerText();
  const [width = 0, height = 0] = text.match(/\d+/g)!.map(Number);
  return { width, height };
}

async function downloaded(page: Page, name: string) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("an SVG has its texts as texts, a title and a description, and both schemes", async ({ page }) => {
  await picture(page, "SVG");
  const file = await downloaded(page, "Download");
  expect(file.name).toMatch(/\.svg$/);
  const svg = file.bytes.toString("utf8");
  expect(svg).toContain("<desc>3 tables and 1 relation: users, orders, notes.</desc>");
  expect(svg).toContain("prefers-color-scheme:dark");
  expect(svg).not.toMatch(/href="?http|<image|<script/);
  const parsed = await page.evaluate((svg) => {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const texts = [...root.querySelectorAll("text")].map((text) => text.textContent);
    return { tag: root.tagName, title: root.querySelector("title")?.textContent, texts };
  }, svg);
  expect(parsed.tag).toBe("svg");
  expect(parsed.title).not.toBe("");
  expect(parsed.texts).toEqual(expect.arrayContaining(["users", "email", "orders", "user_id"]));
});

test("a selection is alone on its picture, and what is in view is as large as the view", async ({ page }) => {
  await picture(page, "SVG");
  const whole = await size(page);
  await page.evaluate(() => window.crowfoot.select("notes"));
  await idle(page);
  await page.getByRole("radio", { name: "Selection" }).check();
  await idle(page);
  const svg = (await downloaded(page, "Download")).bytes.toString("utf8");
  expect(svg).toContain("<desc>1 table and 0 relations: notes.</desc>");
  expect(svg).not.toContain("user_id");
  expect((await size(page)).width).toBeLessThan(whole.width);
  await page.getByRole("radio", { name: "Visible part" }).check();
  await idle(page);
  const { zoom } = (await page.evaluate(() => window.crowfoot.camera()))!;
  const canvas = (await page.locator(".surface canvas").boundingBox())!;
  expect(Math.abs((await size(page)).width - canvas.width / zoom)).toBeLessThan(3);
});

test("a PNG has the chosen number of pixels and something on it", async ({ page }) => {
  await picture(page, "PNG");
  await page.getByRole("radio", { name: "3×" }).check();
  const said = await size(page);
  const file = await downloaded(page, "Download");
  expect(file.name).toMatch(/\.png$/);
  const drawn = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const colors = new Set(new Uint32Array(data.buffer));
    return { width: image.width, height: image.height, colors: colors.size };
  }, file.bytes.toString("base64"));
  expect({ width: drawn.width, height: drawn.height }).toEqual(said);
  expect(drawn.colors).toBeGreaterThan(20);
});
