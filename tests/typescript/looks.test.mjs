import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CORPUS, crowfoot, withoutCorpus } from "../support/crowfoot.mjs";
import { LINE_NAMES } from "../support/drizzle-lines.mjs";
import { formatted, lint } from "../support/looks.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const golden = here("../../crates/export/tests/golden/");
const LONG = [["drizzle-pg", "pg/dhis2-base.sql"], ["drizzle-pg", "pg/coder.sql"], ["drizzle-mysql", "mysql/fleet.sql"], ["drizzle-mysql", "mysql/zabbix6.sql"]];
const EXPORTERS = ["drizzle-pg", "drizzle-mysql", "drizzle-sqlite"];

/** The golden schemas, and the samples of the start page in every dialect and line. */
function schemas() {
  const files = new Map();
  for (const exporter of EXPORTERS) {
    for (const name of readdirSync(golden + exporter).filter((name) => name.endsWith(".ts"))) {
      files.set(`${exporter}-${name}`, readFileSync(`${golden}${exporter}/${name}`, "utf8"));
    }
    for (const sample of ["shop", "library", "ticketing"]) {
      for (const line of LINE_NAMES) {
        const text = crowfoot(["convert", here(`../../public/samples/${sample}.json`), "--to", exporter, "--line", line]);
        files.set(`${sample}-${exporter}-${line}.ts`, text);
      }
    }
  }
  return files;
}

test("Prettier changes nothing", async () => {
  const changed = [];
  for (const [name, text] of schemas()) {
    if ((await formatted(text)) !== text) changed.push(name);
  }
  assert.deepEqual(changed, []);
});

test("nor in schemas with long names", { skip: withoutCorpus() }, async () => {
  const changed = [];
  for (const [exporter, path] of LONG) {
    for (const [line, options, style] of [["0.45", [], {}], ["1.0", ["--no-semicolons", "--quotes", "double"], { semi: false, singleQuote: false }]]) {
      const text = crowfoot(["convert", CORPUS + path, "--to", exporter, "--line", line, ...options]);
      if ((await formatted(text, style)) !== text) changed.push(`${path} ${line}`);
    }
  }
  assert.deepEqual(changed, []);
});

test("the rules that Biome recommends find nothing", (t) => {
  mkdirSync(here("../test-results"), { recursive: true });
  const folder = mkdtempSync(here("../test-results/biome-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.equal(lint(Object.fromEntries(schemas()), folder), "");
});
