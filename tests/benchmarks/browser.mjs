// How long an import takes in the browser, and what it does to the frames meanwhile: `node browser.mjs URL`, with the app
// served there. Every run is a first import in a fresh profile, so that the start of the worker is part of it.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const TABLES = 1000;
const RUNS = 5;
const SYSTEM = "/usr/bin/chromium";

const [url] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM_PATH || (existsSync(SYSTEM) ? SYSTEM : undefined);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const script = dump(TABLES);
const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await measure(script));
await browser.close();

console.log(`${TABLES} tables, ${(script.length / 1000).toFixed(0)} KB, ${RUNS} first imports: best and median`);
const rows = [
  ["the worker is there, ms", "started"],
  ["everything is read, ms", "read"],
  ["the design is on show, ms", "shown"],
  ["lines, review and saving are done, ms", "settled"],
  ["longest task of the page, ms", "longest"],
  ["frame interval until it is on show, 95th percentile, ms", "frame"],
];
for (const [label, key] of rows) {
  const values = runs.map((run) => run[key]).sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)];
  console.log(label.padEnd(58), values[0].toFixed(0).padStart(6), middle.toFixed(0).padStart(6));
}

async function measure(script) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.seen = { longest: 0, frames: [] };
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", ({ data }) => {
          const name = { ready: "started", placing: "read" }[data.type];
          if (name) window.seen[name] = performance.now();
        });
      }
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.seen.longest = Math.max(window.seen.longest, entry.duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  await page.goto(url);
  await page.evaluate(() => window.crowfoot.ready.then(() => window.crowfoot.idle()));
  const seen = await page.evaluate(async (script) => {
    const { seen } = window;
    let last = performance.now();
    const frame = (now) => {
      if (!seen.shown) seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const begin = performance.now();
    seen.longest = 0;
    window.crowfoot.on("load", () => (seen.shown ??= performance.now()));
    await window.crowfoot.load(script, "postgres");
    await window.crowfoot.idle();
    return { ...seen, settled: performance.now(), begin };
  }, script);
  await context.close();
  const since = (time) => time - seen.begin;
  const frames = seen.frames.sort((a, b) => a - b);
  return {
    started: since(seen.started),
    read: since(seen.read),
    shown: since(seen.shown),
    settled: since(seen.settled),
    longest: seen.longest,
    frame: frames[Math.floor(frames.length * 0.95)],
  };
}

/** A dump as `pg_dump` writes it: tables of twelve columns, keys and relations behind them. */
function dump(tables) {
  const types = ["text NOT NULL", "integer DEFAULT 0 NOT NULL", "timestamp with time zone", "boolean", "numeric(10,2)"];
  const parts = ["SET client_encoding = 'UTF8';\n"];
  const keys = [];
  for (let table = 0; table < tables; table += 1) {
    const columns = ["    id bigint NOT NULL"];
    for (let column = 0; column < 9; column += 1) columns.push(`    column_${column} ${types[column % types.length]}`);
    columns.push("    parent_id bigint", "    other_id bigint");
    parts.push(`CREATE TABLE public.table_${table} (\n${columns.join(",\n")}\n);\n`);
    keys.push(`ALTER TABLE ONLY public.table_${table}\n    ADD CONSTRAINT table_${table}_pkey PRIMARY KEY (id);\n`);
    // Most tables refer to a few central ones, some to any other.
    const targets = [["parent_id", (table * 31) % Math.max(1, Math.min(table, 60))]];
    if (table % 2) targets.push(["other_id", (table * 7919) % table]);
    for (const [column, target] of targets) {
      keys.push(`ALTER TABLE ONLY public.table_${table}\n    ADD CONSTRAINT table_${table}_${column}_fkey FOREIGN KEY (${column}) REFERENCES public.table_${target}(id);\n`);
    }
  }
  return [...parts, ...keys].join("\n");
}
