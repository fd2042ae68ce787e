// From the start of a navigation to a page that is ready and to the first edit, on emulated lines, beside the element of
// erd-editor: `node first-key.mjs DIST [--runs NUMBER]`. Both are served compressed, take turns, and have a fresh profile in each run.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { crowfoot, erdEditor } from "./first-key/editors.mjs";
import { serve } from "./first-key/serve.mjs";

const SYSTEM = "/usr/bin/chromium";
/** Megabits a second, and milliseconds there and back. */
const LINES = [
  { name: "4G", megabits: 9, latency: 60 },
  { name: "3G", megabits: 1.6, latency: 150 },
];

const { values, positionals } = parseArgs({ options: { runs: { type: "string" } }, allowPositionals: true });
const runs = Number(values.runs ?? 7);
const editors = [crowfoot(resolve(positionals[0])), erdEditor()];
for (const editor of editors) Object.assign(editor, await serve(editor.folder, editor.page));

const executablePath = process.env.CHROMIUM_PATH || (existsSync(SYSTEM) ? SYSTEM : undefined);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
console.log(`median and range of ${runs} runs, in milliseconds\n`);
console.log("| line | editor | ready | first edit | requests | KB | as typed |\n| --- | --- | --- | --- | --- | --- | --- |");
for (const line of LINES) await compare(line);
await browser.close();
for (const editor of editors) editor.stop();

async function compare(line) {
  const results = new Map(editors.map((editor) => [editor, []]));
  // The first run fills what the server and the browser keep of their own; it does not count.
  for (let run = 0; run <= runs; run += 1) {
    for (const editor of editors) {
      const result = await once(editor, line);
      if (run > 0) results.get(editor).push(result);
    }
  }
  const [own, other] = editors.map((editor) => results.get(editor));
  for (const editor of editors) {
    const all = results.get(editor);
    const typed = all.filter((result) => result.isAsTyped).length;
    const kilobytes = (median(all, "bytes") / 1000).toFixed(0);
    const cells = [line.name, editor.name, figure(all, "ready"), figure(all, "first"), median(all, "requests"), kilobytes, `${typed} of ${runs}`];
    console.log(`| ${cells.join(" | ")} |`);
  }
  const ratio = (name) => (median(own, name) / median(other, name)).toFixed(2);
  console.log(`| ${line.name} | ratio | ${ratio("ready")} | ${ratio("first")} | | | |`);
}

function median(results, name) {
  return results.map((own) => own[name]).sort((a, b) => a - b)[Math.floor(results.length / 2)];
}

function figure(results, name) {
  const all = results.map((own) => own[name]);
  return `${median(results, name).toFixed(0)} (${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)})`;
}

async function once(editor, line) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const devtools = await context.newCDPSession(page);
  const throughput = (line.megabits * 1_000_000) / 8;
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await editor.prepare(page);
  await page.goto(editor.url, { waitUntil: "commit" });
  const ready = await editor.ready(page);
  const { requests, bytes } = await page.evaluate(() => {
    const all = [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")];
    const loaded = all.filter((own) => own.responseEnd > 0);
    return { requests: loaded.length, bytes: loaded.reduce((sum, own) => sum + own.encodedBodySize, 0) };
  });
  const first = await editor.edit(page);
  const isAsTyped = await editor.isAsTyped(page);
  await context.close();
  return { ready, first, requests, bytes, isAsTyped };
}
