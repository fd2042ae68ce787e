//! What a script says in words of its own comes out in the same words, for the database it was written for.
#![allow(clippy::unwrap_used)]

use std::ops::ControlFlow;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source, import};
use crowfoot_model::Dialect;

/// A script exported again, with one space for each run of white space.
fn written(dialect: Dialect, sql: &str) -> (String, Vec<String>) {
    let sources = [Source { name: "input.sql", text: sql }];
    let read = import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(())).unwrap();
    let text = exporter(dialect.key()).unwrap().export(&read.document, &Options::default()).text().to_owned();
    let told = read.ledger.iter().map(|entry| entry.reason.clone()).collect();
    (text.split_whitespace().collect::<Vec<&str>>().join(" "), told)
}

/// Fails where a script comes out without one of some pieces, or with one of others.
fn assert_written(dialect: Dialect, sql: &str, pieces: &[&str], others: &[&str]) {
    let (text, told) = written(dialect, sql);
    for piece in pieces {
        assert!(text.contains(piece), "{piece} is not in\n{text}\n{told:#?}");
    }
    for other in others {
        assert!(!text.contains(other), "{other} is in\n{text}\n{told:#?}");
    }
}

#[test]
fn sqlite_keys_are_as_nullable_as_they_were() {
    let sql = "CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY, name TEXT);
        CREATE TABLE settings (key TEXT PRIMARY KEY, val TEXT);
        CREATE TABLE pairs (a INTEGER, b INTEGER NOT NULL, PRIMARY KEY (a, b));
        CREATE TABLE counted (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT);";
    let pieces = [
        "id integer NOT NULL PRIMARY KEY",
        "key text PRIMARY KEY,",
        "a integer, b integer NOT NULL, PRIMARY KEY (a, b)",
        "id integer NOT NULL PRIMARY KEY AUTOINCREMENT",
    ];
    assert_written(Dialect::Sqlite, sql, &pieces, &["key text PRIMARY KEY NOT NULL", "a integer NOT NULL"]);
}

#[test]
fn sqlite_types_and_defaults_keep_their_letters() {
    let sql = "CREATE TABLE t (a TEXT DEFAULT NULL, b INTEGER DEFAULT '0', c BOOLEAN DEFAULT 0, d TIMESTAMP,
        e boolean DEFAULT FALSE, f REAL DEFAULT +1.5, g VarChar(20) DEFAULT \"x\", h INTEGER DEFAULT (-1));";
    let pieces = [
        "a text DEFAULT NULL",
        "b integer DEFAULT '0'",
        "c BOOLEAN DEFAULT 0",
        "d TIMESTAMP",
        "e boolean DEFAULT FALSE",
        "f real DEFAULT +1.5",
        "g VarChar(20) DEFAULT \"x\"",
        "h integer DEFAULT (-1)",
    ];
    assert_written(Dialect::Sqlite, sql, &pieces, &[]);
}

#[test]
fn sqlite_references_are_as_they_were_said() {
    let sql = "CREATE TABLE Owners (ID INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE a (x INTEGER REFERENCES Owners, y INTEGER REFERENCES \"owners\" (id));
        CREATE TABLE b (z TEXT REFERENCES Owners (name), w INTEGER, FOREIGN KEY (w) REFERENCES gone (id));";
    let pieces = [
        "FOREIGN KEY (x) REFERENCES Owners,",
        "FOREIGN KEY (y) REFERENCES owners (id)",
        "FOREIGN KEY (z) REFERENCES Owners (name)",
        "REFERENCES gone (id)",
    ];
    assert_written(Dialect::Sqlite, sql, &pieces, &["CONSTRAINT"]);
}

#[test]
fn sqlite_keeps_the_texts_of_indexes_and_views() {
    let sql = "CREATE TABLE t (name TEXT, hits INTEGER);
        CREATE INDEX t_sort ON t (coalesce(nullif(name, ''), hits) COLLATE NOCASE);
        create unique index \"t_name\" on \"t\" (\"name\" ASC) where (hits > 0);
        CREATE INDEX t_sum ON t ((hits + 1), name DESC);
        CREATE VIEW [v] (n) as SELECT name FROM t;";
    let pieces = [
        "CREATE INDEX t_sort ON t (coalesce(nullif(name, ''), hits) COLLATE NOCASE);",
        "CREATE UNIQUE INDEX \"t_name\" on \"t\" (\"name\" ASC) where (hits > 0);",
        "CREATE INDEX t_sum ON t ((hits + 1), name DESC);",
        "CREATE VIEW [v] (n) as SELECT name FROM t;",
    ];
    assert_written(Dialect::Sqlite, sql, &pieces, &[]);
}

#[test]
fn sqlite_conflicts_stay_with_their_constraints() {
    let sql = "CREATE TABLE t (id INTEGER PRIMARY KEY ON CONFLICT FAIL AUTOINCREMENT,
        sensor TEXT NOT NULL ON CONFLICT IGNORE, code TEXT COLLATE NOCASE UNIQUE ON CONFLICT REPLACE, raw INT,
        UNIQUE (sensor, raw) ON CONFLICT ABORT);
        CREATE TABLE u (a TEXT, b TEXT, PRIMARY KEY (a, b) ON CONFLICT ROLLBACK);";
    let pieces = [
        "PRIMARY KEY ON CONFLICT FAIL AUTOINCREMENT",
        "sensor text NOT NULL ON CONFLICT IGNORE",
        "UNIQUE (code) ON CONFLICT REPLACE",
        "UNIQUE (sensor, raw) ON CONFLICT ABORT",
        "PRIMARY KEY (a, b) ON CONFLICT ROLLBACK",
    ];
    assert_written(Dialect::Sqlite, sql, &pieces, &[]);
}

#[test]
fn sqlite_numbers_the_indexes_of_keys_in_their_order() {
    let sql = "CREATE TABLE t (a TEXT UNIQUE, b TEXT, c TEXT, UNIQUE (b), PRIMARY KEY (c));";
    assert_written(Dialect::Sqlite, sql, &["UNIQUE (a), UNIQUE (b), PRIMARY KEY (c)"], &[]);
}

#[test]
fn mysql_widths_and_methods_stay() {
    let sql = "CREATE TABLE `meters` (`id` int(11) unsigned NOT NULL AUTO_INCREMENT, `kind` smallint(5) NOT NULL,
        `reading` bigint(10) DEFAULT NULL, `usual` int(11), `level` int(4) unsigned zerofill DEFAULT NULL,
        PRIMARY KEY (`id`) USING BTREE, KEY `by_kind` (`kind`) USING BTREE, UNIQUE KEY `u` USING BTREE (`reading`));";
    let pieces = [
        "id int(11) unsigned NOT NULL AUTO_INCREMENT",
        "kind smallint(5) NOT NULL",
        "reading bigint(10)",
        "usual int,",
        "int(4) unsigned zerofill",
        "PRIMARY KEY (id) USING BTREE",
        "INDEX by_kind (kind) USING BTREE",
        "UNIQUE (reading) USING BTREE",
    ];
    let (text, _) = written(Dialect::Mysql, sql);
    for piece in pieces {
        let named = piece.replace("UNIQUE (", "CONSTRAINT u UNIQUE (");
        assert!(text.contains(&named), "{named} is not in\n{text}");
    }
}

#[test]
fn serial_is_one_unique_key() {
    let sql = "CREATE TABLE a (id serial unique, n int);
        CREATE TABLE b (id serial, PRIMARY KEY (id));
        CREATE TABLE c (id int UNIQUE UNIQUE KEY);";
    let (text, _) = written(Dialect::Mysql, sql);
    assert_eq!(text.matches("UNIQUE (id)").count(), 3, "{text}");
}

#[test]
fn mysql_names_what_had_no_name() {
    let sql = "CREATE TABLE users (id int PRIMARY KEY, email varchar(50) UNIQUE, a int CHECK (a > 0), CHECK (a < 9), KEY (a));
        CREATE TABLE posts (id int PRIMARY KEY, user_id int, FOREIGN KEY (user_id) REFERENCES users (id));
        CREATE TABLE dumped (a int, CONSTRAINT CONSTRAINT_1 CHECK (a > 0), CONSTRAINT `dumped_ibfk_1` FOREIGN KEY (a) REFERENCES users (id));";
    let pieces = [
        "a int CHECK (a > 0),",
        "UNIQUE (email), CHECK (a < 9), INDEX (a)",
        "FOREIGN KEY (user_id) REFERENCES users (id)",
        "CONSTRAINT dumped_ibfk_1 FOREIGN KEY",
    ];
    assert_written(Dialect::Mysql, sql, &pieces, &["CONSTRAINT_1", "users_email", "posts_user_id"]);
}

#[test]
fn mysql_makes_indexes_for_keys_where_it_made_them() {
    let sql = "CREATE TABLE t (id int PRIMARY KEY);
        CREATE TABLE u (a int, b int, KEY first (b), CONSTRAINT fk FOREIGN KEY (a) REFERENCES t (id));
        CREATE TABLE v (a int, b int, CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES t (id));
        CREATE INDEX later ON v (b);";
    let pieces =
        ["INDEX first (b), CONSTRAINT fk FOREIGN KEY", "FOREIGN KEY (a) REFERENCES t (id), INDEX later (b)"];
    assert_written(Dialect::Mysql, sql, &pieces, &[]);
}

#[test]
fn lines_of_dashes_are_comments_of_mysql() {
    let sql = "-----------------\n\nDROP TABLE IF EXISTS `stalls`;\nCREATE TABLE `stalls` (`id` int - -1);\n--x\n
        ---- DROP TABLE stalls;\nDROP TABLE IF EXISTS `fairs`;\nCREATE TABLE `fairs` (`id` int NOT NULL DEFAULT 5--1);";
    let (text, told) = written(Dialect::Mysql, sql);
    assert_eq!(text.matches("CREATE TABLE").count(), 2, "{text}");
    assert!(!text.contains("DROP"), "{text}");
    assert!(!told.iter().any(|reason| reason.contains("Not understood")), "{told:#?}");
}

#[test]
fn nothing_that_destroys_is_kept() {
    for (dialect, sql) in [
        (Dialect::Mysql, "CREATE TABLE t (id int);\n) DROP TABLE t;\nDROP TABLE (t);\nRENAME TABLE t;"),
        (Dialect::Sqlite, "CREATE TABLE t (id int);\nDROP TABLE 1;\nALTER TABLE t RENAME 1 COLUMN;"),
        (Dialect::Postgres, "CREATE TABLE t (id int);\nDROP TABLE (t);\nDROP VIEW 1;"),
    ] {
        assert_written(dialect, sql, &["CREATE TABLE t"], &["DROP", "RENAME"]);
    }
}

#[test]
fn keys_of_other_formats_take_no_null_in_sqlite() {
    let dbml = "Project x { database_type: 'SQLite' }
Table t { id text [pk] }
Table u { a int
  b text [null]
  indexes { (a, b) [pk] }
}
Table v { id integer [pk, increment] }";
    let sources = [Source { name: "a.dbml", text: dbml }];
    let read = import(&sources, None, &mut |_| ControlFlow::Continue(())).unwrap();
    let text = exporter("sqlite").unwrap().export(&read.document, &Options::default()).text().to_owned();
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    for piece in [
        "id text NOT NULL PRIMARY KEY",
        "a int NOT NULL, b text, PRIMARY KEY (a, b)",
        "id integer PRIMARY KEY AUTOINCREMENT",
    ] {
        assert!(text.contains(piece), "{piece} is not in {text}");
    }
}
