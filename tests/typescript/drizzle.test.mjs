import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Many, One, Table, createTableRelationsHelpers, extractTablesRelationalConfig, normalizeRelation } from "drizzle-orm";
import * as mysql from "drizzle-orm/mysql-core";
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";
import ts from "typescript";
import { typeErrors } from "../support/typescript.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const golden = here("../../crates/export/tests/golden/");
const dialects = {
  "drizzle-pg": [pg.getTableConfig, new pg.PgDialect()],
  "drizzle-mysql": [mysql.getTableConfig, new mysql.MySqlDialect()],
  "drizzle-sqlite": [sqlite.getTableConfig, new sqlite.SQLiteSyncDialect()],
};

/** The golden schemas of all dialects, which a Rust test holds against what the exporters write. */
function schemas() {
  return Object.keys(dialects).flatMap((dialect) =>
    readdirSync(golden + dialect)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => [`${dialect}/${name}`, readFileSync(`${golden}${dialect}/${name}`, "utf8")]),
  );
}

test("every schema and its use satisfies the strict compiler with the real packages", () => {
  const files = Object.fromEntries(schemas());
  assert.ok(Object.keys(files).length >= 21);
  for (const name of readdirSync(here("usage"))) {
    files[name] = readFileSync(here(`usage/${name}`), "utf8");
  }
  assert.deepEqual(typeErrors(files), []);
});

test("the compiler finds a mistake in a schema", () => {
  const text = readFileSync(`${golden}drizzle-pg/sqlite.ts`, "utf8");
  assert.notDeepEqual(typeErrors({ "schema.ts": text.replace("artist.artistId", "artist.nothing") }), []);
  assert.notDeepEqual(typeErrors({ "schema.ts": text.replace("import {", "import { index as unused,") }), []);
});

test("Drizzle loads every schema: constraints, checks and relations resolve", async (t) => {
  mkdirSync(here("../test-results"), { recursive: true });
  const folder = mkdtempSync(here("../test-results/schemas-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of schemas()) {
    const path = join(folder, name.replace("/", "-").replace(".ts", ".mjs"));
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    writeFileSync(path, ts.transpileModule(text, { compilerOptions: options }).outputText);
    const schema = await import(pathToFileURL(path));
    const [getTableConfig, dialect] = dialects[name.split("/")[0]];
    for (const table of Object.values(schema).filter((value) => value instanceof Table)) {
      const config = getTableConfig(table);
      config.foreignKeys.forEach((key) => assert.ok(key.reference().foreignColumns.length > 0));
      config.checks.forEach((check) => assert.ok(dialect.sqlToQuery(check.value).sql.length > 0, check.name));
      for (const { config: index } of config.indexes) {
        if (index.where) assert.ok(dialect.sqlToQuery(index.where).sql.length > 0, index.name);
      }
    }
    const { tables, tableNamesMap } = extractTablesRelationalConfig(schema, createTableRelationsHelpers);
    for (const table of Object.values(tables)) {
      for (const [key, relation] of Object.entries(table.relations)) {
        assert.ok(relation instanceof One || relation instanceof Many);
        assert.ok(!(key in table.columns), `${name}: ${key} is a column and a relation`);
        const { fields, references } = normalizeRelation(tables, tableNamesMap, relation);
        assert.equal(fields.length, references.length, `${name}: ${table.tsName}.${key}`);
      }
    }
  }
});
