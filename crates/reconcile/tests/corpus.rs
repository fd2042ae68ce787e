//! Real schemas, merged with dumps of them that somebody has edited by hand: what is in both keeps its id, place, colour
//! and annotations.
#![allow(clippy::unwrap_used)]

mod support;

use crowfoot_model::{Dialect, Document, NodeId};
use crowfoot_reconcile::{Coverage, Options, Rename, Summary};
use crowfoot_specimens::Gaps;
use crowfoot_specimens::corpus::{self, text_of};
use support::{Merged, drawn, import, merge, merge_script, print};

/// A schema of the corpus with everything drawn; none where there is no corpus.
fn drawn_schema(path: &str, dialect: Dialect) -> Option<Document> {
    let text = text_of(&corpus::folder()?.join(path));
    assert!(!text.is_empty(), "{path} is in the corpus");
    Some(drawn(&import(&text, dialect)))
}

/// A script with something in the place of what has to be in it.
fn edited(script: &str, edits: &[(&str, &str)]) -> String {
    let mut text = script.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}\n{text}");
        text = text.replacen(from, to, 1);
    }
    text
}

/// Whether what both documents have by a name is the same thing in the same place.
fn check_kept(old: &Document, merged: &Merged, gone: &[&str]) {
    let diagram = old.first_diagram().unwrap();
    let mut kept = 0;
    for table in old.tables() {
        let node = NodeId::Table(table.id);
        let Some(after) = merged.document.table(table.id) else {
            assert!(gone.contains(&table.name.as_str()), "{} is gone", table.name);
            assert!(merged.document.placement(diagram, node).is_none());
            continue;
        };
        assert_eq!(old.placement(diagram, node), merged.document.placement(diagram, node));
        assert_eq!(after.annotations.rows, Some(table.id.0));
        for column in &table.columns {
            if let Some(found) = after.column_named(&column.name) {
                assert_eq!(found.id, column.id, "{}.{}", table.name, column.name);
                kept += 1;
            }
        }
        for index in table.indexes.iter().filter(|index| index.name.is_some()) {
            if let Some(found) = after.indexes.iter().find(|own| own.name == index.name) {
                assert_eq!(found.id, index.id, "{:?}", index.name);
            }
        }
        for key in &table.foreign_keys {
            let is_there = after.foreign_key(key.id).is_some();
            let line = merged.document.line(diagram, table.id, key.id);
            assert_eq!(is_there && old.line(diagram, table.id, key.id).is_some(), line.is_some());
        }
    }
    assert!(kept > 50, "{kept} columns");
    assert!(old.notes().eq(merged.document.notes()) && old.areas().eq(merged.document.areas()));
}

/// A dump of Pagila with a table and columns added, a column with another type and one under another name, a key with
/// another action, an index gone and a table under another name.
#[test]
fn pagila() {
    let Some(old) = drawn_schema("pg/pagila.sql", Dialect::Postgres) else { return };
    let edits = [
        ("CREATE TABLE actor (", "CREATE TABLE actor (\n    born date,"),
        ("    email       text,", "    email_address varchar(200) NOT NULL,"),
        ("    phone       text        NOT NULL,", "    phone varchar(30),"),
        ("CREATE INDEX idx_actor_last_name ON actor (last_name);", ""),
        (
            "CREATE TABLE film_category (",
            "CREATE TABLE genre (\n    genre_id int PRIMARY KEY\n);\n\nCREATE TABLE film_genre (",
        ),
    ];
    let script = edited(&print(&old, "postgres"), &edits).replace(" ON film_category ", " ON film_genre ");
    let merged = merge_script(&old, &script, Dialect::Postgres);
    assert_eq!(
        merged.sentences(),
        [
            "column customer.email_address added",
            "column customer.email removed",
            "column actor.born added",
            "index idx_actor_last_name on actor removed",
            "column address.phone: type text → varchar(30), now nullable",
            "table genre added",
            "table film_genre added",
            "table film_category removed",
        ]
    );
    assert_eq!(Summary::of(&merged.changes).to_string(), "2 tables added, 3 changed, 1 removed");
    check_kept(&old, &merged, &["film_category"]);

    // Both suggestions are right, and are taken.
    let renames: Vec<Rename> = merged.reconciliation.suggestions.iter().map(|own| own.rename).collect();
    assert_eq!(renames.len(), 2);
    let options = Options { covers: Coverage::sql(Dialect::Postgres), renames: &renames, removals: true };
    let merged = merge(&old, &import(&script, Dialect::Postgres), &options);
    assert_eq!(
        merged.sentences(),
        [
            "column customer.email_address: renamed from email, type text → varchar(200), now required",
            "column actor.born added",
            "index idx_actor_last_name on actor removed",
            "table film_genre: renamed from film_category",
            "column address.phone: type text → varchar(30), now nullable",
            "table genre added",
        ]
    );
    assert!(merged.reconciliation.suggestions.is_empty());
    check_kept(&old, &merged, &[]);
}

/// A dump of Sakila in MySQL, likewise, of which what is gone stays.
#[test]
fn sakila() {
    let Some(old) = drawn_schema("mysql/sakila.sql", Dialect::Mysql) else { return };
    let edits = [
        ("amount       decimal(5,2) NOT NULL", "amount decimal(9,2)"),
        ("INDEX idx_last_name (last_name)", "INDEX idx_last_name (last_name, first_name)"),
        ("ON DELETE SET NULL ON UPDATE CASCADE", "ON DELETE CASCADE ON UPDATE CASCADE"),
        ("    postal_code varchar(10),\n", ""),
        ("CREATE TABLE film_text (", "CREATE TABLE film_texts ("),
    ];
    let new = import(&edited(&print(&old, "mysql"), &edits), Dialect::Mysql);
    let covers = Coverage::sql(Dialect::Mysql);
    let merged = merge(&old, &new, &Options { covers, removals: false, renames: &[] });
    let expected = [
        "index idx_last_name on customer: columns (last_name) → (last_name, first_name)",
        "column payment.amount: type decimal(5,2) → decimal(9,2), now nullable",
        "foreign key fk_payment_rental on payment: ON DELETE SET NULL → CASCADE",
        "table film_texts added",
    ];
    assert_eq!(merged.sentences(), expected);
    check_kept(&old, &merged, &[]);
}

fn check_whole(folder: &str, dialect: Dialect, mut gaps: Gaps) {
    /// A file whose design no script can say whole: the listing of columns has some without a type, which MySQL does
    /// not have.
    const UNTYPED: &str = "mysql/magento2-sales.sql";
    let Some(root) = corpus::folder() else { return };
    for schema in corpus::manifest(&root).iter().filter(|schema| schema.folder == folder) {
        let text = text_of(&schema.files[0]);
        let old = drawn(&import(&text, dialect));
        let merged = merge_script(&old, &text, dialect);
        assert!(merged.reconciliation.diff.is_empty(), "{}: {:#?}", schema.path, merged.sentences());
        let printed = merge_script(&old, &print(&old, dialect.key()), dialect);
        let mut said = printed.sentences();
        said.retain(|line| line != "raw SQL CREATE EXTENSION added");
        let is_same = said.is_empty() || schema.path == UNTYPED;
        gaps.check(&schema.path, is_same.then_some(()).ok_or_else(|| format!("{said:#?}")));
    }
    gaps.finish();
}

#[test]
fn every_dump_of_postgres_says_nothing_new_of_itself() {
    check_whole("pg", Dialect::Postgres, Gaps::of("own-ddl-pg"));
}

#[test]
fn every_dump_of_mysql_says_nothing_new_of_itself() {
    check_whole("mysql", Dialect::Mysql, Gaps::of("own-ddl-mysql"));
}

#[test]
fn every_dump_of_sqlite_says_nothing_new_of_itself() {
    check_whole("sqlite", Dialect::Sqlite, Gaps::of("own-ddl-sqlite"));
}

/// Two merges of one dump are the same.
#[test]
fn merging_again_changes_nothing() {
    let Some(old) = drawn_schema("pg/chinook.sql", Dialect::Postgres) else { return };
    let script =
        print(&old, "postgres").replacen("CREATE TABLE", "CREATE TABLE added (x int);\nCREATE TABLE", 1);
    let once = merge_script(&old, &script, Dialect::Postgres);
    assert!(!once.reconciliation.diff.is_empty());
    assert_eq!(once.reconciliation.diff, merge_script(&old, &script, Dialect::Postgres).reconciliation.diff);
    assert!(merge_script(&once.document, &script, Dialect::Postgres).reconciliation.diff.is_empty());
}
