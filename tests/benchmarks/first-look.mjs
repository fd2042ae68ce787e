// How soon a pasted schema is on show: `node first-look.mjs URL… [--rounds NUMBER] [--only NAME,NAME] [--json FILE]`, with a build of the
// app served at each URL. Every schema is pasted on the start page of a fresh profile three times; several builds take
// turns, so that a busy machine is busy for all of them. Times are from the press of "Import" on, in milliseconds.
import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { subjects } from "./browser/subjects.mjs";

const SYSTEM = "/usr/bin/chromium";
const SIZES = ["50 tables", "200 tables", "1000 tables"];
const TIMES = 3;

const { values, positionals: urls } = parseArgs({
  options: { rounds: { type: "string" }, only: { type: "string" }, json: { type: "string" } },
  allowPositionals: true,
});
const executablePath = process.env.CHROMIUM_PATH || (existsSync(SYSTEM) ? SYSTEM : undefined);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const wanted = values.only?.split(",") ?? SIZES;
const runs = [];
for (const subject of subjects().filter(({ name }) => wanted.includes(name))) {
  for (let round = 0; round < Number(values.rounds ?? 3); round += 1) {
    for (const url of urls) runs.push({ subject: subject.name, url, looks: await look(url, subject.text()) });
  }
}
await browser.close();
if (values.json) writeFileSync(values.json, `${JSON.stringify(runs, null, 1)}\n`);
report();

async function look(url, text) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const looks = [];
  await page.goto(url);
  for (let time = 0; time < TIMES; time += 1) {
    await page.evaluate(() => window.crowfoot.ready.then(() => window.crowfoot.idle()));
    await page.locator(".paste-door textarea").focus();
    // Typing so much by script takes Chromium minutes, a paste no time.
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.keyboard.press("ControlOrMeta+v");
    await page.evaluate(listen);
    await page.locator(".paste-door button").first().click();
    looks.push(await page.evaluate(() => window.look));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "All designs" }).click();
  }
  await context.close();
  return looks;
}

/** Runs in the page: notes when the design is on show, and when nothing is left to be done. */
function listen() {
  window.look = new Promise((resolve) => {
    let begin;
    window.addEventListener("click", () => (begin = performance.now()), { capture: true, once: true });
    let first = true;
    window.crowfoot.on("load", () => {
      if (begin === undefined || !first) return;
      first = false;
      // The frame that has the drawing, and what comes behind it.
      requestAnimationFrame(() => {
        setTimeout(async () => {
          const shown = performance.now() - begin;
          await window.crowfoot.idle();
          resolve({ shown, settled: performance.now() - begin });
        });
      });
    });
  });
}

function report() {
  const head = ["schema", "build", ...["first", "second", "third"].map((time) => `${time}: shown, settled`)];
  console.log(`| ${head.join(" | ")} |\n|${" --- |".repeat(head.length)}`);
  for (const subject of wanted) {
    for (const url of urls) {
      const own = runs.filter((run) => run.subject === subject && run.url === url);
      const figure = (time, key) => median(own.map(({ looks }) => looks[time][key])).toFixed(0);
      const cells = Array.from({ length: TIMES }, (_, time) => `${figure(time, "shown")}, ${figure(time, "settled")}`);
      console.log(`| ${[subject, url, ...cells].join(" | ")} |`);
    }
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
