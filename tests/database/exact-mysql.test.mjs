import { after, test } from "node:test";
import * as engine from "./engines/mysql.mjs";
import { assertVerdict } from "./judged.mjs";
import { roundTrip } from "./round-trip.mjs";

// What a MySQL script says comes out as mariadb-dump shows it, to the letter. Each case has a reason of its own.
after(engine.stop);

const CASES = {
  "the index that is made for a foreign key stays when the key goes": `
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, INDEX ix_c (c), FOREIGN KEY (a) REFERENCES p(id), CONSTRAINT fk_b FOREIGN KEY (b) REFERENCES p(id));
    ALTER TABLE t DROP FOREIGN KEY t_ibfk_1; ALTER TABLE t DROP FOREIGN KEY fk_b;`,
  "a foreign key is dropped, not the key that is called like it": `
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE t (id int PRIMARY KEY, a int, UNIQUE KEY fk_a (a), CONSTRAINT fk_a FOREIGN KEY (a) REFERENCES p(id));
    ALTER TABLE t DROP FOREIGN KEY fk_a;`,
  "a foreign key may be called like a key": `
    CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, a int, KEY fk_a (a), UNIQUE KEY fk_u (a, id));
    ALTER TABLE t ADD CONSTRAINT fk_a FOREIGN KEY (a) REFERENCES p(id), ADD CONSTRAINT fk_u FOREIGN KEY (id) REFERENCES p(id);`,
  "keys are dropped by the names that the server gave them": `
    CREATE TABLE t (id int PRIMARY KEY, a int, b int, INDEX (a), INDEX (a, b), UNIQUE (b)); ALTER TABLE t DROP INDEX a_2; DROP INDEX b ON t;`,
  "indexes stand where they were made, also after others went": `
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, INDEX ix_a (a), INDEX ix_b (b), FOREIGN KEY (c) REFERENCES p(id), INDEX ix_d (a, b));
    ALTER TABLE t DROP INDEX ix_a; ALTER TABLE t ADD INDEX ix_z (a);`,
  "a key without a name is numbered where its column's is taken": `
    CREATE TABLE t (id int PRIMARY KEY, a int, b int, INDEX a (b), UNIQUE (a), UNIQUE (a, b), INDEX (b), INDEX (b, a));
    CREATE TABLE u (id int PRIMARY KEY, a int, b int, KEY k (a)); ALTER TABLE u ADD UNIQUE (a); ALTER TABLE u ADD UNIQUE (a, b), ADD INDEX (b);`,
  "names of the server stay when a column gets another or goes": `
    CREATE TABLE p (id int PRIMARY KEY);
    CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int, c int, KEY (b), KEY (b, a), KEY cc (c, b), FOREIGN KEY (c) REFERENCES p(id));
    ALTER TABLE t CHANGE b bb bigint, RENAME COLUMN a TO aa; ALTER TABLE t RENAME INDEX b TO ix_b, RENAME KEY a TO ux_a;
    CREATE TABLE u (id int, a int, b int, PRIMARY KEY (id, a), KEY ab (a, b), KEY bb (b)); ALTER TABLE u DROP COLUMN b; ALTER TABLE u DROP PRIMARY KEY;`,
  "foreign keys of the server are called after the table, whatever it is called": `
    CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, a int, b int, FOREIGN KEY (a) REFERENCES p(id), FOREIGN KEY (b) REFERENCES p(id));
    RENAME TABLE p TO q; ALTER TABLE t DROP FOREIGN KEY t_ibfk_1; ALTER TABLE t RENAME s; ALTER TABLE s ADD FOREIGN KEY (id) REFERENCES q(id);`,
  "serial and unique keys that are the primary key": `
    CREATE TABLE a (id serial PRIMARY KEY, b int); CREATE TABLE b (id bigint NOT NULL UNIQUE PRIMARY KEY, b int); CREATE TABLE c (id serial, PRIMARY KEY (id));
    CREATE TABLE d (id int NOT NULL UNIQUE, PRIMARY KEY (id)); ALTER TABLE d ADD COLUMN e serial;`,
  "tables have the character set of their database": `
CREATE DATABASE IF NOT EXISTS shop DEFAULT CHARACTER SET latin1 COLLATE latin1_german1_ci;
USE shop;
CREATE TABLE t (a varchar(5)); CREATE TABLE u (a varchar(5)) DEFAULT CHARSET utf8mb4; CREATE TABLE shop.v (a varchar(5)) COLLATE utf8mb4_bin;`,
  "databases with sets of their own": `
CREATE DATABASE shop CHARACTER SET latin1; CREATE DATABASE other DEFAULT CHARSET = utf8mb4;
CREATE TABLE shop.t (a varchar(5), id int PRIMARY KEY); CREATE TABLE other.u (b varchar(3), t_id int, FOREIGN KEY (t_id) REFERENCES shop.t (id)); CREATE VIEW other.v AS SELECT a FROM shop.t;`,
  "routines and views are made in the database that USE has chosen": `
CREATE DATABASE one;
CREATE DATABASE two;
USE one;
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT id, t.a FROM t;
DELIMITER ;;
CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC RETURN x + 1;;
CREATE PROCEDURE p() BEGIN SELECT * FROM t; END;;
DELIMITER ;
USE two;
CREATE TABLE u (id int PRIMARY KEY);
CREATE VIEW w AS WITH c AS (SELECT id FROM u) SELECT c.id, x.a FROM c JOIN one.t x ON x.id = c.id;
DELIMITER ;;
CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC RETURN x + 2;;
DELIMITER ;`,
  "texts grow with their character set": `
    CREATE TABLE u (a varchar(10), b text, c tinytext, d enum('x'), e varchar(30) COLLATE utf8_bin, f text CHARSET latin1) DEFAULT CHARSET=utf8 COLLATE utf8_unicode_ci;
    ALTER TABLE u CONVERT TO CHARACTER SET utf8mb4;
    CREATE TABLE v (a varchar(10), b text) DEFAULT CHARSET=utf8mb4; ALTER TABLE v CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
  "another character set of a table is for new columns": `
    CREATE TABLE w (a varchar(10), b text, c int) DEFAULT CHARSET=utf8; ALTER TABLE w DEFAULT CHARACTER SET utf8mb4; ALTER TABLE w ADD d text;
    CREATE TABLE y (a varchar(10)) DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_unicode_ci; ALTER TABLE y COLLATE utf8mb4_bin;`,
  "what ALTER TABLE does to partitions": `
    CREATE TABLE l (id int, c int) PARTITION BY LIST (c) (PARTITION a VALUES IN (1, 2, NULL), PARTITION b VALUES IN (3));
    CREATE TABLE h (id int) PARTITION BY HASH (id) PARTITIONS 4; CREATE TABLE k (id int PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2;
    CREATE TABLE r (id int, d date) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN (2010));
    ALTER TABLE r ADD PARTITION (PARTITION p2 VALUES LESS THAN (2020), PARTITION pm VALUES LESS THAN MAXVALUE); ALTER TABLE r DROP PARTITION p0;
    ALTER TABLE r REORGANIZE PARTITION pm INTO (PARTITION p3 VALUES LESS THAN (2030), PARTITION pm VALUES LESS THAN MAXVALUE);
    ALTER TABLE h ADD PARTITION PARTITIONS 2; ALTER TABLE h COALESCE PARTITION 1; ALTER TABLE l ADD PARTITION (PARTITION c VALUES IN (9)); ALTER TABLE k REMOVE PARTITIONING;`,
  "what MariaDB has besides": `
    CREATE SEQUENCE s START WITH 5 INCREMENT BY 2 MINVALUE 1 MAXVALUE 1000 CYCLE CACHE 10; CREATE TABLE sq (id int DEFAULT nextval(s) PRIMARY KEY);
    CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN IF NOT EXISTS c int, ADD INDEX IF NOT EXISTS ic (c); CREATE OR REPLACE TABLE t2 (a int); CREATE OR REPLACE TABLE t2 (b int);
    ALTER TABLE t ADD UNIQUE KEY IF NOT EXISTS uc (c); CREATE SEQUENCE gone; DROP SEQUENCE gone;`,
  "a primary key by hashes, and numbers within groups": `
    CREATE TABLE u (a int, PRIMARY KEY (a) USING HASH) ENGINE=MEMORY; CREATE TABLE m (g int, id int AUTO_INCREMENT, PRIMARY KEY (g, id)) ENGINE=MyISAM;`,
  "functions as defaults": `
    CREATE TABLE a (id char(36) NOT NULL DEFAULT uuid(), day date DEFAULT curdate(), at datetime(3) NOT NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3), body text DEFAULT 'none');
    CREATE TABLE b (id int, x varchar(20) DEFAULT (concat('a', 'b')), y double DEFAULT (1 / 3), z timestamp NULL DEFAULT NULL ON UPDATE current_timestamp(), f bit(4) DEFAULT b'0101');
    CREATE TABLE c (at timestamp(6) DEFAULT CURRENT_TIMESTAMP(6), u time DEFAULT (curtime()), n int DEFAULT (rand() * 10), j longtext DEFAULT (json_object('a', 1)));`,
  "numbers and texts to the last digit": `
    CREATE TABLE a (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, big bigint DEFAULT '-9223372036854775808', ubig bigint unsigned DEFAULT '18446744073709551615', z decimal(7,6) unsigned zerofill);
    CREATE TABLE b (l varchar(24) NOT NULL DEFAULT ' a\\r\\nb\\tc\\'d"e', s set('a','b') NOT NULL DEFAULT 'a,b', n binary(4) DEFAULT '\\0\\0\\0\\0', zero datetime NOT NULL DEFAULT '0000-00-00 00:00:00');
    CREATE TABLE c (f float(7,3) DEFAULT '0.500', y year DEFAULT '2024', m mediumint(8) unsigned DEFAULT '0', e double DEFAULT 1.5e3, h int DEFAULT 0x1F, t tinyint(1) DEFAULT '1');`,
  "index forms": `
    CREATE TABLE a (id int PRIMARY KEY, \`en-GB\` text, t varchar(20), p point NOT NULL, KEY \`a, b\` USING BTREE (t, id), KEY by_text (\`en-GB\`(191)) COMMENT 'first letters', FULLTEXT KEY ft (\`en-GB\`), SPATIAL KEY sp (p), INDEX (t));
    CREATE TABLE b (a int, b int, KEY k1 (a DESC, b), UNIQUE k2 (b) COMMENT 'x', KEY k3 (a) KEY_BLOCK_SIZE=4, KEY k4 (b) IGNORED);
    CREATE UNIQUE INDEX k5 ON b (a, b DESC); CREATE INDEX k6 USING BTREE ON b (b, a);`,
  "a foreign key to what only the end of an index makes unique": `
    CREATE TABLE g (id int PRIMARY KEY, room int NOT NULL, owner int, INDEX (room), FOREIGN KEY (owner) REFERENCES g (id));
    CREATE TABLE t (id int PRIMARY KEY, room int, g_id int, o int, FOREIGN KEY (room, g_id) REFERENCES g (room, id), FOREIGN KEY (o) REFERENCES g (owner));`,
  "the index that was made for a foreign key goes when another serves, whatever its column is called by then": `
    CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, old_id int NOT NULL, b int, FOREIGN KEY (old_id) REFERENCES p (id), FOREIGN KEY (b) REFERENCES p(id));
    ALTER TABLE t CHANGE old_id new_id int NOT NULL; CREATE INDEX by_new ON t (new_id, id); ALTER TABLE t DROP FOREIGN KEY t_ibfk_2; ALTER TABLE t ADD UNIQUE KEY (b);`,
  "foreign keys without a name keep theirs beside one that is called like them": `
    CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE n (id int PRIMARY KEY);
    CREATE TABLE t (id int PRIMARY KEY, s int NOT NULL, nid int, FOREIGN KEY (s) REFERENCES p (id), FOREIGN KEY (nid) REFERENCES n (id) ON DELETE CASCADE, CONSTRAINT u UNIQUE (nid, s));
    CREATE INDEX i ON t (id, nid); ALTER TABLE t DROP FOREIGN KEY t_ibfk_2; ALTER TABLE t DROP INDEX u; ALTER TABLE t ADD CONSTRAINT t_ibfk_2 FOREIGN KEY (nid) REFERENCES n (id);`,
  "the same foreign key twice, and long prefixes": `
    CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES p(id), FOREIGN KEY (a) REFERENCES p(id), CONSTRAINT x FOREIGN KEY (a) REFERENCES p (id)); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p(id);
    CREATE TABLE u (a text, b blob, KEY (a(768)), KEY (b(3072)), UNIQUE KEY z (a(100), b(20))) DEFAULT CHARSET=utf8mb4;`,
  "indexes that the optimizer ignores, and no longer": `
    CREATE TABLE t (id int PRIMARY KEY, a int, b int, KEY k (a), KEY l (b) IGNORED, UNIQUE u (a, b)); ALTER TABLE t ALTER INDEX k IGNORED; ALTER TABLE t ALTER INDEX l NOT IGNORED;
    ALTER TABLE t ALTER KEY u IGNORED; CREATE TABLE s (a int, KEY (a)); ALTER TABLE s ALTER INDEX a IGNORED; ALTER TABLE s DROP KEY a;`,
  "two keys to one table, and tables that come later": `
    SET FOREIGN_KEY_CHECKS = 0;
    CREATE TABLE links (a_id int NOT NULL, b_id int NOT NULL, PRIMARY KEY (a_id, b_id), KEY b_id (b_id), CONSTRAINT l1 FOREIGN KEY (a_id) REFERENCES items (id) ON DELETE CASCADE, CONSTRAINT l2 FOREIGN KEY (b_id) REFERENCES items (id));
    CREATE TABLE items (id int PRIMARY KEY, parent int, FOREIGN KEY (parent) REFERENCES items (id) ON DELETE SET NULL);`,
};

for (const [name, sql] of Object.entries(CASES)) {
  test(name, async () => assertVerdict(await roundTrip(engine, [sql]), ["equal"]));
}
