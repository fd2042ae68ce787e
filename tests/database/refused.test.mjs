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
    indexed("text", "(k text_pattern_ops)"),
    indexed("text", "(k flub_ops)"),
    indexed("text", "(k int4_ops)"),
    indexed("int", "(k text_pattern_ops)"),
    indexed("jsonb", "USING gin (k jsonb_path_ops)"),
    indexed("text", "USING gin (k gin_trgm_ops)"),
    indexed("text", "(lower(k))"),
    indexed("int", "((k::text))"),
    indexed("timestamptz", "((k::text))"),
    indexed("timestamptz", "((k::date))"),
    indexed("timestamp", "((k::date))"),
    indexed("timestamptz", "(date(k))"),
    indexed("timestamp", "(date(k))"),
    indexed("timestamptz", "(date_trunc('day', k))"),
    indexed("timestamp", "(date_trunc('day', k))"),
    indexed("timestamptz", "(date_trunc('day', k, 'UTC'))"),
    indexed("timestamptz", "(date_trunc('day', k AT TIME ZONE 'UTC'))"),
    indexed("timestamptz", "(to_char(k, 'YYYY'))"),
    indexed("int", "(to_char(k, '999'))"),
    indexed("timestamptz", "(extract(year FROM k))"),
    indexed("timestamp", "(extract(year FROM k))"),
    indexed("timestamptz", "(date_part('year', k))"),
    indexed("timestamp", "(age(k))"),
    indexed("timestamp", "((k > now()))"),
    indexed("text", "(concat(k, 'x'))"),
    indexed("text", "((k || 'x'))"),
    indexed("text", "((k::timestamp))"),
    indexed("text", "((k::date))"),
    indexed("text", "((k::int))"),
    indexed("text", "(to_date(k, 'YYYY'))"),
    indexed("text", "(to_timestamp(k, 'YYYY'))"),
    indexed("text", "(to_tsvector(k))"),
    indexed("text", "(to_tsvector('english', k))"),
    indexed("text", "(md5(k))"),
    indexed("text", "(k) WHERE id > random()"),
    indexed("timestamptz", "(k) WHERE k > now()"),
    indexed("timestamptz", "(k) WHERE k > '2020-01-01'"),
    indexed("timestamptz", "(k) WHERE k::date > '2020-01-01'"),
    table("k timestamptz, d date GENERATED ALWAYS AS (k::date) STORED"),
    table("k timestamp, d date GENERATED ALWAYS AS (k::date) STORED"),
    table("k timestamptz, d text GENERATED ALWAYS AS (k::text) STORED"),
    table("k timestamptz, d text GENERATED ALWAYS AS (date_trunc('day', k)::text) STORED"),
    indexed("int", "((k || 'x'))"),
    indexed("text", "((k || 5))"),
    indexed("text", "((k || id::text))"),
    indexed("time", "((k::text))"),
    indexed("interval", "((k::text))"),
    indexed("boolean", "((k::text))"),
    indexed("uuid", "((k::text))"),
    indexed("timestamptz", "((k + interval '1 day'))"),
    indexed("timestamp", "((k + interval '1 day'))"),
    indexed("date", "((k + interval '1 day'))"),
    indexed("date", "((k + 1))"),
    indexed("timestamptz", "(k) WHERE k > date '2020-01-01'"),
    indexed("timestamptz", "(k) WHERE k > timestamptz '2020-01-01'"),
    indexed("timestamptz", "(coalesce(k, '2020-01-01'))"),
    indexed("timestamptz", "((extract(epoch FROM k AT TIME ZONE 'UTC')))"),
    indexed("text", "((k::jsonb))"),
    indexed("jsonb", "((k ->> 'a'))"),
    indexed("jsonb", "(((k ->> 'a')::int))"),
    indexed("jsonb", "(((k ->> 'a')::timestamptz))"),
    `${table("k int")} CREATE VIEW v AS SELECT k FROM a;`,
    `${table("k int")} CREATE VIEW v AS SELECT k FROM nowhere;`,
    `${table("k int")} CREATE VIEW v AS SELECT flub FROM a;`,
    `${table("k int")} CREATE VIEW v AS SELECT x.k FROM a x JOIN nowhere n ON n.k = x.k;`,
    `${table("k int")} CREATE VIEW v AS SELECT x.flub FROM a x;`,
    `${table("k int")} CREATE VIEW v AS SELECT a.flub FROM a;`,
    `${table("k int")} CREATE VIEW v AS WITH c AS (SELECT k FROM a) SELECT k FROM c;`,
    `${table("k int")} CREATE VIEW v AS SELECT relname FROM pg_class;`,
    `${table("k int")} CREATE VIEW v AS SELECT table_name FROM information_schema.tables;`,
    `${table("k int")} CREATE VIEW v AS SELECT g FROM generate_series(1, 3) g;`,
    `${table("k int")} CREATE VIEW v AS SELECT count(*) AS n, max(k) FROM a GROUP BY id;`,
    `${table("k int")} CREATE VIEW v AS SELECT k FROM a WHERE EXISTS (SELECT 1 FROM a b WHERE b.id = a.id);`,
    `${table("k int")} CREATE VIEW w AS SELECT k AS n FROM a; CREATE VIEW v AS SELECT n FROM w;`,
    `${table("k int")} CREATE VIEW v AS SELECT k, ctid FROM a;`,
    `${table("k int")} CREATE VIEW v AS SELECT a, id FROM a;`,
    `${table("k int")} CREATE VIEW v AS SELECT k AS total FROM a ORDER BY total;`,
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
    table("k varchar(700) CHARACTER SET utf8mb4, KEY i (k)"),
    table("k varchar(800) CHARACTER SET utf8mb4, UNIQUE KEY i (k)"),
    table("k varchar(768) CHARACTER SET utf8mb4, UNIQUE KEY i (k)"),
    table("k varchar(769) CHARACTER SET utf8mb4, UNIQUE KEY i (k)"),
    table("k varchar(3000) CHARACTER SET latin1, UNIQUE KEY i (k)"),
    table("k varchar(3100) CHARACTER SET latin1, UNIQUE KEY i (k)"),
    table("k text, UNIQUE KEY i (k(3000))"),
    table("k varchar(500) CHARACTER SET utf8mb4, l varchar(500) CHARACTER SET utf8mb4, UNIQUE KEY i (k, l)"),
    table("k varchar(9000) CHARACTER SET utf8mb4, l varchar(9000) CHARACTER SET utf8mb4"),
    table("k varchar(8000) CHARACTER SET utf8mb4, l varchar(8000) CHARACTER SET utf8mb4"),
    table("k varchar(17000) CHARACTER SET utf8mb4"),
    table("k varchar(65000) CHARACTER SET latin1"),
    table("k varchar(65535) CHARACTER SET latin1"),
    "CREATE TABLE p (x varchar(20) CHARACTER SET latin1 PRIMARY KEY); CREATE TABLE a (id int PRIMARY KEY, k varchar(20) CHARACTER SET utf8mb4, FOREIGN KEY (k) REFERENCES p (x));",
    "CREATE TABLE p (x varchar(20) CHARACTER SET latin1 PRIMARY KEY); CREATE TABLE a (id int PRIMARY KEY, k varchar(20) CHARACTER SET latin1, FOREIGN KEY (k) REFERENCES p (x));",
    "CREATE TABLE p (x varchar(20) PRIMARY KEY) DEFAULT CHARSET=latin1; CREATE TABLE a (id int PRIMARY KEY, k varchar(20), FOREIGN KEY (k) REFERENCES p (x)) DEFAULT CHARSET=utf8mb4;",
    "CREATE TABLE p (x varchar(20) COLLATE utf8mb4_bin PRIMARY KEY) DEFAULT CHARSET=utf8mb4; CREATE TABLE a (id int PRIMARY KEY, k varchar(20) COLLATE utf8mb4_general_ci, FOREIGN KEY (k) REFERENCES p (x)) DEFAULT CHARSET=utf8mb4;",
    "CREATE TABLE p (x int PRIMARY KEY) ENGINE=MyISAM; CREATE TABLE a (id int PRIMARY KEY, k int, FOREIGN KEY (k) REFERENCES p (x)) ENGINE=InnoDB;",
    "CREATE TABLE p (x int PRIMARY KEY) ENGINE=InnoDB; CREATE TABLE a (id int PRIMARY KEY, k int, FOREIGN KEY (k) REFERENCES p (x)) ENGINE=MyISAM;",
    "CREATE TABLE p (x int PRIMARY KEY) ENGINE=MEMORY; CREATE TABLE a (id int PRIMARY KEY, k int, FOREIGN KEY (k) REFERENCES p (x)) ENGINE=InnoDB;",
    `${table("k int")} CREATE VIEW v AS SELECT k FROM nowhere;`,
    `${table("k int")} CREATE VIEW v AS SELECT flub FROM a;`,
    `${table("k int")} CREATE VIEW v AS SELECT k FROM a;`,
  ],
  sqlite: [
    "CREATE TABLE a (id int) WITHOUT ROWID;",
    "CREATE TABLE a (id int PRIMARY KEY) WITHOUT ROWID;",
    "CREATE TABLE a (b int, id int GENERATED ALWAYS AS (b) STORED PRIMARY KEY);",
    "CREATE TABLE a (b int PRIMARY KEY, id int GENERATED ALWAYS AS (b) STORED UNIQUE);",
    "CREATE TABLE p (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE a (id int PRIMARY KEY, k int, FOREIGN KEY (k) REFERENCES p (x, y));",
    `${table("k int")} CREATE VIEW v AS SELECT k FROM nowhere;`,
    indexed("text", "(lower(k))"),
    indexed("text", "(random())"),
    indexed("text", "(date('now'))"),
    indexed("text", "(k) WHERE k > date('now')"),
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
