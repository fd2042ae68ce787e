//! The script of a Prisma schema is the database that Prisma Migrate has made of it.
#![allow(clippy::unwrap_used)]

mod trip;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source};
use crowfoot_model::{Dialect, Document};
use crowfoot_specimens::{corpus, same};
use trip::{export, import};

fn prisma(text: &str) -> Document {
    let source = Source { name: "schema.prisma", text };
    crowfoot_import::import(&[source], Format::from_key("prisma"), &mut |_| ControlFlow::Continue(()))
        .unwrap()
        .document
}

#[test]
fn documenso_is_what_its_migrations_make() {
    let Some(corpus) = corpus::folder() else { return };
    let read = |name: &str| std::fs::read_to_string(corpus.join(name)).unwrap();
    let (schema, script) = (read("prisma/documenso.prisma"), read("pg/documenso-prisma-migrations.sql"));
    assert!(compare(&schema, &script, Dialect::Postgres) > 700);
}

/// `migrate.sql` is what Prisma's own schema engine (8.1) writes for the schema beside it.
#[test]
fn cases_are_what_the_engine_of_prisma_makes() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/cases");
    for (case, dialect) in [("prisma-postgres", Dialect::Postgres), ("prisma-sqlite", Dialect::Sqlite)] {
        let read = |name: &str| std::fs::read_to_string(cases.join(case).join(name)).unwrap();
        assert!(compare(&read("schema.prisma"), &read("migrate.sql"), dialect) > 10);
    }
}

/// A schema survives being written and read again.
#[test]
fn a_schema_comes_back_as_it_was() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/cases");
    let mut schemas: Vec<_> =
        ["prisma-postgres", "prisma-sqlite"].map(|case| cases.join(case).join("schema.prisma")).into();
    if let Some(corpus) = corpus::folder() {
        let more = ["documenso", "langfuse", "typebot-mysql", "umami"];
        schemas.extend(more.map(|name| corpus.join("prisma").join(format!("{name}.prisma"))));
    }
    for path in schemas {
        let before = prisma(&std::fs::read_to_string(&path).unwrap());
        let written = exporter("prisma").unwrap().export(&before, &Options::default());
        let after = prisma(written.text());
        let lines = same::difference(&before, &after);
        assert!(lines.is_empty(), "{}: {}\n{:#?}", path.display(), lines.join("\n"), written.notices);
    }
}

/// Compares the script of a schema with one that Prisma wrote; how many facts the second has.
fn compare(schema: &str, script: &str, dialect: Dialect) -> usize {
    let ours = facts(&import(&export(&prisma(schema), dialect), dialect));
    let theirs = facts(&import(script, dialect));
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>, sign| {
        these.difference(those).map(|fact| format!("{sign} {fact}")).collect::<Vec<_>>()
    };
    let mut lines = only(&theirs, &ours, '-');
    lines.extend(only(&ours, &theirs, '+'));
    // An enum is text for Prisma in SQLite; here the values are checked.
    lines.retain(|line| dialect != Dialect::Sqlite || !line.contains("_check\""));
    assert!(lines.is_empty(), "- is what Prisma makes, + what we make\n{}", lines.join("\n"));
    theirs.len()
}

/// The facts of a design without what migrations do not make, or make in another order or letter case: comments, places of
/// columns, the order of values that were added later, types in casts, and functions.
fn facts(document: &Document) -> BTreeSet<String> {
    let plain = |fact: String| {
        let mut fact = fact.split(" comment \"").next().unwrap().to_owned();
        // Types without a logical one, and those in casts, in small letters and without quotes.
        for spelled in ["postgres \"", "sqlite \"", "where \"", "]::"] {
            if let Some(at) = fact.find(spelled) {
                let tail = fact.split_off(at).replace("\\\"", "").to_lowercase();
                fact.push_str(&tail);
            }
        }
        let mut words: Vec<&str> = fact.split(' ').collect();
        if let Some(at) = words.iter().position(|word| *word == "column") {
            words.remove(at + 1);
        }
        if words[0] == "enum" {
            words[2..].sort_by_key(|word| word.trim_matches(|c| "[],".contains(c)));
            return words.join(" ").replace(['[', ']', ','], "");
        }
        words.join(" ")
    };
    same::facts(document).into_iter().filter(|fact| !fact.starts_with("statement")).map(plain).collect()
}
