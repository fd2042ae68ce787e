import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { convertAll, corpusText, crowfoot } from "../support/crowfoot.mjs";
import { testSchema } from "../support/gaps.mjs";
import { grammarErrors } from "../support/mysql-grammar.mjs";
import { runnable } from "./engines/mysql.mjs";
import { SAMPLES, corpusFiles, golden, sample } from "./inputs.mjs";
import { notInMariadb } from "./mariadb-syntax.mjs";

// MariaDB stands in for MySQL in the other tests and lacks a part of it. Here a grammar of MySQL 8 judges what is written.
const root = fileURLToPath(new URL("../fixtures/schemas/mysql/", import.meta.url));

/** Views whose queries the grammar cannot read, because of functions that are called like keywords. */
const VIEWS_UNREAD = ["mysql/sakila.sql"];

test("the grammar tells right from wrong", () => {
  assert.deepEqual(grammarErrors("CREATE TABLE `t` (`a` int, KEY `k` ((`a` * 2)) INVISIBLE, CHECK (`a` > 0) NOT ENFORCED);"), []);
  assert.notDeepEqual(grammarErrors("CREATE TABLE `t` (`a` int,, `b` int);"), []);
  assert.notDeepEqual(grammarErrors("CREATE TABEL `t` (`a` int);"), []);
});

for (const name of SAMPLES) {
  test(`sample ${name}`, () => assertMysql(crowfoot(["convert", "-", "--from", "json", "--to", "mysql", "--quote-all"], { input: sample(name) })));
}

for (const [name, sql] of golden("mysql")) {
  test(`golden ${name}`, () => assertMysql(sql));
}

for (const name of readdirSync(root).filter((name) => name.endsWith(".sql")).sort()) {
  test(`mysql/${name}`, () => assertMysql(written(readFileSync(root + name, "utf8"))));
}

for (const path of corpusFiles("mysql")) {
  testSchema(path, path, "mysql-grammar", () => {
    const sql = written(runnable(corpusText(path)));
    assertMysql(VIEWS_UNREAD.includes(path) ? sql.replace(/^CREATE (?:\w+ )*VIEW [^]*?;$/gm, "") : sql);
  });
}

test("what MariaDB lacks is MySQL", () => {
  const sql = written(readFileSync(`${root}mysql8-only.sql`, "utf8"));
  const lacking = notInMariadb(sql);
  assert.ok(["functional key", "INVISIBLE index", "NOT ENFORCED"].every((what) => lacking.some((found) => found.what === what)), JSON.stringify(lacking));
  assertMysql(sql);
});

function written(sql) {
  return convertAll([sql], "mysql", "mysql", ["--quote-all"]).written;
}

function assertMysql(sql) {
  assert.deepEqual(grammarErrors(sql), []);
}
