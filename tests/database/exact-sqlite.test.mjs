import { after, test } from "node:test";
import * as engine from "./engines/sqlite.mjs";
import { assertVerdict } from "./judged.mjs";
import { roundTrip } from "./round-trip.mjs";

// What a SQLite script says comes out as the pragmas and texts of SQLite show it, to the letter. Each case has a reason of its own.
after(engine.stop);

const CASES = {
  "words of other databases are a part of the type": `
    CREATE TABLE t (a int auto_increment, b bigint AUTO_INCREMENT UNIQUE, c integer COMMENT '1 = owner, 2 = read' NOT NULL DEFAULT '1', d 'single', e text storage x,
      f INTEGER AUTO_INCREMENT PRIMARY KEY, g timestamp with time zone, h varchar ( 10 ) COLLATE nocase);`,
  "indexes with names in apostrophes": `
    CREATE TABLE 'a b' ('c d' int, [e] text); CREATE INDEX 'ix' ON 'a b'('c d'); CREATE UNIQUE INDEX 'ux' on 'a b' ( 'e' DESC, 'c d' ) WHERE "e" <> 'x';
    CREATE INDEX low ON 'a b' (lower("e"), 'c d');`,
  "an index that names the schema it is made in": `CREATE TABLE main.t (a int); CREATE INDEX main.i on t(a); CREATE TEMP TABLE x (a); CREATE TABLE temp.y (a);`,
  "triggers go with their table, as in a migration that makes it anew": `
    CREATE TABLE t (id integer PRIMARY KEY, a text); CREATE INDEX ia ON t(a); CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END;
    CREATE TABLE t_new (id integer PRIMARY KEY, a text NOT NULL, b int); DROP TABLE t; ALTER TABLE t_new RENAME TO t; CREATE INDEX ib ON t(b);
    CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER tv INSTEAD OF INSERT ON v BEGIN SELECT 1; END; DROP VIEW v;`,
  "what is kept is dropped too": `
    CREATE VIRTUAL TABLE f USING fts4(a); DROP TABLE f; CREATE TABLE t (a); CREATE TABLE copy AS SELECT a FROM t; DROP TABLE copy; CREATE VIRTUAL TABLE g USING fts4(b);`,
  "a foreign key to a column that is dropped stays": `
    CREATE TABLE p (a int, b int); CREATE TABLE c (x int REFERENCES p(a), y int REFERENCES p); ALTER TABLE p DROP COLUMN a;`,
  "keys that are NOT DEFERRABLE, as all are": `
    CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (a int REFERENCES p NOT DEFERRABLE INITIALLY IMMEDIATE, b int REFERENCES p ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);`,
  "booleans, expressions and blobs as defaults": `
    CREATE TABLE a (id INTEGER PRIMARY KEY, at TEXT NOT NULL DEFAULT (datetime('now')), p BOOLEAN NOT NULL DEFAULT true, e BOOLEAN DEFAULT FALSE, d BOOL DEFAULT 0, b BLOB DEFAULT x'00ff');
    CREATE TABLE b (price DECIMAL(10,2) DEFAULT 9.50, n BIGINT DEFAULT '0', r REAL DEFAULT +1.5, m INTEGER DEFAULT -3, s DATETIME DEFAULT CURRENT_TIMESTAMP, z DEFAULT (1 + 2), q DEFAULT "dq");`,
  "booleans that are compared with 0 and 1": `
    CREATE TABLE a (id INTEGER PRIMARY KEY, active BOOLEAN NOT NULL DEFAULT 1 CHECK (active IN (0, 1)), deleted BOOLEAN DEFAULT 0, CHECK (active = 1 OR deleted = 0));
    CREATE UNIQUE INDEX live ON a (active) WHERE deleted = 0; CREATE INDEX dead ON a (deleted) WHERE deleted <> 0 AND active IS NOT 1;`,
  "keys that descend or compare in another way, but for those of row ids": `
    CREATE TABLE a (x int, y text, PRIMARY KEY (x DESC, y COLLATE NOCASE ASC)); CREATE TABLE b (x INTEGER PRIMARY KEY DESC, y int); CREATE TABLE c (x integer, PRIMARY KEY (x DESC));
    CREATE TABLE d (s text PRIMARY KEY DESC ON CONFLICT REPLACE, t text UNIQUE, UNIQUE (t COLLATE nocase) ON CONFLICT IGNORE, UNIQUE (t DESC, s));
    CREATE TABLE e (a integer, b text, CONSTRAINT k PRIMARY KEY (b DESC, a), CONSTRAINT u UNIQUE (a DESC)) WITHOUT ROWID; CREATE TABLE f (a integer, PRIMARY KEY (a DESC)) WITHOUT ROWID;`,
  "NULL takes nothing back, and words that are none of SQLite are types": `
    CREATE TABLE a (x int NOT NULL NULL, y text NULL NOT NULL, z FIRST, w int FIRST DEFAULT 1, v AFTER y, u KEY, t int no options NOT NULL);
    CREATE TABLE b (x INTEGER PRIMARY KEY AUTOINCREMENT NULL, y INT NULL ON CONFLICT IGNORE DEFAULT 3, z virtual NULL);`,
  "renames reach indexes, views and triggers, in quotes where SQLite writes some": `
    CREATE TABLE t (a int, b int); CREATE INDEX i ON t(a); CREATE UNIQUE INDEX "j" ON \`t\` (b DESC) WHERE a > 0; CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT a FROM t; END; CREATE VIEW v AS SELECT a FROM t;
    ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN a TO c; ALTER TABLE u RENAME b TO "d";
    CREATE TABLE w (a int, b int); CREATE INDEX iw ON w("a", b); CREATE INDEX kw ON w (a+b); ALTER TABLE w RENAME a TO c;
    CREATE VIEW x AS SELECT w.c, y.b AS bb FROM w y JOIN w ON w.c = y.c WHERE [w].c > 1; ALTER TABLE w RENAME COLUMN c TO [my col];`,
  "any column has any text for a default": `
    CREATE TABLE s (id int, c boolean default 'false', d bool default 'true', e numeric default 'true'); ALTER TABLE s ADD COLUMN active NUMERIC DEFAULT 'false';
    CREATE TABLE x (a numeric default 'abc', b int default 'x', c real default '1.5', d numeric default '7', e decimal(3) default '');`,
  "ON CONFLICT and computed columns without a word too many": `
    CREATE TABLE a (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, k TEXT NOT NULL ON CONFLICT IGNORE, v TEXT UNIQUE ON CONFLICT ABORT, UNIQUE (k, v) ON CONFLICT FAIL);
    CREATE TABLE b (raw REAL, doubled AS (raw * 2) STORED, label TEXT AS ('n' || raw), PRIMARY KEY (raw)) WITHOUT ROWID; CREATE TABLE 'c' ("select", [group], \`by\`);`,
};

for (const [name, sql] of Object.entries(CASES)) {
  test(name, async () => assertVerdict(await roundTrip(engine, [sql]), ["equal"]));
}
