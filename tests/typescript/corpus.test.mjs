import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, corpusText, withoutCorpus } from "../support/crowfoot.mjs";
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
