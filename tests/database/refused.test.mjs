import assert from "node:assert/strict";
import { after, test } from "node:test";
import { crowfoot, rewrite } from "../support/crowfoot.mjs";
import { stop as stopMariadb, withMariadb } from "../support/mariadb.mjs";
import { stop as stopPostgres, withPostgres } from "../support/postgres.mjs";
import { withSqlite } from "../support/sqlite.mjs";

// A script that the database refuses never comes out unannounced: what is wrong with keys, indexes and columns as a
// whole is a finding and a notice; what is right is neither. The database itself says which is which.

after(stopMariadb);
after(stopPostgres);

const table = (columns, behind = "") => `CREATE TABLE a (id int PRIMARY KEY, ${columns})${behind};`;
const indexed = (type, index) => `${table(`k ${type}`)} CREATE ${index.startsWith("UNIQUE ") ? "UNIQUE " : ""}INDEX i ON a ${index.replace("UNIQUE ", "")};`;

const SCRIPTS = {
  postgres: [
    indexed("int", "UNIQUE USING hash (k)"),
    indexed("int", "USING hash (k, id)"),
    indexed("int", "USING hash (k) INCLUDE (id)"),
    indexed("int", "USING hash (k DESC)"),
    indexed("int", "USING hash (k)"),
    indexed("int", "(k DESC NULLS LAST, id) INCLUDE (id)"),
    indexed("jsonb", "UNIQUE USING gin (k)"),
    indexed("jsonb", "USING gin (k)"),
    indexed("jsonb", "(k)"),
    indexed("int", "USING gin (k)"),
    indexed("int[]", "USING gin (k)"),
    indexed("tsvector", "USING gin (k)"),
    indexed("int4range", "USING gist (k) INCLUDE (id)"),
    indexed("int4range", "USING spgist (k)"),
    indexed("int", "USING brin (k, id)"),
    indexed("int", "USING brin (k) INCLUDE (id)"),
    indexed("int", "USING btre (k)"),
    indexed("json", "(k)"),
    indexed("json", "USING hash (k)"),
    indexed("json", "((k ->> 'a'))"),
    indexed("point", "(k)"),
    indexed("point", "USING gist (k)"),
    indexed("xml", "(k)"),
    table("k json UNIQUE"),
    table("k jsonb UNIQUE"),
    table("k polygon UNIQUE"),
    table("k text[] UNIQUE"),
    "CREATE TABLE a (k json PRIMARY KEY);",
    "CREATE TABLE a (k inet PRIMARY KEY);",
    "CREATE DOMAIN d AS json; CREATE TABLE a (k d PRIMARY KEY);",
    table("b int GENERATED ALWAYS AS (id + 1) STORED, c int GENERATED ALWAYS AS (b + 1) STORED"),
    table("b int GENERATED ALWAYS AS (id + 1) STORED, c int GENERATED ALWAYS AS (id + 2) STORED"),
    table('k int COLLATE "C"'),
    table('k text COLLATE "C", l varchar(9)[] COLLATE "C"'),
    "CREATE TABLE a (id int PRIMARY KEY, k date) PARTITION BY RANGE (k);",
    "CREATE TABLE a (id int, k date, PRIMARY KEY (id, k)) PARTITION BY RANGE (k);",
    "CREATE TABLE a (id int, k date, UNIQUE (id)) PARTITION BY LIST (k);",
    "CREATE TABLE a (id int, k date) PARTITION BY HASH (k); CREATE UNIQUE INDEX i ON a (id);",
    "CREATE TABLE a (id int, k date) PARTITION BY HASH (k); CREATE INDEX i ON a (id);",
  ],
  mysql: [
    table("k int, FULLTEXT KEY i (k)"),
    table("k text, FULLTEXT KEY i (k)"),
    table("k point, SPATIAL KEY i (k)"),
    table("k point NOT NULL, SPATIAL KEY i (k)"),
    // Columns in another order than in the key that they refer to, as Prisma and DBML allow.
    "CREATE TABLE p (x int, y int, UNIQUE (y, x)); CREATE TABLE a (id int PRIMARY KEY, k int, l int, FOREIGN KEY (k, l) REFERENCES p (x, y));",
    table("d int", " PARTITION BY HASH (d) PARTITIONS 4"),
    table("d int", " PARTITION BY HASH (id) PARTITIONS 4"),
  ],
  sqlite: [
    "CREATE TABLE a (id int) WITHOUT ROWID;",
    "CREATE TABLE a (id int PRIMARY KEY) WITHOUT ROWID;",
    "CREATE TABLE a (b int, id int GENERATED ALWAYS AS (b) STORED PRIMARY KEY);",
    "CREATE TABLE a (b int PRIMARY KEY, id int GENERATED ALWAYS AS (b) STORED UNIQUE);",
    "CREATE TABLE p (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE a (id int PRIMARY KEY, k int, FOREIGN KEY (k) REFERENCES p (x, y));",
  ],
};

const RUN = {
  postgres: (sql) => withPostgres((database) => database.exec(sql)),
  mysql: async (sql) => withMariadb((database) => database.run(sql)),
  sqlite: async (sql) => withSqlite((database) => database.run(sql)),
};

/** Whether the review finds an error that is about what the database refuses. */
function hasError(dialect, script) {
  const found = crowfoot(["check", "-", "--from", dialect, "--min-severity", "error"], { input: script, codes: [0, 1] });
  return /error (STR|IDX|PRT|KEY001|REL001)/.test(found);
}

for (const [dialect, scripts] of Object.entries(SCRIPTS)) {
  for (const script of scripts) {
    test(`${dialect}: ${script}`, async () => {
      const { written, notices } = rewrite(script, dialect);
      const refusal = await RUN[dialect](written).then(() => null, (error) => error.message);
      const isAnnounced = /The script (will|may) fail here/.test(notices);
      assert.equal(isAnnounced, refusal !== null, `${refusal ?? "it runs"}\n${notices}\n${written}`);
      // Without a key KEY001 is said too, and what is left out has a finding.
      if (refusal !== null) assert.ok(hasError(dialect, script), refusal);
    });
  }
}
