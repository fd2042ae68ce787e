import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, corpusText } from "../support/crowfoot.mjs";
import { withSqlite } from "../support/sqlite.mjs";
import { assertSame, ofKind } from "./catalog/lines.mjs";
import { sqliteCatalog } from "./catalog/sqlite.mjs";
import { SAMPLES, corpusFiles, golden, sample } from "./inputs.mjs";

/** Runs DDL in an empty SQLite and tells what is there then. */
async function built(sql) {
  return withSqlite((database) => {
    database.run(sql);
    return sqliteCatalog(database);
  });
}

/** The DDL runs, and importing what it made and exporting it again makes the same. */
async function survives(sql) {
  const first = await built(sql);
  const again = convert(sql, "sqlite", "sqlite");
  if (again !== sql) assertSame(await built(again), first, "exported again");
  return first;
}

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await survives(convert(document, "json", "sqlite"));
    // Partitions are no tables of their own in SQLite.
    const tables = JSON.parse(document).tables.filter((table) => !table.partitionOf);
    assert.equal(ofKind(found, "table").length, tables.length);
  });
}

for (const [name, sql] of golden("sqlite")) {
  test(`golden ${name}`, () => survives(sql));
}

/** Scripts of several databases with tables of the same names. */
const SEVERAL = ["sqlite/matrix-rust-sdk.sql"];

for (const path of corpusFiles("sqlite")) {
  test(`${path}: what was imported is what is exported`, async () => {
    // SQLite itself has no comments with a number sign, but programs that send scripts to it do.
    const original = corpusText(path).replace(/(^|\s)#.*$/gm, "$1");
    if (SEVERAL.includes(path)) {
      await survives(convert(original, "sqlite", "sqlite"));
      return;
    }
    const first = await built(original);
    const exported = convert(original, "sqlite", "sqlite");
    assertSame(await built(exported), first, "imported and exported");
    const again = convert(exported, "sqlite", "sqlite");
    if (again !== exported) assertSame(await built(again), first, "exported again");
  });
}

for (const path of [...corpusFiles("pg"), ...corpusFiles("mysql")]) {
  test(`${path} becomes SQLite`, async () => {
    const dialect = path.startsWith("pg/") ? "postgres" : "mysql";
    await survives(convert(corpusText(path), dialect, "sqlite"));
  });
}
