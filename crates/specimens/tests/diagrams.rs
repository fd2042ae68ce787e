//! What DBML and Mermaid can say of a design is still said after a trip through them: the text of what was read from a
//! text is that text.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Import, Source, Verdict, import};
use crowfoot_model::{Dialect, Document, Table, UniqueConstraint};
use crowfoot_specimens::corpus::text_of;
use crowfoot_specimens::{corpus, valid};
use proptest::prelude::*;

fn export(document: &Document, key: &str) -> String {
    exporter(key).unwrap().export(document, &Options::default()).text().to_owned()
}

fn read(text: &str, key: &str) -> Import {
    let source = Source { name: "x", text };
    import(&[source], Format::from_key(key), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The lines that differ, and where.
fn difference(one: &str, other: &str) -> String {
    let lines = one.lines().zip(other.lines()).enumerate().filter(|(_, (one, other))| one != other).take(6);
    let mut shown: Vec<String> =
        lines.map(|(at, (one, other))| format!("{at}\n- {one}\n+ {other}")).collect();
    if one.lines().count() != other.lines().count() {
        shown.push(format!("{} lines and {}", one.lines().count(), other.lines().count()));
    }
    shown.join("\n")
}

/// Whether names differ only in what the formats cannot say: control characters, and in Mermaid some marks.
fn names_collide(document: &Document) -> bool {
    let said = |name: &str| -> String {
        let char = |c: char| match c {
            _ if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => ' ',
            '"' => '\'',
            '%' => '_',
            '\\' => '/',
            other => other,
        };
        name.chars().map(char).collect()
    };
    let is_twice = |names: Vec<String>| {
        let mut seen = BTreeSet::new();
        !names.into_iter().all(|name| seen.insert(name.to_lowercase()))
    };
    let tables = document.tables().map(|table| said(&document.qualified_name(table.schema, &table.name)));
    let columns = |table: &Table| table.columns.iter().map(|column| said(&column.name)).collect();
    is_twice(tables.collect()) || document.tables().any(|table| is_twice(columns(table)))
}

/// Whether a relation leads to a key that Mermaid has no mark for, and the importer makes one.
fn keys_are_unmarked(document: &Document) -> bool {
    document.tables().any(|table| {
        let is_single = |unique: &UniqueConstraint| unique.columns.len() == 1;
        let has_mark = table.primary_key.is_some() || table.uniques.iter().any(is_single);
        (!has_mark || table.primary_key.is_none() && table.column_named("id").is_some())
            && document.referring_to(table.id).next().is_some()
    })
}

/// Whether a comment may be taken for the name that Mermaid cannot say, since both are nothing but marks, or a name
/// for two, or has marks that its texts do not take.
fn comments_look_like_names(document: &Document) -> bool {
    // These say whether a value may be missing.
    let is_said =
        |text: &String| ["null", "nullable", "optional", "required"].contains(&text.to_lowercase().as_str());
    let is_marks = |text: &String| !text.chars().any(char::is_alphanumeric) || is_said(text);
    let columns = || document.tables().flat_map(|table| &table.columns);
    columns().any(|column| column.name.contains(", ") || column.name.contains(['%', '"', '\\']))
        || columns().any(|column| column.comment.as_ref().is_some_and(is_marks))
}

/// Whether a key refers to a table that is not there: Mermaid can mark its column, but draws no line that it could be
/// read from.
fn keys_dangle(document: &Document) -> bool {
    let keys = document.tables().flat_map(|table| &table.foreign_keys);
    keys.into_iter().any(|key| key.target_table().is_none())
}

fn translates(import: &Import) -> bool {
    import.ledger.iter().any(|entry| entry.reason.contains("Types replaced"))
}

/// Whether a domain or composite type, which DBML has not, is called like an enum: its columns are read as the enum's.
fn types_collide(document: &Document) -> bool {
    let others = document.domains().map(|own| &own.name).chain(document.composites().map(|own| &own.name));
    let names: BTreeSet<String> = others.map(|name| name.to_lowercase()).collect();
    document.enums().any(|own| names.contains(&own.name.to_lowercase()))
}

fn dbml(document: &Document) {
    if types_collide(document) {
        return;
    }
    if names_collide(document) {
        return;
    }
    let mut text = export(document, "dbml");
    let back = read(&text, "dbml");
    for entry in &back.ledger {
        assert!(
            entry.verdict == Verdict::Modelled && !entry.reason.contains("Skipped:"),
            "{entry:?}\n{text}"
        );
    }
    let mut again = export(&back.document, "dbml");
    // A domain may be called like a type of another language, which is what it is read as where the domain is unknown.
    if translates(&back) {
        text = std::mem::take(&mut again);
        again = export(&read(&text, "dbml").document, "dbml");
    }
    assert!(again == text, "{}\n\n{text}", difference(&text, &again));
}

/// Without the types, which are written in the dialect of the design and read as PostgreSQL's.
fn without_types(text: &str) -> String {
    let of = |line: &str| match line.strip_prefix("    ").and_then(|line| line.split_once(' ')) {
        Some((_, rest)) => rest.to_owned(),
        None => line.to_owned(),
    };
    text.lines().map(of).collect::<Vec<_>>().join("\n")
}

fn mermaid(document: &Document) {
    let is_beyond = names_collide(document) || keys_are_unmarked(document) || keys_dangle(document);
    if is_beyond || comments_look_like_names(document) {
        return;
    }
    let mut text = export(document, "mermaid");
    let back = read(&text, "mermaid");
    for entry in &back.ledger {
        assert!(entry.verdict == Verdict::Modelled, "{entry:?}\n{text}");
    }
    let mut again = export(&back.document, "mermaid");
    // A domain may be called like a type of another language, which is what it is read as where the domain is unknown.
    if translates(&back) {
        text = std::mem::take(&mut again);
        again = export(&read(&text, "mermaid").document, "mermaid");
    }
    let (text, again) = if document.settings().dialect == Dialect::Postgres {
        (text, again)
    } else {
        (without_types(&text), without_types(&again))
    };
    // White space at the end of a line says nothing in Mermaid.
    let said = |text: &str| -> Vec<String> {
        text.lines().map(str::trim_end).filter(|line| line.trim() != "%%").map(str::to_owned).collect()
    };
    assert!(said(&text) == said(&again), "{}\n\n{text}", difference(&text, &again));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn valid_designs_through_dbml(seed in any::<u64>(), dialect in proptest::sample::select(&Dialect::ALL[..])) {
        dbml(&valid(seed, dialect));
    }

    #[test]
    fn valid_designs_through_mermaid(seed in any::<u64>(), dialect in proptest::sample::select(&Dialect::ALL[..])) {
        mermaid(&valid(seed, dialect));
    }
}

/// The schemas of the corpus in SQL, as documents.
fn corpus(check: fn(&Document)) {
    let Some(root) = corpus::folder() else { return };
    for schema in corpus::manifest(&root) {
        if let Some(dialect) = schema.dialect {
            check(&read(&text_of(&schema.files[0]), dialect.key()).document);
        }
    }
}

#[test]
fn the_corpus_through_dbml() {
    corpus(dbml);
}

#[test]
fn the_corpus_through_mermaid() {
    corpus(mermaid);
}

#[test]
fn names_that_differ_beyond_63_bytes_through_mermaid() {
    mermaid(&valid(10_879_703_281_208_286_490, Dialect::Sqlite));
}
