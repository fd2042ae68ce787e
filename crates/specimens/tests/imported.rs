//! Everything that is made of a design ends well, whatever the script was that the design was read from. The fuzzer
//! goes on from here (`cargo xtask fuzz`).
#![allow(clippy::unwrap_used)]

#[allow(unreachable_pub, reason = "the fuzzer takes it from its own library")]
#[path = "../../../fuzz/src/designs.rs"]
mod designs;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// What the corpus of the importers' tests holds, each script cut to what is quick to work on.
fn material() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/cases");
    let mut paths: Vec<PathBuf> = Vec::new();
    for case in fs::read_dir(root).unwrap() {
        paths.extend(fs::read_dir(case.unwrap().path()).unwrap().map(|entry| entry.unwrap().path()));
    }
    paths.retain(|path| {
        path.extension().is_some_and(|own| ["sql", "dbml", "mmd", "prisma"].iter().any(|end| own == *end))
    });
    paths.sort();
    let short = |text: String| text.get(..text.floor_char_boundary(3000)).unwrap_or_default().to_owned();
    paths.iter().map(|path| short(fs::read_to_string(path).unwrap())).collect()
}

/// Pieces that are hard on whoever recurses, or that open what nobody closes.
const PIECES: &[&str] = &[
    "(",
    ")",
    "'",
    "\"",
    "`",
    "[",
    "]",
    "::",
    "::jsonb",
    "::text[]",
    ";",
    ",",
    "--",
    "/*",
    "*/",
    "$$",
    "\0",
    "DEFAULT",
    "CHECK (",
    "json_build_object('id', (",
    "REFERENCES",
    "PRIMARY KEY",
    "INHERITS (",
    "é",
    "CREATE DOMAIN d AS d[];",
    "GENERATED ALWAYS AS (",
    "COLLATE",
    "CASE WHEN",
    "NOT NULL",
    "[]",
];

fn mutated(text: &str, changes: &[(u16, u16, u8)]) -> String {
    let mut text = text.to_owned();
    for (at, with, kind) in changes {
        let at = text.floor_char_boundary(usize::from(*at) % (text.len() + 1));
        let piece = PIECES[usize::from(*with) % PIECES.len()];
        match kind % 4 {
            0 => text.insert_str(at, piece),
            1 => text.insert_str(at, &piece.repeat(usize::from(*with) % 300)),
            2 => text.truncate(text.floor_char_boundary(at + 40)),
            _ => {
                let end = text.floor_char_boundary((at + usize::from(*with) % 60).min(text.len()));
                text.replace_range(at..end.max(at), "");
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scripts_with_changes(which in any::<prop::sample::Index>(), changes in prop::collection::vec(any::<(u16, u16, u8)>(), 0..6)) {
        let material = material();
        let text = mutated(&material[which.index(material.len())], &changes);
        designs::export(&text);
        designs::review(&text);
        designs::lay_out(&text);
        designs::draw(&text);
    }
}

/// Each of these once had no end, or could not have had one: a default whose cast belongs to an argument, a thousand
/// parentheses, domains and tables that lead back to themselves.
#[test]
fn what_leads_back_to_itself() {
    let deep = "(".repeat(20_000) + "1" + &")".repeat(20_000);
    for text in [
        "CREATE TABLE users (id integer, h jsonb DEFAULT (json_build_object('id', (u.v4())::text))::jsonb);",
        "CREATE TABLE a (b text[] DEFAULT array_append(ARRAY['x'], ('a')::text)::text[]);",
        "CREATE DOMAIN d AS d; CREATE TABLE t (a d, b d[]);",
        "CREATE DOMAIN a AS int; CREATE DOMAIN b AS a[]; CREATE TABLE t (x b[]);",
        "CREATE TABLE a () INHERITS (b); CREATE TABLE b (c int) INHERITS (a);",
        "CREATE VIEW a AS SELECT * FROM b; CREATE VIEW b AS SELECT * FROM a;",
        &["CREATE TABLE t (a int DEFAULT ", &deep, ", CHECK ", &deep, ");"].concat(),
        &["CREATE TABLE t (a text DEFAULT ('a'", &"::text".repeat(5000), "));"].concat(),
    ] {
        designs::export(text);
        designs::review(text);
        designs::lay_out(text);
        designs::draw(text);
    }
}

/// A document can hold what no script makes: a domain of its own arrays, tables that are each other's parents.
#[test]
fn documents_that_lead_back_to_themselves() {
    let tables: Vec<String> = (10..26)
        .map(|id| {
            let parents: Vec<String> =
                (10..26).filter(|other| *other != id).map(|other| other.to_string()).collect();
            let parents = parents.join(",");
            format!(
                r#"{{"id":{id},"name":"t{id}","columns":[{{"id":{},"name":"c{id}","type":{{"domain":1}}}}],"inherits":[{parents}]}}"#,
                id + 100
            )
        })
        .collect();
    let text = format!(
        r#"{{"format":"crowfoot","version":1,"settings":{{"name":"x","dialect":"postgres"}},
        "domains":[{{"id":1,"name":"d","base":{{"array":{{"domain":1}}}}}}],"tables":[{}]}}"#,
        tables.join(",")
    );
    assert!(designs::design(&text).is_some());
    designs::export(&text);
    designs::review(&text);
    designs::lay_out(&text);
    designs::draw(&text);
}
