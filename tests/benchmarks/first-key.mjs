// From the start of a navigation to the first character in the name of a new table, on an emulated 4G line:
// `node first-key.mjs DIST [--runs NUMBER]`. The built app is served compressed, and every run has a fresh profile.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const SYSTEM = "/usr/bin/chromium";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
/** Megabits a second, and milliseconds there and back. */
const LINE = { megabits: 9, latency: 60 };
const NAME = "users";
/** Between two keys, in milliseconds. */
const DELAY = 30;

const { values, positionals } = parseArgs({ options: { runs: { type: "string" } }, allowPositionals: true });
const [folder] = positionals;
const runs = Number(values.runs ?? 7);

const files = new Map();
function compressed(path) {
  if (!files.has(path)) files.set(path, gzipSync(readFileSync(path), { level: 9 }));
  return files.get(path);
}

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const file = join(folder, normalize(path === "/" ? "/index.html" : path));
  if (!file.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end();
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(compressed(file));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const url = `http://127.0.0.1:${server.address().port}/`;

const executablePath = process.env.CHROMIUM_PATH || (existsSync(SYSTEM) ? SYSTEM : undefined);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const results = [];
// The first run fills what the server and the browser keep of their own; it does not count.
for (let run = 0; run <= runs; run += 1) {
  const result = await once();
  if (run > 0) results.push(result);
}
await browser.close();
server.close();

const median = (name) => results.map((own) => own[name]).sort((a, b) => a - b)[Math.floor(results.length / 2)];
const range = (name) => {
  const all = results.map((own) => own[name]);
  return `${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)}`;
};
const line = (label, name) => console.log(`${label.padEnd(40)} ${median(name).toFixed(0).padStart(6)} ms   (${range(name)})`);
console.log(`${LINE.megabits} Mbit/s, ${LINE.latency} ms, gzip, ${runs} runs: median and range`);
line("page ready", "ready");
line("editing code there", "tools");
line("first character in the name of a table", "first");
line("whole name", "whole");
console.log(`names as typed: ${results.filter((own) => own.name === NAME).length} of ${runs}`);

async function once() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const throughput = (LINE.megabits * 1_000_000) / 8;
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LINE.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await page.addInitScript((name) => {
    const seen = (window.seen = {});
    const look = () => {
      const input = document.querySelector(".inline-input");
      if (input?.value === name[0] || (input && input.value.length > 1 && name.startsWith(input.value))) {
        seen.first ??= performance.now();
      }
      if (input?.value === name) seen.whole ??= performance.now();
      if (!seen.whole) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, NAME);
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => window.crowfoot !== undefined);
  const ready = await page.evaluate(() => window.crowfoot.ready.then(() => performance.now()));
  await page.getByRole("button", { name: /New design|Start blank/ }).click();
  await page.keyboard.type(`t${NAME}`, { delay: DELAY });
  await page.waitForFunction(() => window.seen.first).catch(() => undefined);
  await page.waitForTimeout(500);
  const { first = NaN, whole = NaN } = await page.evaluate(() => window.seen);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.crowfoot.idle());
  const tools = await page.evaluate(() => {
    const parts = performance.getEntriesByType("resource").filter((own) => own.name.includes("split_changing"));
    return Math.max(...parts.map((own) => own.responseEnd));
  });
  const text = await page.evaluate(() => window.crowfoot.document());
  const name = (typeof text === "string" ? JSON.parse(text) : text).tables?.[0]?.name;
  await context.close();
  return { ready, tools, first, whole, name };
}
