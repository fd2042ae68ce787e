import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { crowfoot } from "../support/crowfoot.mjs";
import { LINE_NAMES } from "../support/drizzle-lines.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const golden = here("../../crates/export/tests/golden/");
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
  const options = { parser: "typescript", singleQuote: true, printWidth: 100 };
  const changed = [];
  for (const [name, text] of schemas()) {
    if ((await prettier.format(text, options)) !== text) changed.push(name);
  }
  assert.deepEqual(changed, []);
});

test("the rules that Biome recommends find nothing", (t) => {
  mkdirSync(here("../test-results"), { recursive: true });
  const folder = mkdtempSync(here("../test-results/biome-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, linter: { rules: { recommended: true } } }));
  for (const [name, text] of schemas()) writeFileSync(join(folder, name), text);
  const biome = spawnSync(here("../node_modules/.bin/biome"), ["lint", "--error-on-warnings", "--colors=off", "."], { cwd: folder, encoding: "utf8" });
  assert.equal(biome.status, 0, `${biome.stdout}\n${biome.stderr}`);
});
