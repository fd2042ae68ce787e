import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, corpusText } from "../support/crowfoot.mjs";
import { withMariadb } from "../support/mariadb.mjs";
import { assertSame } from "./catalog/lines.mjs";
import { mysqlCatalog } from "./catalog/mysql.mjs";
import { SAMPLES, corpusFiles, golden, sample } from "./inputs.mjs";

/** Runs DDL in an empty MariaDB and tells what is there then, by the names of the script it came from. */
async function built(sql, source = sql) {
  return withMariadb((database) => {
    // Views and routines may name the database of the script.
    const name = ownDatabase(source) ?? "crowfoot";
    database.run(`CREATE DATABASE IF NOT EXISTS ${name}; USE ${name};\n${forMariadb(sql)}`);
    return mysqlCatalog(database, source);
  });
}

/** The DDL runs, and importing what it made and exporting it again makes the same. */
async function survives(sql) {
  const first = await built(sql);
  const again = convert(sql, "mysql", "mysql");
  // What is in several databases comes back from one.
  const comparable = again !== sql && !sql.includes("CREATE SCHEMA");
  if (comparable) assertSame(await built(again, sql), first, "exported again");
  return first;
}

for (const name of SAMPLES) {
  test(`sample ${name}`, async () => {
    const document = sample(name);
    const found = await survives(convert(document, "json", "mysql"));
    // Partitions are no tables of their own in MySQL.
    const tables = JSON.parse(document).tables.filter((table) => !table.partitionOf);
    const written = new Set(found.filter((line) => line.startsWith("table ")).map((line) => JSON.parse(line.slice(6)).table));
    assert.equal(written.size, tables.length);
  });
}

for (const [name, sql] of golden("mysql")) {
  test(`golden ${name}`, () => survives(sql));
}

/** Scripts that no server takes. */
const BROKEN = ["mysql/magento2-sales.sql"];

for (const path of corpusFiles("mysql")) {
  test(`${path}: what was imported is what is exported`, async () => {
    const original = runnable(corpusText(path));
    if (BROKEN.includes(path)) {
      await survives(convert(original, "mysql", "mysql"));
      return;
    }
    const first = await built(original);
    const exported = convert(original, "mysql", "mysql");
    assertSame(await built(exported, original), first, "imported and exported");
    const again = convert(exported, "mysql", "mysql");
    if (again !== exported) assertSame(await built(again, original), first, "exported again");
  });
}

for (const path of [...corpusFiles("pg"), ...corpusFiles("sqlite")]) {
  test(`${path} becomes MySQL`, async () => {
    const dialect = path.startsWith("pg/") ? "postgres" : "sqlite";
    await survives(convert(corpusText(path), dialect, "mysql"));
  });
}

/** The database that a script makes for itself, where it is one. */
function ownDatabase(script) {
  const names = new Set([...script.matchAll(/^USE +`?(\w+)`? *;/gim)].map((found) => found[1]));
  return names.size === 1 ? [...names][0] : undefined;
}

/** A script without rows, without commands to the client, and with something in the gaps that a program fills. */
function runnable(text) {
  const script = `SET FOREIGN_KEY_CHECKS = 0;\n${text}`
    .replaceAll("\uFEFF", "")
    .replace(/^(INSERT|LOAD DATA) [^]*?;$/gim, "")
    .replace(/^source .*$/gim, "")
    .replaceAll("%TABLE_PREFIX%", "")
    // A comment that ends earlier than its author thought.
    .replaceAll("Events_*/", "Events_")
    .replaceAll("@ZM_MYSQL_ENGINE@", "InnoDB")
    .replaceAll("{$NAMESPACE}", "phabricator")
    .replace(/\{\$CHARSET\w*\}/g, "utf8mb4")
    .replace(/\{\$COLLATE\w*\}/g, "utf8mb4_bin")
    // Words that MariaDB reserves and MySQL does not.
    .replace(/^\s*offset (?=int)/gm, "`offset` ");
  return ownDatabase(script) ? script.replace(/^(CREATE|DROP) (DATABASE|SCHEMA) [^;]*;/gim, "") : script;
}

/** What MySQL has and MariaDB has not: keys over expressions, which are left out, and NOT NULL for what is generated. */
function forMariadb(sql) {
  return sql
    .replace(/,\n +(?:UNIQUE )?INDEX [^\n]*? \((?:[^\n]*, )?\([^\n]*?(?=,?\n)/g, "")
    // Its CHAR depends on the mode of the session, so nothing that is stored may be computed from it.
    .replace(/ GENERATED ALWAYS AS \(coalesce\(.*\) STORED/g, "")
    .replace(/( GENERATED ALWAYS AS \(.*\) (?:STORED|VIRTUAL)) NOT NULL/g, "$1");
}
