// The viewer in Chromium, under real input: `node viewer.mjs URL [--only NAME,NAME] [--scale NUMBER]`, with a build served at the URL.
// The app makes the link of each schema; the viewer shows it in a page of its own, where it is dragged about and zoomed.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { idle } from "./browser/gestures.mjs";
import { probe, quantile } from "./browser/probe.mjs";
import { subjects } from "./browser/subjects.mjs";

const SYSTEM = "/usr/bin/chromium";
const OPTIONS = { only: { type: "string" }, scale: { type: "string" } };
/** CSS pixels: as the app is measured. */
const VIEWPORT = { width: 1280, height: 800 };
const FOCUS = { x: 640, y: 420 };
const MOVES = 60;
/** How near: everything in view, names, letters that can be read; in percent. */
const ZOOMS = { all: undefined, names: 25, columns: 100 };

const GESTURES = {
  pan: {
    before: async (page) => {
      await page.mouse.move(FOCUS.x, FOCUS.y);
      await page.mouse.down();
    },
    move: (page, turn) => page.mouse.move(FOCUS.x + 160 * Math.cos(turn / 9), FOCUS.y + 120 * Math.sin(turn / 9)),
    after: (page) => page.mouse.up(),
  },
  // The wheel zooms where the viewer is the page.
  zoom: { move: (page, turn) => page.mouse.wheel(0, turn % 30 < 15 ? -12 : 12) },
  hover: { move: (page, turn) => page.mouse.move(FOCUS.x + 350 * Math.cos(turn / 9), FOCUS.y + 220 * Math.sin(turn / 5)) },
};

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const [url] = positionals;
const executablePath = process.env.CHROMIUM_PATH || (existsSync(SYSTEM) ? SYSTEM : undefined);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const deviceScaleFactor = Number(values.scale ?? 1);
const wanted = values.only?.split(",");

console.log("Frames a second, 95th percentile of their interval, mean and 95th percentile of script a frame, milliseconds:\n");
console.log(`| schema | shown | view | ${Object.keys(GESTURES).join(" | ")} |`);
console.log(`| --- | ---: | --- |${" ---: |".repeat(Object.keys(GESTURES).length)}`);
for (const subject of subjects().filter(({ name }) => !wanted || wanted.includes(name))) await judge(subject);
await browser.close();

async function judge(subject) {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor });
  const link = await linkOf(await context.newPage(), subject);
  const page = await context.newPage();
  await page.addInitScript(probe);
  const begin = performance.now();
  await page.goto(`${url}/viewer.html#${link}`);
  await page.waitForFunction(() => /%/.test(document.querySelector("crowfoot-erd")?.shadowRoot.querySelector("#level")?.textContent ?? ""));
  const shown = performance.now() - begin;
  await page.waitForFunction(() => !document.querySelector("crowfoot-erd").shadowRoot.querySelector("canvas").hasAttribute("aria-busy"));
  for (const [zoom, percent] of Object.entries(ZOOMS)) {
    const cells = [];
    for (const gesture of Object.values(GESTURES)) {
      await zoomTo(page, percent);
      cells.push(await measure(page, gesture));
    }
    console.log(`| ${subject.name} | ${shown.toFixed(0)} | ${zoom} | ${cells.join(" | ")} |`);
  }
  await context.close();
}

/** What a link to a schema carries, as the app writes it. */
async function linkOf(page, subject) {
  await page.goto(url);
  await page.evaluate(() => window.crowfoot.ready.then(() => window.crowfoot.idle()));
  await page.evaluate(([text, dialect]) => window.crowfoot.load(text, dialect), [subject.text(), subject.dialect]);
  await idle(page);
  await page.getByRole("button", { name: "Share" }).click();
  const field = page.getByRole("textbox", { name: "Link" });
  await field.waitFor();
  const link = (await field.inputValue()).split("#")[1];
  await page.close();
  return link;
}

/** Fits everything into the view, or comes near a level of zoom. */
async function zoomTo(page, percent) {
  await page.mouse.move(FOCUS.x, FOCUS.y);
  await page.keyboard.press("1");
  const level = async () => Number.parseInt(await page.locator("#level").innerText());
  for (let turn = 0; percent && turn < 60; turn += 1) {
    const away = Math.log(percent / (await level()));
    if (Math.abs(away) < 0.06) break;
    await page.mouse.wheel(0, -Math.max(-100, Math.min(100, 250 * away)));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  }
}

/** Does a gesture as fast as a hand: the next move comes with the next frame, never before the last was taken. */
async function measure(page, { before, move, after }) {
  await before?.(page);
  for (let turn = 0; turn < 10; turn += 1) await move(page, turn);
  await page.evaluate(() => {
    window.seen.frames.length = 0;
    window.seen.scripts.length = 0;
  });
  for (let turn = 10; turn < MOVES + 10; turn += 1) {
    await Promise.all([move(page, turn), new Promise((resolve) => setTimeout(resolve, 15))]);
  }
  const { frames, scripts } = await page.evaluate(() => ({ frames: window.seen.frames, scripts: window.seen.scripts }));
  await after?.(page);
  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
  const rate = (1000 * frames.length) / sum(frames);
  return `${rate.toFixed(0)}, ${quantile(frames, 0.95).toFixed(1)}, ${(sum(scripts) / scripts.length).toFixed(1)}, ${quantile(scripts, 0.95).toFixed(1)}`;
}
