//! Broken, endless and odd code.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use support::{columns, read, table};

const IMPORT: &str = "import { pgTable, text, integer, pgEnum } from 'drizzle-orm/pg-core';\n";

#[test]
fn nesting_bombs_are_refused() {
    for (start, end) in [
        ("(", ")"),
        ("[", "]"),
        ("{a:", "}"),
        ("`${", "}`"),
        ("!", ""),
        ("x => ", ""),
        ("a ? b : ", ""),
        ("f(", ")"),
        ("<T>", ""),
        ("-", ""),
        ("a.b(", ")"),
    ] {
        let times = if start == "(" { 100_000 } else { 20_000 };
        let bomb = format!("{IMPORT}export const x = {}1{};", start.repeat(times), end.repeat(times));
        let import = read(&[
            ("bomb.ts", &bomb),
            (
                "s.ts",
                "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const t = pgTable('t', { a: text() });",
            ),
        ]);
        assert_eq!(columns(&import.document, "t"), ["a"], "{start}");
        assert!(import.ledger.iter().any(|entry| !entry.understood && entry.kind == "FILE"), "{start}");
    }
}

/// Each constant is made of the one before it: `make` writes it from that one's name.
fn chain(count: usize, first: &str, make: impl Fn(&str) -> String) -> String {
    let mut text = format!("import {{ jsonb }} from 'drizzle-orm/pg-core';\nconst a0 = {first};\n");
    for at in 1..=count {
        text.push_str(&format!("const a{at} = {};\n", make(&format!("a{}", at - 1))));
    }
    text.push_str(&format!(
        "export const t = pgTable('t', {{ a: text(), b: jsonb().default(a{count}) }});\n"
    ));
    text
}

#[test]
fn values_that_hold_each_other_stay_small() {
    let deep = chain(4_000, "{ x: 1 }", |last| format!("{{ x: {last} }}"));
    let functions =
        chain(4_000, "() => 1", |last| format!("(() => {{ const own = {last}; return () => own; }})()"));
    let twice = [
        chain(60, "{ x: 1 }", |last| format!("{{ x: {last}, y: {last} }}")),
        chain(60, "[1]", |last| format!("[...{last}, ...{last}]")),
        chain(60, "sql`a`", |last| format!("sql`${{{last}}}${{{last}}}`")),
        chain(60, "'abc'", |last| format!("`${{{last}}}${{{last}}}`")),
        chain(60, "'abc'", |last| format!("{last} + {last}")),
    ];
    for text in [deep, functions].iter().chain(&twice) {
        let source = [IMPORT, "import { sql } from 'drizzle-orm';\n", text].concat();
        let import = read(&[("s.ts", &source)]);
        let start: String = text.chars().take(120).collect();
        assert!(columns(&import.document, "t").contains(&"a".to_owned()), "{start}");
        let is_told = import.ledger.iter().any(|entry| entry.reason.contains("the default of b"));
        assert!(is_told, "{start}: {:?}", import.ledger);
    }
}

#[test]
fn long_chains_and_sums_are_no_bombs_for_the_stack() {
    for (start, more) in
        [("text()", ".notNull()"), ("1", " + 1"), ("text", ".a"), ("f", "(1)"), ("a", "\n.b()")]
    {
        let text = format!(
            "{IMPORT}export const x = {start}{};\nexport const t = pgTable('t', {{ a: text(), b: x }});",
            more.repeat(20_000)
        );
        let import = read(&[("s.ts", &text)]);
        assert_eq!(import.document.tables().len(), 1, "{more}");
    }
}

#[test]
fn a_long_chain_of_methods_is_a_column() {
    let text = format!("{IMPORT}export const t = pgTable('t', {{ a: text(){} }});", ".notNull()".repeat(40));
    assert!(table(&read(&[("s.ts", &text)]).document, "t").columns[0].not_null);
}

#[test]
fn endless_code_ends() {
    for code in [
        "const f = () => f(); const x = f();",
        "function f(n) { return f(n + 1) + f(n + 2); } const x = f(0);",
        "const a = b; const b = a; const x = { ...a };",
        "const x = { get y() { return x.y } }; const z = x.y;",
        "const big = (l) => l.flatMap((i) => [i, i, i, i, i, i, i, i, i, i]); const x = big(big(big(big(big(big(big(big([1]))))))));",
        "while (true) {}",
        "export * from './s';\nexport { y } from './s';",
    ] {
        let text = format!("{IMPORT}{code}\nexport const t = pgTable('t', {{ a: text() }});");
        assert_eq!(columns(&read(&[("s.ts", &text)]).document, "t"), ["a"], "{code}");
    }
}

#[test]
fn broken_code_is_named_with_line_and_column() {
    let import = read(&[
        (
            "broken.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const a = pgTable('a', {\n  id: text(,\n});",
        ),
        (
            "whole.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const b = pgTable('b', { id: text() });",
        ),
    ]);
    assert_eq!(columns(&import.document, "b"), ["id"]);
    let entry = import.ledger.iter().find(|entry| entry.kind == "FILE").unwrap();
    assert_eq!((entry.source, entry.line), (0, 3));
    assert!(entry.reason.contains("column 12"), "{entry:?}");
}

#[test]
fn cycles_between_files_are_followed() {
    let import = read(&[
        (
            "a.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nimport { b } from './b';\nexport const a = pgTable('a', { id: text().primaryKey(), b: text().references(() => b.id) });",
        ),
        (
            "b.ts",
            "import { pgTable, text } from 'drizzle-orm/pg-core';\nimport { a } from './a';\nexport const b = pgTable('b', { id: text().primaryKey(), a: text().references(() => a.id) });",
        ),
    ]);
    for name in ["a", "b"] {
        assert!(table(&import.document, name).foreign_keys[0].target_table().is_some(), "{name}");
    }
}

#[test]
fn odd_names_are_kept() {
    let names = [
        "order",
        "ünïcødé",
        "with space",
        "quo\\'te",
        "dou\"ble",
        "back`tick",
        "semi;colon",
        "--",
        "/*",
        "a.b",
        "😀",
        "select",
    ];
    let mut text = IMPORT.to_owned();
    for (at, name) in names.iter().enumerate() {
        text.push_str(&format!("export const t{at} = pgTable('{name}', {{ '{name}': text().default('{name}'), id: integer('{name}_id').references(() => t0.id) }});\n"));
    }
    let import = read(&[("s.ts", &text)]);
    assert_eq!(import.document.tables().len(), names.len());
    for (table, name) in import.document.tables().zip(names) {
        let name = name.replace("\\'", "'");
        assert_eq!(table.name, name);
        assert_eq!(table.columns[0].name, name);
        assert_eq!(table.foreign_keys.len(), 1);
    }
}

#[test]
fn empty_and_foreign_files_are_no_design() {
    for text in [
        "",
        "\u{feff}",
        "export {};",
        "const x: number = 1",
        "<html>",
        "{\"a\": 1}",
        "SELECT 1;",
        "\0\0",
        "import x from 'y'\n".repeat(1000).as_str(),
    ] {
        assert_eq!(read(&[("x.ts", text)]).document.tables().len(), 0, "{text:?}");
    }
    let import = read(&[(
        "s.ts",
        &format!(
            "{IMPORT}export const t = pgTable('t', {{}});\nexport const e = pgEnum('e', []);\nexport const u = pgTable();\nexport const v = pgTable(1, 2, 3);"
        ),
    )]);
    assert_eq!(import.document.tables().len(), 1);
    assert_eq!(import.ledger.iter().filter(|entry| !entry.understood).count(), 2, "{:?}", import.ledger);
}

#[test]
fn a_thousand_tables_are_read() {
    let mut text = IMPORT.to_owned();
    for at in 0..1000 {
        let other = (at * 7 + 3) % 1000;
        text.push_str(&format!("export const t{at} = pgTable('t{at}', {{ id: integer().primaryKey(), o: integer().references(() => t{other}.id) }});\n"));
    }
    let import = read(&[("s.ts", &text)]);
    assert_eq!(
        import.document.tables().filter(|table| table.foreign_keys[0].target_table().is_some()).count(),
        1000
    );
}

#[test]
fn a_table_that_is_declared_twice_is_there_once() {
    let table =
        "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const a = pgTable('a', { x: text() });";
    let import = read(&[("one.ts", table), ("two.ts", table)]);
    assert_eq!(import.document.tables().len(), 1);
    assert!(import.ledger.iter().any(|entry| entry.reason == "Skipped: a is already defined."));
}
