//! The first migration: our own DDL, which also says what a Drizzle schema cannot.

use crowfoot_model::Document;

use super::super::package::Package;
use super::{Json, Object, pretty};
use crate::{File, Options};

/// When the first migration was made, in milliseconds since 1970: before any that the kit makes. The same design gives the
/// same files.
const WHEN: u64 = 1_735_689_600_000;

/// The same moment in the names of folders.
const STAMP: &str = "20250101000000";

const NAME: &str = "init";

pub(super) fn files(
    package: &Package,
    is_one: bool,
    document: &Document,
    options: &Options,
    snapshot: String,
) -> Vec<File> {
    let script = sql(package, document, options);
    let file = |path: &[&str], text: String| File { path: ["drizzle/", &path.concat()].concat(), text };
    if is_one {
        let folder = [STAMP, "_", NAME].concat();
        return vec![
            file(&[&folder, "/migration.sql"], script),
            file(&[&folder, "/snapshot.json"], snapshot),
        ];
    }
    let tag = ["0000_", NAME].concat();
    vec![
        file(&[&tag, ".sql"], script),
        file(&["meta/0000_snapshot.json"], snapshot),
        file(&["meta/_journal.json"], journal(package, &tag)),
    ]
}

fn journal(package: &Package, tag: &str) -> String {
    let version = package.kit.journal;
    let entry = Object::default()
        .with("idx", super::json::number("0"))
        .with("version", version)
        .with("when", super::json::number(&WHEN.to_string()))
        .with("tag", tag)
        .with("breakpoints", true)
        .json();
    let journal: Json = Object::default()
        .with("version", "7")
        .with("dialect", package.kit.dialect)
        .with("entries", vec![entry])
        .json();
    pretty(&journal)
}

/// The statements, each on its own for the kit.
fn sql(package: &Package, document: &Document, options: &Options) -> String {
    let script = crowfoot_ddl::statements(document, package.dialect, &options.of_ddl());
    let statements: Vec<String> = script
        .statements
        .iter()
        .map(|statement| bare(&statement.sql))
        .filter(|text| !text.is_empty())
        .collect();
    statements.join("\n--> statement-breakpoint\n") + "\n"
}

/// A statement without what only a client of MySQL reads.
fn bare(sql: &str) -> String {
    let sql = sql.trim();
    let inside = sql.find("DELIMITER //\n").and_then(|at| {
        let body = sql.get(at + "DELIMITER //\n".len()..)?;
        body.strip_suffix(" //\nDELIMITER ;")
    });
    inside.unwrap_or(sql).trim_end().to_owned()
}
