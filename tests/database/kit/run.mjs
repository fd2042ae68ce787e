// Holds what drizzle-kit makes of each schema against our own DDL: `node run.mjs 0.45,1.0 pg/,fixtures/`. One line a schema and line of Drizzle, or
// with `--json` one of JSON with everything; then what Drizzle does not hold, by the number of lines of the catalogs. The exit code is 1 if anything else
// differs: the strict compiler does not take a schema, drizzle-kit would find something to do after our first migration, or Prettier or Biome to change.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ormOf } from "../../support/drizzle-lines.mjs";
import { assertSettled, written } from "../../support/first-migration.mjs";
import { formatted, lint } from "../../support/looks.mjs";
import { stop as stopMariadb } from "../../support/mariadb.mjs";
import { stop as stopPostgres } from "../../support/postgres.mjs";
import { typeErrors } from "../../support/typescript.mjs";
import { ofDdl, ofKit } from "./compare.mjs";
import { EXPORTERS, corpus, fixtures } from "./sources.mjs";

const isJson = process.argv.includes("--json");
const [lines = "0.45,1.0", names = ""] = process.argv.slice(2).filter((argument) => argument !== "--json");
const wanted = names.split(",");
/** As many schemas as the compiler gets at a time: it keeps the types of all of them in memory. */
const TOGETHER = 12;
const folder = mkdtempSync(join(tmpdir(), "crowfoot-kit-"));
const reasons = {};
/** The schemas of each line, by the names of their files. */
const schemas = {};
let [all, exact, objects] = [0, 0, 0];

for (const source of [...fixtures(), ...corpus()].filter(({ name }) => wanted.some((start) => name.startsWith(start)))) {
  let ours;
  for (const line of lines.split(",")) {
    let found;
    try {
      ours ??= await ofDdl(source);
      const { schema, statements, ...rest } = await ofKit(line, source, ours);
      schemas[line] ??= {};
      schemas[line][`${source.name}.ts`] = schema;
      await assertFinished(source, line, schema);
      found = { statements: statements.length, ddlRefused: ours.refused, ...rest };
    } catch (error) {
      found = { error: error.stack, refused: [], lines: [] };
    }
    const isExact = !found.error && found.refused.length + found.lines.length === 0;
    all += 1;
    exact += Number(isExact);
    objects += found.objects ?? 0;
    for (const [reason, count] of Object.entries(found.reasons ?? {})) reasons[reason] = (reasons[reason] ?? 0) + count;
    if (isJson) console.log(JSON.stringify({ name: source.name, line, ...found }));
    else if (isExact) console.log(`${source.name} ${line}: ${found.objects} objects`);
    else console.log([`${source.name} ${line} DIFFERS`, found.error, ...found.refused.map(({ message }) => message), ...found.lines].filter(Boolean).slice(0, 20).join("\n  "));
  }
}
if (!isJson) {
  console.log(`\n${exact} of ${all} as documented, ${objects} objects`);
  for (const [reason, count] of Object.entries(reasons).sort(([, one], [, other]) => other - one)) console.log(`${String(count).padStart(6)}  ${reason}`);
}
await stopMariadb();
await stopPostgres();
let isTyped = true;
for (const [line, files] of Object.entries(schemas)) {
  const errors = Object.keys(files).flatMap((_, at, names) => (at % TOGETHER ? [] : typeErrors(pick(files, names.slice(at, at + TOGETHER)), ormOf(line))));
  isTyped &&= errors.length === 0;
  const wrong = new Set(errors.map((text) => text.split(".ts:")[0])).size;
  const count = Object.keys(files).length;
  const linted = lint(files, join(folder, "lint"));
  isTyped &&= linted === "";
  if (!isJson) console.log(linted || `\nBiome finds nothing in ${Object.keys(files).length} for ${line}`);
  if (!isJson) console.log([`\nthe strict compiler takes ${count - wrong} of ${count} for ${line}`, ...errors.slice(0, 40)].join("\n  "));
}
rmSync(folder, { recursive: true });
process.exitCode = exact === all && isTyped ? 0 : 1;

/** Holds that drizzle-kit finds nothing to do after the first migration, and Prettier nothing to change. */
async function assertFinished({ name, from, dialect, path }, line, schema) {
  const own = join(folder, "own");
  rmSync(own, { recursive: true, force: true });
  await assertSettled(written(path, EXPORTERS[dialect], line, own, ["--from", from]), EXPORTERS[dialect], line, name);
  assert.equal(await formatted(schema), schema, name);
}

function pick(files, names) {
  return Object.fromEntries(names.map((name) => [name, files[name]]));
}
