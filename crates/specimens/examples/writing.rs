//! Measures exporting and importing schemas with thousands of one kind of object: `cargo xtask bench --part write`.
//! With arguments it measures files instead; the first argument is their dialect.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use crowfoot_export::{Options, exporters};
use crowfoot_import::{Format, Source, import};
use crowfoot_model::Document;

const COUNT: usize = 2000;

/// Thousands of one kind of object, in PostgreSQL.
fn schemas() -> Vec<(&'static str, String)> {
    let each = |one: &dyn Fn(usize) -> String| (0..COUNT).map(one).collect::<String>();
    let columns = |one: &dyn Fn(usize) -> String| {
        let lines: Vec<String> = (0..COUNT).map(one).collect();
        [
            "CREATE TABLE h (id int PRIMARY KEY);\nCREATE TABLE t (id int PRIMARY KEY, ",
            &lines.join(",\n"),
            ");\n",
        ]
        .concat()
    };
    let wide = || columns(&|i| format!("c{i} varchar(20) NOT NULL DEFAULT 'x'"));
    vec![
        ("views, each on the one after it", {
            let base = "CREATE TABLE v02000 (id int PRIMARY KEY, a int);\n";
            base.to_owned() + &each(&|i| format!("CREATE VIEW v{i:05} AS SELECT id, a FROM v{:05};\n", i + 1))
        }),
        (
            "tables",
            each(&|i| {
                format!(
                    "CREATE TABLE t{i} (id int PRIMARY KEY, a text NOT NULL, b int CHECK (b > 0));\nCREATE INDEX i{i} ON t{i} (a);\n"
                )
            }),
        ),
        (
            "enums",
            each(&|i| {
                format!(
                    "CREATE TYPE e{i} AS ENUM ('a', 'b');\nCREATE TABLE t{i} (id int PRIMARY KEY, a e{i});\n"
                )
            }),
        ),
        (
            "composite types, each of the one before it",
            each(&|i| {
                format!(
                    "CREATE TYPE c{} AS (a int, b {});\n",
                    i + 1,
                    if i == 0 { "int".into() } else { format!("c{i}") }
                )
            }),
        ),
        (
            "triggers",
            "CREATE TABLE t (id int PRIMARY KEY);\n".to_owned()
                + &each(&|i| {
                    format!(
                        "CREATE FUNCTION f{i}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\nCREATE TRIGGER g{i} BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f{i}();\n"
                    )
                }),
        ),
        (
            "foreign keys, a table each",
            each(&|i| {
                format!(
                    "CREATE TABLE t{i} (id int PRIMARY KEY, p int REFERENCES t{} (id));\n",
                    i.saturating_sub(1)
                )
            }),
        ),
        ("foreign keys of one table", columns(&|i| format!("c{i} int REFERENCES h (id)"))),
        ("schemas", each(&|i| format!("CREATE SCHEMA s{i};\nCREATE TABLE s{i}.t (id int PRIMARY KEY);\n"))),
        (
            "sequences",
            each(&|i| {
                format!(
                    "CREATE SEQUENCE s{i};\nCREATE TABLE t{i} (id int PRIMARY KEY DEFAULT nextval('s{i}'));\n"
                )
            }),
        ),
        ("columns of one table", wide()),
        ("columns with comments", wide() + &each(&|i| format!("COMMENT ON COLUMN t.c{i} IS 'x';\n"))),
        (
            "columns added one by one",
            "CREATE TABLE t (id int PRIMARY KEY);\n".to_owned()
                + &each(&|i| format!("ALTER TABLE t ADD COLUMN c{i} int;\n")),
        ),
        ("columns with checks", columns(&|i| format!("c{i} int CHECK (c{i} > 0)"))),
        ("columns with indexes", wide() + &each(&|i| format!("CREATE INDEX i{i} ON t (c{i});\n"))),
    ]
}

/// The best of three runs.
fn best<R>(mut run: impl FnMut() -> R) -> Duration {
    let one = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..3).map(one).min().unwrap()
}

fn read(text: &str, format: Format) -> Document {
    let sources = [Source { name: "schema.sql", text }];
    import(&sources, Some(format), &mut |_| ControlFlow::Continue(())).unwrap().document
}

fn row(name: &str, text: &str, format: Format) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let reading = best(|| read(text, format));
    let document = read(text, format);
    let mut line = format!("| {name} | {:.1} |", milliseconds(reading));
    for exporter in exporters() {
        let writing = best(|| exporter.export(&document, &Options::default()));
        write!(line, " {:.1} |", milliseconds(writing)).unwrap();
    }
    println!("{line}");
}

fn main() {
    let keys: Vec<&str> = exporters().iter().map(|exporter| exporter.key()).collect();
    println!("| {COUNT} | read | {} |\n| --- |{}", keys.join(" | "), " ---: |".repeat(keys.len() + 1));
    let mut arguments = std::env::args().skip(1);
    let Some(dialect) = arguments.next() else {
        let format = Format::from_key("postgres").unwrap();
        return schemas().iter().for_each(|(name, text)| row(name, text, format));
    };
    for path in arguments {
        let text = std::fs::read_to_string(&path).unwrap();
        row(&path, &text, Format::from_key(&dialect).unwrap());
    }
}
