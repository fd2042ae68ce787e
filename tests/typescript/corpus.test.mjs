import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPORTERS, fixtures } from "../database/kit/sources.mjs";
import { convert, corpusText, crowfoot, withoutCorpus } from "../support/crowfoot.mjs";
import { LINE_NAMES, ormOf } from "../support/drizzle-lines.mjs";
import { typeErrors } from "../support/typescript.mjs";

/** Real schemas, and what they are written for. */
const sources = [
  ["pg/pagila.sql", "postgres"],
  ["mysql/sakila.sql", "mysql"],
  ["sqlite/chinook.sql", "sqlite"],
];

test("real schemas become Drizzle for every database, and the strict compiler takes them", { skip: withoutCorpus() }, () => {
  const files = {};
  for (const [path, from] of sources) {
    const text = corpusText(path);
    for (const to of ["drizzle-pg", "drizzle-mysql", "drizzle-sqlite"]) {
      const schema = convert(text, from, to);
      assert.match(schema, /export const \w+ = (pg|mysql|sqlite)Table\(/, `${path} → ${to}`);
      assert.match(schema, /= relations\(/, `${path} → ${to}`);
      files[`${from}/${to}.ts`] = schema;
    }
  }
  assert.deepEqual(typeErrors(files), []);
});

for (const line of LINE_NAMES) {
  test(`so do the fixtures, for every database in ${line}`, () => {
    const files = {};
    for (const { name, from, path } of fixtures()) {
      for (const exporter of Object.values(EXPORTERS)) {
        files[`${name}/${exporter}.ts`] = crowfoot(["convert", path, "--from", from, "--to", exporter, "--line", line]);
      }
    }
    assert.deepEqual(typeErrors(files, ormOf(line)), []);
  });
}
