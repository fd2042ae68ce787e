import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, corpusText, withoutCorpus } from "../support/crowfoot.mjs";
import { withPostgres } from "../support/postgres.mjs";
import { assertSame, ofKind } from "./catalog/lines.mjs";
import { postgresCatalog } from "./catalog/postgres.mjs";
import { SAMPLES, golden, sample } from "./inputs.mjs";

/** Runs DDL in an empty PostgreSQL and tells what is there then, by the names of the script it came from. */
async function built(sql, { preparation = "", source = sql } = {}) {
  return withPostgres(async (database) => {
    // Documents may hold functions whose bodies are nonsense.
    await database.exec(`${preparation}; SET check_function_bodies = off`);
    await database.exec(sql);
    return postgresCatalog(database, source);
  });
}

/** The DDL runs, and importing what it made and exporting it again makes the same. */
async function survives(sql, preparation) {
  const first = await built(sql, { preparation });
  const again = convert(sql, "postgres", "postgres");
  assertSame(await built(again, { preparation, source: sql }), first, "exported again");
  return first;
}

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await survives(convert(document, "json", "postgres"));
    assert.equal(ofKind(found, "table").length, JSON.parse(document).tables.length);
  });
}

/** What the documents of the golden files take for granted. */
const PREPARATIONS = {
  schemas: `CREATE COLLATION "de-DE" FROM "C"`,
  types: `CREATE SEQUENCE s; CREATE TYPE "Odd ""type""" AS ENUM ()`,
};

for (const [name, sql] of golden("postgres")) {
  test(`golden ${name}`, async () => {
    // PostGIS and pgvector are not in this PostgreSQL.
    const foreign = /^.*( (geometry|vector|halfvec|sparsevec)\(| (postgis|vector);).*\n/gm;
    await survives(sql.replace(foreign, ""), PREPARATIONS[name]);
  });
}

for (const [path, tables] of [["pg/pagila.sql", 71], ["pg/chinook.sql", 11]]) {
  test(`${path}: what was imported is what is exported`, { skip: withoutCorpus(path) }, async () => {
    const original = runnable(corpusText(path));
    const first = await built(original);
    assert.equal(ofKind(first, "table").length, tables);
    const exported = convert(original, "postgres", "postgres");
    assertSame(await built(exported, { source: original }), first, "imported and exported");
    const again = convert(exported, "postgres", "postgres");
    assertSame(await built(again, { source: original }), first, "exported again");
  });
}

for (const path of ["mysql/chinook.sql", "mysql/sakila.sql", "sqlite/chinook.sql", "sqlite/sakila.sql"]) {
  test(`${path} becomes PostgreSQL`, { skip: withoutCorpus(path) }, async () => {
    const [dialect] = path.split("/");
    const found = await survives(convert(corpusText(path), dialect, "postgres"));
    assert.ok(ofKind(found, "constraint").some((line) => line.includes("FOREIGN KEY")));
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
