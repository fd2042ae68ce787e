import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CORPUS, crowfoot, withoutCorpus } from "../support/crowfoot.mjs";
import { LINE_NAMES, loaded, ormOf, snapshots } from "../support/drizzle-lines.mjs";
import { comparable } from "../support/first-migration.mjs";
import { formatted, lint } from "../support/looks.mjs";
import { typeErrors } from "../support/typescript.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SAMPLES = ["library", "ticketing"].map((name) => here(`../../public/samples/${name}.json`));
const FIXTURES = readdirSync(here("../fixtures/layout")).map((name) => here(`../fixtures/layout/${name}`));
const REAL = { "drizzle-pg": "pg/pagila.sql", "drizzle-mysql": "mysql/sakila.sql", "drizzle-sqlite": "sqlite/chinook.sql" };
const EXPORTERS = { "drizzle-pg": "postgres", "drizzle-mysql": "mysql", "drizzle-sqlite": "sqlite" };

/** What a schema can be told, and how Prettier is told the same. */
const CHOICES = [
  [["--layout", "file", "--casing", "snake_case", "--shared-columns"], {}],
  [["--layout", "tables", "--quotes", "double"], { singleQuote: false }],
  [["--layout", "tables", "--casing", "snake_case", "--shared-columns", "--no-semicolons"], { semi: false }],
  [["--layout", "areas", "--relations-file", "--check-enums"], {}],
  [["--layout", "areas", "--casing", "snake_case", "--shared-columns", "--check-enums"], {}],
];

/** A folder for a test alone. */
function folderOf(t) {
  mkdirSync(here("../test-results"), { recursive: true });
  const folder = mkdtempSync(here("../test-results/layout-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a design into a folder; returns the modules by their paths, the first one, and the snapshot. */
function written(source, exporter, line, options, folder) {
  rmSync(folder, { recursive: true, force: true });
  crowfoot(["convert", source, "--to", exporter, "--line", line, "--migrations", ...options, "--out", folder]);
  const paths = readdirSync(folder, { recursive: true });
  const read = (path) => readFileSync(join(folder, path), "utf8");
  const files = Object.fromEntries(paths.filter((path) => path.endsWith(".ts")).map((path) => [path, read(path)]));
  const snapshot = read(paths.find((path) => path.endsWith("snapshot.json")));
  return { files, entry: "schema/index.ts" in files ? "schema/index.ts" : "schema.ts", snapshot };
}

/** The lines of a script, wherever its tables are and keys are added. */
function statements(ddl) {
  const text = ddl.replace(/^--.*$/gm, "").replace(/\n +(REFERENCES|FOREIGN KEY|ON (DELETE|UPDATE))/g, " $1").replace(/ALTER TABLE \S+\s+ADD /g, "");
  return text.split("\n").map((line) => line.trim().replace(/[,;]$/, "")).sort();
}

async function assertLaidOut(t, sources, exporters = Object.keys(EXPORTERS)) {
  const folder = folderOf(t);
  for (const line of LINE_NAMES) {
    const typed = {};
    for (const source of sources) {
      for (const exporter of exporters) {
        const dialect = EXPORTERS[exporter];
        const plain = written(source, exporter, line, ["--layout", "file"], join(folder, "plain"));
        const imported = crowfoot(["convert", join(folder, "plain"), "--from", "drizzle", "--to", dialect]);
        for (const [at, [options, style]] of CHOICES.entries()) {
          const what = `${source} as ${exporter} for ${line}: ${options.join(" ")}`;
          const own = join(folder, "own");
          const { files, entry, snapshot } = written(source, exporter, line, options, own);
          const casing = line === "0.45" && options.includes("snake_case") ? "snake_case" : undefined;
          const [, kit] = await snapshots(line, exporter, loaded(line, files, entry), casing);
          assert.deepEqual(comparable(JSON.parse(snapshot)), comparable(kit), what);
          assert.equal(snapshot, plain.snapshot, what);
          assert.deepEqual(statements(crowfoot(["convert", own, "--from", "drizzle", "--to", dialect])), statements(imported), what);
          for (const [path, text] of Object.entries(files)) {
            assert.equal(await formatted(text, style), text, `${what}: ${path}`);
            if (path !== "drizzle.config.ts") typed[`${sources.indexOf(source)}-${exporter}-${at}/${path}`] = text;
          }
        }
      }
    }
    assert.deepEqual(typeErrors(typed, ormOf(line)), []);
    assert.equal(lint(typed, join(folder, "lint")), "");
  }
}

test("samples are the same schema in every layout", (t) => assertLaidOut(t, SAMPLES));

test("so are schemas with names of modules, cycles, and much that is shared", (t) => assertLaidOut(t, FIXTURES));

for (const [exporter, path] of Object.entries(REAL)) {
  test(`so is ${path}`, { skip: withoutCorpus(path) }, (t) => assertLaidOut(t, [join(CORPUS, path)], [exporter]));
}

test("drizzle-kit reads several files and finds nothing to do", (t) => {
  const own = join(folderOf(t), "own");
  written(SAMPLES[1], "drizzle-pg", "0.45", ["--layout", "areas", "--casing", "snake_case", "--shared-columns"], own);
  symlinkSync(here("../node_modules"), join(own, "node_modules"));
  const kit = join(own, "node_modules/drizzle-kit/bin.cjs");
  const ended = spawnSync(process.execPath, [kit, "generate"], { cwd: own, encoding: "utf8" });
  assert.match(ended.stdout, /No schema changes/, ended.stdout + ended.stderr);
});

test("above 60 tables there is a file a table, unless the result is one", (t) => {
  const folder = join(folderOf(t), "large");
  const sql = Array.from({ length: 61 }, (_, at) => `CREATE TABLE t${at} (id integer PRIMARY KEY);`).join("\n");
  const convert = (...options) => crowfoot(["convert", "-", "--from", "postgres", "--to", "drizzle-pg", ...options], { input: sql });
  convert("--out", folder);
  assert.equal(readdirSync(join(folder, "schema")).length, 62);
  assert.match(convert(), /pgTable\('t60'/);
});
