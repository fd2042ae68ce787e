# keys of every kind
CREATE TABLE a (id int KEY, name varchar(200), body text, place point NOT NULL, n int UNIQUE, FULLTEXT KEY `ft` (`name`,`body`) WITH PARSER ngram, SPATIAL INDEX (place), KEY `pre` (`name`(10), body(20)) USING BTREE COMMENT 'short', UNIQUE KEY `u` (`name`), UNIQUE INDEX u2 (name(5)), UNIQUE KEY ux ((lower(`name`))), INDEX USING HASH (n), KEY d (n DESC));
CREATE TABLE b (id int, a_id int REFERENCES a(id), c_id int, KEY (a_id), CONSTRAINT `b_a` FOREIGN KEY `idx` (`a_id`) REFERENCES `A` (`ID`) ON DELETE CASCADE ON UPDATE SET NULL, CONSTRAINT FOREIGN KEY (c_id) REFERENCES c (id), PRIMARY KEY USING BTREE (id), CONSTRAINT pos CHECK ((c_id > 0)) /*!80016 NOT ENFORCED */);
CREATE TABLE c (id int PRIMARY KEY);
CREATE FULLTEXT INDEX ft2 ON a (body);
CREATE INDEX part USING BTREE ON a (name(3)) COMMENT 'x' ALGORITHM=INPLACE LOCK=NONE;
DROP INDEX pre ON a;
