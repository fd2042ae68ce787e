import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, corpusText, withoutCorpus } from "../support/crowfoot.mjs";
import { withPostgres } from "../support/postgres.mjs";
import { SAMPLES, golden, sample } from "./inputs.mjs";
import { postgresSnapshot } from "./snapshots.mjs";

/** Runs DDL in an empty PostgreSQL and tells what is there then. */
async function built(sql) {
  return withPostgres(async (database) => {
    // Documents may hold functions whose bodies are nonsense.
    await database.exec("SET check_function_bodies = off");
    await database.exec(sql);
    return postgresSnapshot(database);
  });
}

/** The DDL runs, and importing what it made and exporting it again makes the same. */
async function survives(sql) {
  const first = await built(sql);
  const again = await built(convert(sql, "postgres", "postgres"));
  assert.deepEqual(again, first);
  return first;
}

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await survives(convert(document, "json", "postgres"));
    const tables = new Set(found.columns.map((column) => column.table));
    assert.equal(tables.size, JSON.parse(document).tables.length);
  });
}

for (const [name, sql] of golden("postgres")) {
  test(`golden ${name}`, async () => {
    // The types of PostGIS are not in this PostgreSQL.
    await survives(sql.replace(/^.* geometry\(.*\n/gm, ""));
  });
}

for (const [path, tables] of [["pg/pagila.sql", 22], ["pg/chinook.sql", 11]]) {
  test(`${path}: what was imported is what is exported`, { skip: withoutCorpus(path) }, async () => {
    const original = runnable(corpusText(path));
    const first = await built(original);
    assert.equal(new Set(first.columns.map((column) => column.table)).size, tables);
    const exported = convert(original, "postgres", "postgres");
    assert.deepEqual(await built(exported), first);
    assert.deepEqual(await built(convert(exported, "postgres", "postgres")), first);
  });
}

for (const path of ["mysql/chinook.sql", "mysql/sakila.sql", "sqlite/chinook.sql", "sqlite/sakila.sql"]) {
  test(`${path} becomes PostgreSQL`, { skip: withoutCorpus(path) }, async () => {
    const [dialect] = path.split("/");
    const found = await survives(convert(corpusText(path), dialect, "postgres"));
    assert.ok(found.constraints.some((constraint) => constraint.definition.startsWith("FOREIGN KEY")));
  });
}

/**
 * A script as psql would send it, without rows and without commands to psql itself and to the server as a whole.
 * pgvector is not in this PostgreSQL, so its one column becomes an array.
 */
function runnable(text) {
  return text
    .replace(/^INSERT INTO [^]*?;$/gm, "")
    .replace(/^(\\|CREATE DATABASE |DROP DATABASE ).*$/gm, "")
    .replace(/^(CREATE|COMMENT ON) EXTENSION .*vector.*$/gm, "")
    .replace(/^CREATE INDEX .* USING hnsw .*$/gm, "")
    .replaceAll("public.vector(20)", "real[]");
}
