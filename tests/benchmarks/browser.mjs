// The app in Chromium, under real input: `node browser.mjs URL [--json FILE] [--against FILE] [--only NAME,NAME] [--scale NUMBER]`,
// with the app served at the URL; the scale is how many device pixels make a pixel of CSS. Every schema is imported in a fresh
// profile, looked at, dragged about and typed into.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { GESTURES, ZOOMS, keys, measure, zoomTo } from "./browser/gestures.mjs";
import { importing, loading, memory } from "./browser/opening.mjs";
import { probe } from "./browser/probe.mjs";
import { report } from "./browser/report.mjs";
import { subjects } from "./browser/subjects.mjs";

const SYSTEM = "/usr/bin/chromium";
const OPTIONS = { json: { type: "string" }, against: { type: "string" }, only: { type: "string" }, scale: { type: "string" } };

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const [url] = positionals;
const executablePath = process.env.CHROMIUM_PATH || (existsSync(SYSTEM) ? SYSTEM : undefined);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const wanted = values.only?.split(",");
const deviceScaleFactor = Number(values.scale ?? 1);
if (!(deviceScaleFactor > 0)) throw new Error("the scale is to be a number above 0");
const run = {
  date: new Date().toISOString(),
  browser: browser.version(),
  scale: deviceScaleFactor,
  calibration: await calibrate(),
  subjects: [],
};
for (const subject of subjects().filter(({ name }) => !wanted || wanted.includes(name))) {
  const begin = Date.now();
  run.subjects.push(await judge(subject));
  console.error(`${subject.name}: ${((Date.now() - begin) / 1000).toFixed(0)} s`);
}
await browser.close();
if (values.json) writeFileSync(values.json, `${JSON.stringify(run, null, 1)}\n`);
report(run, values.against && JSON.parse(readFileSync(values.against, "utf8")));

async function judge(subject) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(probe);
  const opening = { ...(await importing(page, url, subject)), ...(await loading(page)) };
  const gestures = {};
  for (const zoom of ZOOMS) {
    gestures[zoom] = {};
    for (const gesture of Object.keys(GESTURES)) {
      await zoomTo(page, zoom);
      gestures[zoom][gesture] = await measure(page, gesture);
    }
  }
  await zoomTo(page, "columns");
  const pressed = await keys(page);
  Object.assign(opening, await memory(page, session));
  await context.close();
  return { name: subject.name, opening, gestures, keys: pressed };
}

/** What a fixed piece of work takes here, in milliseconds, best of five: it tells runs on different machines apart. */
async function calibrate() {
  const page = await browser.newPage();
  const best = await page.evaluate(() => {
    const work = () => {
      const begin = performance.now();
      const numbers = Float64Array.from({ length: 400_000 }, (_, index) => (index * 7919) % 104_729);
      numbers.sort();
      const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 600 });
      const context = canvas.getContext("2d");
      for (let index = 0; index < 20_000; index += 1) context.fillText("table", index % 800, (index * 7) % 600);
      context.getImageData(0, 0, 1, 1);
      return performance.now() - begin;
    };
    return Math.min(...Array.from({ length: 5 }, work));
  });
  await page.close();
  return best;
}
