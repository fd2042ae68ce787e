import assert from "node:assert/strict";
import { test } from "node:test";
import { convert } from "../support/crowfoot.mjs";
import { withPostgres } from "../support/postgres.mjs";
import { withSqlite } from "../support/sqlite.mjs";

const MYSQL = `CREATE TABLE notes (
  id varchar(26) NOT NULL PRIMARY KEY,
  body text,
  updated_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
);`;
const OLD = "2001-01-01 00:00:00";
const INSERT = `INSERT INTO notes (id, body, updated_at) VALUES ('a', 'x', '${OLD}'), ('b', 'x', '${OLD}');`;
const YEAR = "SELECT id, substr(CAST(updated_at AS text), 1, 4) AS year FROM notes ORDER BY id";

/** What MySQL does by itself triggers do elsewhere: the row that is updated gets the time, unless it is given one. */
function check(rows) {
  const [a, b] = rows.map((row) => row.year);
  assert.ok(Number(a) > 2020, `the updated row is of ${a}`);
  assert.equal(b, "1999");
}

const CHANGE = `UPDATE notes SET body = 'y' WHERE id = 'a';
  UPDATE notes SET body = 'y', updated_at = '1999-01-01 00:00:00' WHERE id = 'b';`;

test("PostgreSQL sets the time of an update", () =>
  withPostgres(async (database) => {
    await database.exec(convert(MYSQL, "mysql", "postgres") + INSERT + CHANGE);
    check((await database.query(YEAR)).rows);
  }));

test("SQLite sets the time of an update", () =>
  withSqlite((database) => {
    database.run(`PRAGMA recursive_triggers = ON; ${convert(MYSQL, "mysql", "sqlite")} ${INSERT} ${CHANGE}`);
    check(database.rows(YEAR));
  }));
