//! The script of a Prisma schema is the database that Prisma Migrate has made of it.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod trip;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_import::{Format, Source};
use crowfoot_model::{Dialect, Document};
use crowfoot_specimens::same;
use trip::{export, import};

fn prisma(text: &str) -> Document {
    let source = Source { name: "schema.prisma", text };
    crowfoot_import::import(&[source], Format::from_key("prisma"), &mut |_| ControlFlow::Continue(()))
        .unwrap()
        .document
}

#[test]
fn documenso_is_what_its_migrations_make() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.is_dir() {
        println!("SKIPPED: corpus not found");
        return;
    }
    let read = |name: &str| std::fs::read_to_string(corpus.join(name)).unwrap();
    let schema = prisma(&read("prisma/documenso.prisma"));
    let ours = import(&export(&schema, Dialect::Postgres), Dialect::Postgres);
    let theirs = import(&read("pg/documenso-prisma-migrations.sql"), Dialect::Postgres);
    let (ours, theirs) = (facts(&ours), facts(&theirs));
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>, sign| {
        these.difference(those).map(|fact| format!("{sign} {fact}")).collect::<Vec<_>>()
    };
    let mut lines = only(&theirs, &ours, '-');
    lines.extend(only(&ours, &theirs, '+'));
    println!("{} facts, {} differ", theirs.len(), lines.len());
    assert!(theirs.len() > 700);
    assert!(lines.is_empty(), "- is what the migrations make, + what the schema says\n{}", lines.join("\n"));
}

/// The facts of a design without what migrations do not make, or make in another order or letter case: comments, places of
/// columns, the order of values that were added later, types in casts, and functions.
fn facts(document: &Document) -> BTreeSet<String> {
    let plain = |fact: String| {
        let fact = fact.split(" comment \"").next().unwrap().replace("::TEXT", "::text");
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
