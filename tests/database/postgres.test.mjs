import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, corpusText } from "../support/crowfoot.mjs";
import { withPostgres } from "../support/postgres.mjs";
import { assertSame, ofKind } from "./catalog/lines.mjs";
import { postgresCatalog } from "./catalog/postgres.mjs";
import { SAMPLES, corpusFiles, golden, sample } from "./inputs.mjs";

/** Runs DDL in an empty PostgreSQL and tells what is there then, by the names of the script it came from. */
async function built(sql, { preparation = "", source = sql } = {}) {
  return withPostgres(async (database) => {
    // Documents may hold functions whose bodies are nonsense.
    await database.exec(`${roles(source)}; ${preparation}; SET check_function_bodies = off`);
    await database.exec(sql);
    return postgresCatalog(database, source);
  });
}

/** The DDL runs, and importing what it made and exporting it again makes the same. */
async function survives(sql, preparation) {
  const first = await built(sql, { preparation });
  const again = convert(sql, "postgres", "postgres");
  if (again !== sql) assertSame(await built(again, { preparation, source: sql }), first, "exported again");
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

/** Scripts that no server takes as they are, and of which not even the export can be whole. */
const BROKEN = {
  "pg/adventureworks-pgdump.sql": "uses types that it does not create",
  "pg/musicbrainz.sql": "calls functions of other scripts",
  "pg/skihub-supabase-migrations.sql": "has functions that end in the middle",
  "pg/supabase-postgres15.sql": "is a part of what the host sets up",
};

/**
 * Scripts that are wrong somewhere, but of which the importer makes a whole, and one of which this PostgreSQL, when it
 * has run it as it is, finds no comments.
 */
const FORGIVEN = ["pg/adventureworks-install.sql", "pg/dokploy-drizzle-migrations.sql"];

for (const path of corpusFiles("pg")) {
  test(`${path}: what was imported is what is exported`, { skip: BROKEN[path] }, async () => {
    const original = runnable(corpusText(path));
    if (FORGIVEN.includes(path)) {
      await survives(convert(original, "postgres", "postgres"));
      return;
    }
    const options = { source: original };
    const first = await built(original, options);
    const exported = convert(original, "postgres", "postgres");
    assertSame(await built(exported, options), first, "imported and exported");
    const again = convert(exported, "postgres", "postgres");
    if (again !== exported) assertSame(await built(again, options), first, "exported again");
  });
}

for (const path of [...corpusFiles("mysql"), ...corpusFiles("sqlite")]) {
  test(`${path} becomes PostgreSQL`, async () => {
    const dialect = path.startsWith("mysql/") ? "mysql" : "sqlite";
    await survives(convert(corpusText(path), dialect, "postgres"));
  });
}

/**
 * A script as psql would send it, without rows, without commands to psql itself and to the server as a whole, and
 * with arrays, texts and nothing in place of what belongs to extensions that this PostgreSQL cannot have.
 */
function runnable(text) {
  const writes = /\b(INSERT|UPDATE|DELETE)\b/;
  return text
    .replace(/^COPY [^]*?^\\\.$/gm, "")
    .replace(/^WITH [^]*?;(?=\s*$|-->)/gm, (query) => (writes.test(query) ? "" : query))
    .replace(/^(INSERT INTO|insert into) [^]*?;(?=\s*$|-->)/gm, "")
    .replace(/^(\\|CREATE DATABASE |DROP DATABASE ).*$/gm, "")
    .replace(/^(CREATE|COMMENT ON) EXTENSION .*(vector|postgis|pgsodium|pg_partman|pg_graphql|supabase_vault|pgjwt|pg_stat).*$/gm, "")
    .replace(/^CREATE INDEX .* USING hnsw .*$/gm, "")
    .replace(/^CREATE INDEX .* USING gist \(\w*geo\w*\);$/gm, "")
    .replaceAll("public.vector(20)", "real[]")
    .replace(/\b(public\.)?(geometry|geography)(\([^)]*\))?(?=[ ,\n])(?! geometry)/g, "text")
    .replaceAll("@cdmDatabaseSchema.", "");
}

/** Roles are there for the whole server; scripts take theirs for granted. */
function roles(text) {
  const named = text.matchAll(/(?:OWNER TO|\bTO|\bFROM) "?(\w+)"?(?= *;)/gi);
  const names = new Set([...named].map((found) => found[1]));
  return [...names].map((name) => `
    DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}')
    THEN CREATE ROLE "${name}"; END IF; END $$;`).join("");
}
