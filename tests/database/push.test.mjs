import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CORPUS, withoutCorpus } from "../support/crowfoot.mjs";

// `drizzle-kit push` of what we write, against the database that our DDL makes: nothing may get lost. What the kit finds different anyhow, it makes again.
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const sample = (name) => ["json", here(`../../public/samples/${name}.json`)];
const fixtures = (folder, from) => readdirSync(here(`../fixtures/drizzle/${folder}`)).map((name) => [from, here(`../fixtures/drizzle/${folder}/${name}`)]);
const corpus = (dialect, folder, ...names) => names.map((name) => [dialect, `${CORPUS}${folder}/${name}.sql`]);

/** 1.0 has `push` as a function for PostgreSQL only. The kit of 0.45 cannot read views of MariaDB. */
const CASES = [
  ["drizzle-pg", ["0.45", "1.0"], [sample("shop"), sample("library"), sample("ticketing"), ...fixtures("pg", "postgres"), ["postgres", here("../fixtures/layout/names.sql")]]],
  ["drizzle-mysql", ["0.45"], [sample("library"), ...fixtures("mysql", "mysql").filter(([, path]) => !path.endsWith("notes.sql"))]],
  ["drizzle-sqlite", ["0.45"], [sample("shop"), sample("library"), sample("ticketing"), ...fixtures("sqlite", "sqlite")]],
];
const REAL = [
  ["drizzle-pg", ["0.45", "1.0"], corpus("postgres", "pg", "planka-pgdump", "listmonk", "roundcube")],
  ["drizzle-mysql", ["0.45"], corpus("mysql", "mysql", "roundcube")],
  ["drizzle-sqlite", ["0.45"], corpus("sqlite", "sqlite", "writefreely")],
];

/** What the kit finds in a database, and that no schema of its own can say. A notice tells each. */
const TOLD = [
  // The index behind an exclusion constraint, which PostgreSQL does not drop.
  /^DROP INDEX "user_(email|username)_unique"/,
];

/** What push would do, as statements. */
function pushed(line, exporter, [from, path]) {
  const ended = spawnSync(process.execPath, [here("../support/push.mjs"), line, exporter, from, path], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  assert.equal(ended.status, 0, `${path}: drizzle-kit asks or stops: ${ended.stdout.slice(-500)}${ended.stderr.slice(-1500)}`);
  return JSON.parse(ended.stdout).flatMap((statement) => statement.split("--> statement-breakpoint").map((part) => part.trim()));
}

const nameAfter = (statement, word) => statement.match(new RegExp(`${word} (?:INDEX |CONSTRAINT |UNIQUE |IF EXISTS )*["\`]([^"\`]+)["\`]`))?.[1];

/** The statements after which something is missing. */
function lost(statements) {
  const made = new Set(statements.flatMap((statement) => [nameAfter(statement, "CREATE"), nameAfter(statement, "ADD")]).filter(Boolean));
  const rebuilt = new Set(statements.flatMap((statement) => statement.match(/^INSERT INTO [`"]__new_([^`"]+)/)?.[1] ?? []));
  return statements.filter((statement) => {
    if (/^DROP TABLE/.test(statement)) return !rebuilt.has(nameAfter(statement, "TABLE"));
    if (/^DROP INDEX|DROP CONSTRAINT|DROP FOREIGN KEY/.test(statement)) return !made.has(nameAfter(statement, "DROP"));
    return /^(DROP|TRUNCATE|DELETE)|DISABLE ROW LEVEL SECURITY|DROP (COLUMN|PRIMARY KEY|NOT NULL|DEFAULT|IDENTITY|EXPRESSION)/i.test(statement);
  });
}

test("a loss is found", () => {
  const again = ['ALTER TABLE "a" DROP CONSTRAINT "u";', 'ALTER TABLE "a" ADD CONSTRAINT "u" UNIQUE("b");'];
  assert.deepEqual(lost(again), []);
  const copied = ["CREATE TABLE `__new_a` (`b` text);", 'INSERT INTO `__new_a`("b") SELECT "b" FROM `a`;', "DROP TABLE `a`;", "ALTER TABLE `__new_a` RENAME TO `a`;"];
  assert.deepEqual(lost(copied), []);
  const all = ['DROP TABLE "a";', 'DROP INDEX "i";', 'ALTER TABLE "a" DROP COLUMN "b";', 'ALTER TABLE "a" DISABLE ROW LEVEL SECURITY;', again[0], copied[2], 'DROP POLICY "p" ON "a";', 'DROP VIEW "v";'];
  assert.deepEqual(lost(all), all);
});

for (const [cases, options] of [[CASES, {}], [REAL, { skip: withoutCorpus() }]]) {
  for (const [exporter, lines, sources] of cases) {
    for (const line of lines) {
      for (const source of sources) {
        test(`${source[1].split("/").slice(-2).join("/")} as ${exporter} for ${line}: push loses nothing`, options, () => {
          const statements = lost(pushed(line, exporter, source));
          assert.deepEqual(statements.filter((statement) => !TOLD.some((told) => told.test(statement))), []);
        });
      }
    }
  }
}
