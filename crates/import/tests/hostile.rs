//! No input makes the importer fail, and every statement is accounted for.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[cfg(test)]
mod growth;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_import::{Format, Import, ImportError, Source, import, ledger_to_json};
use crowfoot_model::{Dialect, file};
use proptest::prelude::*;

fn read(text: &str, dialect: Dialect) -> Import {
    let source = Source { name: "x.sql", text };
    import(&[source], Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Invariants of every input.
fn check(text: &str) {
    for dialect in Dialect::ALL {
        let import = read(text, dialect);
        let json = file::to_json(&import.document);
        assert_eq!(file::from_json(&json).unwrap(), import.document);
        assert_eq!(json, file::to_json(&read(text, dialect).document));
        let lines = text.split('\n').count();
        let mut last = 1;
        for entry in &import.ledger {
            let line = usize::try_from(entry.line).unwrap();
            assert!(line >= last && line <= lines);
            last = line;
        }
        assert!(ledger_to_json(&import.ledger).ends_with("]\n"));
    }
}

/// All inputs of the golden cases, as material to mutate.
fn material() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut texts = Vec::new();
    for case in fs::read_dir(root).unwrap() {
        for entry in fs::read_dir(case.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "sql") {
                texts.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    texts.sort();
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Words that the grammar turns on, to be put together at random.
const WORDS: &[&str] = &[
    "CREATE",
    "TABLE",
    "t",
    "(",
    ")",
    ",",
    ";",
    "id",
    "int",
    "NOT",
    "NULL",
    "DEFAULT",
    "PRIMARY",
    "KEY",
    "'",
    "\"",
    "`",
    "[",
    "]",
    "$$",
    "$a$",
    "/*",
    "*/",
    "/*!50001",
    "--",
    "#",
    "\n",
    "CHECK",
    "REFERENCES",
    "FOREIGN",
    "CONSTRAINT",
    "ALTER",
    "ADD",
    "DROP",
    "COLUMN",
    "RENAME",
    "TO",
    "INDEX",
    "ON",
    "USING",
    "WHERE",
    "AS",
    "SELECT",
    "VIEW",
    "TYPE",
    "ENUM",
    "DOMAIN",
    "SEQUENCE",
    "OWNED",
    "BY",
    "nextval",
    "::",
    ".",
    "PARTITION",
    "OF",
    "INHERITS",
    "LIKE",
    "BEGIN",
    "END",
    "DELIMITER",
    "//",
    "COPY",
    "FROM",
    "stdin",
    "\\.",
    "\\",
    "COMMENT",
    "IS",
    "DO",
    "E'",
    "1",
    "-",
    "COLLATE",
    "GENERATED",
    "ALWAYS",
    "IDENTITY",
    "UNIQUE",
    "EXCLUDE",
    "WITH",
    "SCHEMA",
    "USE",
    "SET",
    "search_path",
    "=",
    "é",
    "\u{feff}",
    "{$x}",
    "@a.",
    "TRIGGER",
    "FUNCTION",
    "ATTACH",
    "MODIFY",
    "CHANGE",
    "AFTER",
    "FIRST",
    "serial",
    "[]",
    "ARRAY",
    "INTERVAL",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn random_words(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60), spaced in any::<bool>()) {
        check(&words.join(if spaced { " " } else { "" }));
        check(&format!("CREATE TABLE t (id int, {})", words.join(" ")));
        check(&format!("CREATE TABLE t (id int); ALTER TABLE t {}", words.join(" ")));
    }

    #[test]
    fn mutated_cases(
        pick in any::<prop::sample::Index>(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..12, proptest::sample::select(WORDS)), 1..6),
    ) {
        let texts = material();
        let mut text: Vec<char> = pick.get(&texts).chars().collect();
        for (at, length, insert) in cuts {
            let at = at.index(text.len().max(1)).min(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, insert.chars());
        }
        check(&text.into_iter().collect::<String>());
    }
}

/// Texts that are long or deep, by how much.
fn deep_and_long(n: usize) -> Vec<String> {
    let many = |part: &str| part.repeat(n);
    vec![
        format!("CREATE TABLE t (id int DEFAULT {}1{})", many("("), many(")")),
        format!("CREATE TABLE t (id int CHECK {}1{})", many("("), many(")")),
        format!("CREATE TABLE t (id int DEFAULT 1{})", many(" + 1")),
        format!("CREATE TABLE t (id int {})", many("DEFAULT 1 ")),
        format!("CREATE INDEX i ON t ({}a{})", many("f("), many(")")),
        format!("CREATE TABLE t (id int{})", many(", CHECK (id > 0)")),
        format!("CREATE TABLE t (id int{})", many("[1]")),
        format!("CREATE TABLE t (id int{})", many(" ARRAY")),
        many("/*"),
        many("/* "),
        many("'"),
        many("' ; "),
        many("$a$ $b$ "),
        (0..n).map(|n| format!("$q{n}$ ")).collect::<String>(),
        many("use a;"),
        many("\\x "),
        many("CREATE TABLE t (a int)\n"),
        many("COPY a FROM stdin;\n"),
        many("CREATE TRIGGER BEGIN CASE "),
        many("DELIMITER $$\n"),
        format!("SELECT {}", many("[")),
        format!("CREATE VIEW v AS SELECT {}", many("(")),
        format!("CREATE DOMAIN d AS int {}", many("CHECK ((1)) ")),
    ]
}

#[test]
fn deep_and_long_input_takes_linear_time() {
    let n = 20_000;
    for (quarter, whole) in deep_and_long(n / 4).iter().zip(&deep_and_long(n)) {
        let head: String = whole.chars().take(40).collect();
        for dialect in Dialect::ALL {
            let what = format!("{dialect:?} {head}");
            growth::assert_linear(&what, |text| drop(read(text, dialect)), quarter, whole);
        }
    }
}

#[test]
fn an_import_can_be_cancelled() {
    let text = "SELECT 1;".repeat(100);
    let source = Source { name: "x.sql", text: &text };
    let mut seen = Vec::new();
    let result = import(&[source], Some(Format::Sql(Dialect::Postgres)), &mut |progress| {
        seen.push(progress);
        if progress.statements == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(result.unwrap_err(), ImportError::Cancelled);
    assert_eq!(seen.len(), 3);
    assert_eq!((seen[1].done, seen[1].total), (18, 900));
}

#[test]
fn canonical_files_open_and_their_errors_are_reported() {
    let json = file::to_json(&read("CREATE TABLE a (b int);", Dialect::Postgres).document);
    let source = Source { name: "a.json", text: &json };
    let back = import(&[source], None, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(back.format, Format::Json);
    assert_eq!(file::to_json(&back.document), json);
    let broken = Source { name: "b.json", text: "{" };
    let error = import(&[broken], None, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(error.to_string().starts_with("b.json: Line 1"), "{error}");
    let both = import(&[source, broken], None, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(both, ImportError::NotAlone { source: "a.json".into() });
}
