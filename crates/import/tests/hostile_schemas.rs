//! No schema of another tool makes its importer fail, and every line is accounted for.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[cfg(test)]
mod growth;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_import::{Format, Import, ImportError, Source, import};
use crowfoot_model::file;
use proptest::prelude::*;

const KEYS: [&str; 3] = ["dbml", "mermaid", "prisma"];

fn read(text: &str, key: &str) -> Import {
    let source = Source { name: "x", text };
    import(&[source], Format::from_key(key), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Invariants of every input.
fn check(text: &str) {
    for key in KEYS {
        let import = read(text, key);
        let json = file::to_json(&import.document);
        assert_eq!(file::from_json(&json).unwrap(), import.document);
        assert_eq!(json, file::to_json(&read(text, key).document));
        let lines = text.split('\n').count();
        let mut last = 1;
        for entry in &import.ledger {
            let line = usize::try_from(entry.line).unwrap();
            assert!(line >= last && line <= lines, "{entry:?}");
            assert!(!entry.kind.is_empty() && !entry.excerpt.is_empty(), "{entry:?}");
            last = line;
        }
        if text.contains("/*") {
            continue;
        }
        // An entry goes on to the next one, so it is the first line that may be without.
        let first = text.lines().map(str::trim).position(|line| says_something(line, key)).map(|at| at + 1);
        let begins = import.ledger.first().map(|entry| usize::try_from(entry.line).unwrap());
        assert!(
            first.is_none() || begins.is_some_and(|begins| Some(begins) <= first),
            "{key}: {first:?} {begins:?}"
        );
        assert!(import.places.is_sorted_by_key(|(object, _)| *object));
    }
}

/// Whether a line is no comment: none of these characters, which may begin one or be within a longer one, is in it.
fn says_something(line: &str, key: &str) -> bool {
    let comments: &[char] = if key == "mermaid" { &['%', '`', '~', ':', '-'] } else { &['/', '*'] };
    line.contains(|c: char| c.is_ascii_alphanumeric()) && !line.contains(comments)
}

fn material() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut texts = Vec::new();
    for case in fs::read_dir(root).unwrap() {
        for entry in fs::read_dir(case.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().unwrap_or_default().to_str().unwrap().to_owned();
            if ["dbml", "mmd", "md", "prisma"].contains(&extension.as_str()) {
                texts.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    texts.sort();
    assert!(texts.len() > 10);
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Words that the grammars turn on, to be put together at random.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "Table", "Enum", "Ref", "Ref:", "TableGroup", "TablePartial", "Project", "Note", "Note:", "indexes", "checks",
    "records", "as", "model", "enum", "type", "view", "datasource", "generator", "provider", "=", "erDiagram",
    "subgraph", "end", "title", "accDescr", "style", "---", "```mermaid", "```", "users", "orders", "id", "user_id", "int",
    "String", "Int", "?", "[]", "[pk]", "[", "]", "{", "}", "(", ")", ",", ":", ".", "<", ">", "-", "<>", "~", "~users",
    "'", "'''", "\"", "`", "\\", "//", "/*", "*/", "///", "%%", "#f00", "@id", "@", "@@", "@@id([id])", "@@index([", "@default(",
    "@relation(fields: [user_id], references: [id])", "users[]", "Unsupported(\"x\")", "now()", "||--o{", "}o--o{", "||--||",
    "||", "--", "o|", "one", "to", "many", "PK", "FK", "UK", "ref: > users.id", "default:", "\n", "\n", "\n", "\r\n", "é", "\u{feff}", "1.5", "-1",
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
    fn random_words(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..80), spaced in any::<bool>()) {
        let text = words.join(if spaced { " " } else { "" });
        check(&text);
        check(&format!("Table users {{\n id int [pk]\n {text}\n}}\nTable orders {{\n user_id int\n}}"));
        check(&format!("model users {{\n id Int @id\n {text}\n}}"));
        check(&format!("erDiagram\n users {{\n int id PK\n }}\n {text}\n"));
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

#[test]
fn one_bad_block_loses_no_other() {
    let bad = [
        "Table x",
        "Table {",
        "Table x {",
        "Enum y { '",
        "Ref: a >",
        "]",
        "'",
        "'''",
        "`",
        "/* ",
        "Table x { a int [",
        "\"",
        "(",
        "[",
        "{",
    ];
    for bad in bad {
        let text = format!(
            "Table a {{\n id int [pk]\n}}\n{bad}\nTable b {{\n id int [pk]\n a_id int [ref: > a.id]\n}}\n"
        );
        let document = read(&text, "dbml").document;
        let names: Vec<&str> = document.tables().map(|table| table.name.as_str()).collect();
        assert!(names.contains(&"a") && names.contains(&"b"), "{bad}: {names:?}");
    }
    let bad = [
        "model X",
        "model {",
        "model X {",
        "enum Y { \"",
        "model X {\n a Int @default(",
        "]",
        "\"",
        "/* ",
        "(",
        "{",
        "@@",
    ];
    for bad in bad {
        let text = format!(
            "model A {{\n id Int @id\n bs B[]\n}}\n{bad}\nmodel B {{\n id Int @id\n aId Int\n a A @relation(fields: [aId], references: [id])\n}}\n"
        );
        let document = read(&text, "prisma").document;
        let names: Vec<&str> = document.tables().map(|table| table.name.as_str()).collect();
        assert!(names.contains(&"A") && names.contains(&"B"), "{bad}: {names:?}");
    }
    for bad in ["a {", "a ||--x{ b", "\"a", "}", "a b c", "a { int \"", "accDescr"] {
        let text =
            format!("erDiagram\nx {{\n int id PK\n}}\n{bad}\ny {{\n int id PK\n}}\nx ||--o{{ y : has\n");
        let document = read(&text, "mermaid").document;
        let relations = document.tables().map(|table| table.foreign_keys.len()).sum::<usize>();
        assert!(document.tables().len() >= 2 && relations == 1, "{bad}");
    }
}

/// Texts that are long or deep, by how much.
fn deep_and_long(n: usize) -> Vec<String> {
    let many = |part: &str| part.repeat(n);
    let count = |part: &dyn Fn(usize) -> String| (0..n).map(part).collect::<String>();
    // The catalog of SQL looks through the columns of a table one by one.
    let few = |part: &dyn Fn(usize) -> String| (0..n / 8).map(part).collect::<String>();
    vec![
        many("{"),
        many("["),
        many("("),
        many("}"),
        many("'"),
        many("''' "),
        many("` "),
        many("/* \n"),
        many("\"\n"),
        many("[\n"),
        many("(\n"),
        many("Table a {\n"),
        many("Table a\n"),
        many("Ref: a.b > c.d\n"),
        many("Ref: a.b >\n"),
        format!("Table a {{\n{}}}", few(&|n| format!("c{n} int [pk, ref: > a.c{n}]\n"))),
        format!("Table a {{\n id int [{}]\n}}", many("pk,")),
        format!("Table a {{\n id int [default: {}\n}}", many("(")),
        format!("Table a {{\n id int\n indexes {{\n{}}}\n}}", many("(id, `x`) [unique]\n")),
        format!(
            "TablePartial p {{\n{}}}\n{}",
            (0..300).map(|n| format!("c{n} int\n")).collect::<String>(),
            count(&|n| format!("Table t{n} {{ ~p\n }}\n"))
        ),
        format!("Table a {{\n{}}}", many("~p\n")),
        format!("Table a {{ id int }}\n{}", count(&|n| format!("Ref r{n}: a.id <> a.id\n"))),
        format!("Enum e {{\n{}}}", many("a\n")),
        many("model A {\n"),
        many("/// x\n"),
        many("model A { id Int @id }\n"),
        format!("model A {{\n id Int @default({}\n}}", many("[")),
        format!("model A {{\n id Int @default({}1{})\n}}", many("["), many("]")),
        format!(
            "model A {{\n id Int @id\n{}}}",
            count(&|n| format!("f{n} A @relation(fields: [id], references: [id])\n"))
        ),
        format!("model A {{\n id Int @id\n{}}}", count(&|n| format!("f{n} A[] @relation(\"r{}\")\n", n / 2))),
        format!("model A {{\n id Int @id\n{}}}", many("@@index([id, id])\n")),
        count(&|n| format!("model A{n} {{\n id Int @id\n a A{}[]\n b A{}[]\n}}\n", n + 1, n.max(1) - 1)),
        format!("erDiagram\n{}", many("a ||--o{ b : x\n")),
        format!("erDiagram\n{}", many("a ||--o{ b\n")),
        format!("erDiagram\n{}", few(&|n| format!("a ||--o{{ b : x{n}\n"))),
        format!("erDiagram\n{}", count(&|n| format!("a }}o--o{{ b : \"{}\"\n", "!".repeat(n % 90)))),
        format!("erDiagram\n{}", count(&|n| format!("a{n} ||--o{{ a{} : x\n", n + 1))),
        format!("erDiagram\na {{\n{}", many("int x PK, FK \"c\"\n")),
        format!(
            "erDiagram\na {{\n{}}}\n{}",
            few(&|n| format!("int x{n} FK\n")),
            few(&|n| format!("b ||--o{{ a : l{n}\n"))
        ),
        format!("erDiagram\n{}", many("a { ")),
        format!("erDiagram\n{}", many("a { } ")),
        format!("erDiagram\n{}", many("foo{}")),
        format!("erDiagram\na {{\n{}", many("} a { ")),
        format!("erDiagram\n{}", many("subgraph x\n")),
        format!("Table a {{\n a int{}\n}}", many("[1]")),
        format!("Table a {{\n a \"int{}\"\n}}", many(" identity")),
        format!("Table a {{\n a \"int{}\"\n}}", many(" identity[]")),
        format!("Table a {{\n a \"int{}\"\n}}", many(" array")),
        format!("Table a {{\n a {}b [default: {}b]\n}}", many("a."), many("a.")),
        format!(
            "model A {{\n id Int @id\n x Unsupported(\"int{}\")\n y Int @db.{}b\n}}",
            many("[1]"),
            many("a.")
        ),
        format!("model A {{\n id Int @id @default({}\n}}", many("a(")),
        format!("erDiagram\na {{\n int{} x\n}}", many("[1]")),
        many("```mermaid\nerDiagram\n```\n"),
        many("---\n"),
    ]
}

#[test]
fn deep_and_long_input_takes_linear_time() {
    let n = 20_000;
    for (quarter, whole) in deep_and_long(n / 4).iter().zip(&deep_and_long(n)) {
        let head: String = whole.chars().take(60).collect();
        for key in KEYS {
            growth::assert_linear(&format!("{key} {head:?}"), |text| drop(read(text, key)), quarter, whole);
        }
    }
}

#[test]
fn an_import_can_be_stopped() {
    for key in KEYS {
        let source = Source { name: "x", text: "Table a {\n id int\n}\n" };
        let stopped = import(&[source], Format::from_key(key), &mut |_| ControlFlow::Break(()));
        assert_eq!(stopped.unwrap_err(), ImportError::Cancelled);
    }
}
