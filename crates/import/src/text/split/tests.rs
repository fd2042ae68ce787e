use super::{Form, Splitter};
use crowfoot_model::Dialect;

fn split(text: &str, dialect: Dialect) -> Vec<(u32, &str)> {
    Splitter::new(text, dialect).map(|piece| (piece.line, piece.text)).collect()
}

#[test]
fn a_statement_begins_at_its_first_word_and_ends_before_its_semicolon() {
    let text = "-- one\n\nSELECT 1 /* ; */ ; ;\n/* two */ SELECT ';'\n-- three\n";
    assert_eq!(split(text, Dialect::Postgres), [(3, "SELECT 1"), (4, "SELECT ';'")]);
}

#[test]
fn client_lines_are_pieces_of_their_own() {
    let text = "\\restrict abc\nSELECT 1;\r\n\\connect shop\nSELECT 2 \\gexec\nSELECT 3;";
    let pieces: Vec<_> = Splitter::new(text, Dialect::Postgres).map(|p| (p.form, p.text)).collect();
    assert_eq!(
        pieces,
        [
            (Form::Client, "\\restrict abc"),
            (Form::Sql, "SELECT 1"),
            (Form::Client, "\\connect shop"),
            (Form::Sql, "SELECT 2"),
            (Form::Client, "\\gexec"),
            (Form::Sql, "SELECT 3"),
        ]
    );
}

#[test]
fn copy_data_is_skipped() {
    let text = "COPY a (b) FROM stdin;\nit's; one\nCREATE TABLE no (x int);\n\\.\n\nSELECT 1;";
    assert_eq!(split(text, Dialect::Postgres), [(1, "COPY a (b) FROM stdin"), (6, "SELECT 1")]);
    let unfinished = "COPY a FROM stdin;\n\nSELECT 1;";
    assert_eq!(split(unfinished, Dialect::Postgres).len(), 2);
}

#[test]
fn a_column_list_can_be_long_before_from_stdin() {
    let columns: Vec<String> = (0..40).map(|n| format!("c{n}")).collect();
    let text = format!("COPY a ({}) FROM stdin;\n1;2;3\n\\.\nSELECT 1;", columns.join(", "));
    assert_eq!(split(&text, Dialect::Postgres).len(), 2);
}

#[test]
fn routine_bodies_are_not_split() {
    let sqlite = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n UPDATE a SET b = CASE WHEN 1 THEN 2 END;\n DELETE FROM c;\nEND;\nSELECT 1;";
    assert_eq!(split(sqlite, Dialect::Sqlite).len(), 2);
    let mysql = "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; WHILE b DO SELECT 2; END WHILE; END; SELECT 3;";
    assert_eq!(split(mysql, Dialect::Mysql).len(), 2);
    let pg = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3;";
    assert_eq!(split(pg, Dialect::Postgres).len(), 2);
    let rule = "CREATE RULE r AS ON INSERT TO a DO INSTEAD (SELECT 1; SELECT 2); SELECT 3;";
    assert_eq!(split(rule, Dialect::Postgres).len(), 2);
}

#[test]
fn delimiter_commands_are_followed() {
    let text = "DELIMITER $$\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET x = 1; END$$\nCREATE TABLE a (b int);\nCREATE TABLE c (d int)$$\nDELIMITER ;\nSELECT 1;";
    let pieces = split(text, Dialect::Mysql);
    assert_eq!(pieces.len(), 6);
    assert_eq!(pieces[2], (3, "CREATE TABLE a (b int)"));
    assert_eq!(pieces[3], (4, "CREATE TABLE c (d int)"));
    assert_eq!(pieces[5], (6, "SELECT 1"));
}

#[test]
fn a_missing_semicolon_before_create_table_is_forgiven() {
    let text = "CREATE TABLE a (\n  b int\n)\n\nCREATE TABLE c (d int)\n  CREATE TABLE e (f int);";
    assert_eq!(split(text, Dialect::Postgres).len(), 3);
    assert_eq!(split("CREATE SCHEMA s\n  CREATE TABLE a (b int)\n;", Dialect::Postgres).len(), 2);
}

#[test]
fn use_needs_no_semicolon_in_mysql() {
    assert_eq!(split("use shop\nSELECT 1;", Dialect::Mysql), [(1, "use shop"), (2, "SELECT 1")]);
    assert_eq!(split("USE `a`; USE `b`;", Dialect::Mysql).len(), 2);
}

#[test]
fn a_down_migration_is_one_piece() {
    let text = "-- +goose Up\nCREATE TABLE a (b int);\n-- +goose Down\nDROP TABLE a;\nDROP TABLE c;\n-- +goose Up\nSELECT 1;";
    let pieces: Vec<_> = Splitter::new(text, Dialect::Postgres).map(|p| (p.form, p.line)).collect();
    assert_eq!(pieces, [(Form::Sql, 2), (Form::DownMigration, 3), (Form::Sql, 7)]);
}

/// Only words that cannot be inside another statement start a new one.
#[test]
fn a_missing_semicolon_loses_no_statement() {
    for first in
        ["SET x = 1", "INSERT INTO a VALUES (1)", "ALTER TABLE a ADD b int", "PRAGMA foreign_keys=ON"]
    {
        for second in ["CREATE TABLE c (d int)", "create unique index i on c (d)", "DROP TABLE IF EXISTS e"] {
            let text = [first, "\n", second, ";"].concat();
            assert_eq!(split(&text, Dialect::Sqlite), [(1, first), (2, second)], "{text}");
        }
    }
    for whole in [
        "GRANT SELECT,\nCREATE VIEW ON *.* TO a",
        "ALTER PUBLICATION p\nDROP TABLE a",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC\nDROP TABLE a; END",
        "EXPLAIN\nCREATE TABLE a AS SELECT 1",
    ] {
        assert_eq!(split(whole, Dialect::Postgres).len(), 1, "{whole}");
    }
}

#[test]
fn migration_markers_end_statements_in_all_dialects() {
    let text = "CREATE TABLE a (b int)\n--> statement-breakpoint\nALTER TABLE a ADD c int;--> statement-breakpoint\nDROP TABLE d";
    for dialect in Dialect::ALL {
        let pieces: Vec<&str> = Splitter::new(text, dialect).map(|piece| piece.text).collect();
        assert_eq!(
            pieces,
            ["CREATE TABLE a (b int)", "ALTER TABLE a ADD c int", "DROP TABLE d"],
            "{dialect:?}"
        );
    }
    assert_eq!(
        split("SET a ON\nGO\nSELECT go\nFROM b\ngo;\n", Dialect::Postgres),
        [(1, "SET a ON"), (3, "SELECT go\nFROM b")]
    );
}
