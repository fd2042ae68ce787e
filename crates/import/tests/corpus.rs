//! Every schema of the corpus: the right number of tables, relations and enums, and an account of every statement.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crowfoot_import::{Format, Import, Source, Verdict, detect};
use crowfoot_import_drizzle::import;
use crowfoot_model::{ForeignKey, ForeignKeyTarget, file};
use crowfoot_specimens::Gaps;
use crowfoot_specimens::corpus::{Schema, folder, manifest, text_of};

fn format(schema: &Schema) -> Option<Format> {
    schema.dialect.map(Format::Sql).or_else(|| Format::from_key(&schema.folder))
}

/// Folders whose files have nothing to do with each other, or only with those beside them.
const COLLECTIONS: &[&str] = &[
    "dbml/dbml-renderer-examples/",
    "dbml/holistics-exporter/",
    "dbml/holistics-importer-records/",
    "dbml/holistics-interpreter/",
    "mermaid/merman-er-fixtures/",
];
const COLLECTIONS_OF_FOLDERS: &[&str] = &["dbml/holistics-multifile/"];

/// The files of each design of a schema.
fn designs(schema: &Schema) -> Vec<Vec<&Path>> {
    let files = schema.files.iter().map(PathBuf::as_path);
    if COLLECTIONS.contains(&schema.path.as_str()) {
        return files.map(|file| vec![file]).collect();
    }
    if !COLLECTIONS_OF_FOLDERS.contains(&schema.path.as_str()) {
        return vec![files.collect()];
    }
    let mut folders: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for file in files {
        folders
            .entry(file.ancestors().find(|path| path.ends_with("in-files")).unwrap())
            .or_default()
            .push(file);
    }
    folders.into_values().collect()
}

fn read(files: &[&Path], format: Option<Format>) -> Import {
    let texts: Vec<(&str, String)> =
        files.iter().map(|path| (path.file_name().unwrap().to_str().unwrap(), text_of(path))).collect();
    let sources: Vec<Source> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    import(&sources, format, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Schemas whose numbers differ from the manifest's, which counts by pattern without following what statements do:
/// tables, foreign keys, enums, and why.
const DIFFERENT: &[(&str, [usize; 3], &str)] = &[
    (
        "mermaid/azimutt-full.mmd",
        [13, 15, 0],
        "entities without a block count, and two join tables with their relations",
    ),
    (
        "mermaid/samchon-shopping/",
        [62, 81, 0],
        "25 entities and 17 relations are drawn in two diagrams or more",
    ),
    (
        "drizzle/rc5-mysql-schema2.ts",
        [9, 2, 0],
        "a table with a foreign key is made by a function that nobody calls",
    ),
    ("drizzle/rc5-pg-schema1.ts", [57, 67, 0], "two tables of withRLS did not count"),
    ("drizzle/rc5-pg-seeder.ts", [79, 6, 0], "two tables are in comments"),
    ("drizzle/rc5-sqlite-02new.ts", [34, 54, 0], "Drizzle Kit has as many"),
    ("drizzle/rybbit-pg.ts", [11, 11, 0], "two foreign keys are given twice, under the same name"),
    ("dbml/holistics-exporter/", [132, 84, 0], "16 relations are many to many, each with a join table"),
    ("dbml/holistics-interpreter/", [88, 52, 0], "a table is declared twice"),
    ("mermaid/kamata.mmd", [27, 26, 0], "four relations are many to many, each with a join table"),
    (
        "mermaid/merman-er-fixtures/",
        [307, 201, 0],
        "Mermaid finds 281 entities and 175 relations, of which 26 are many to many",
    ),
    ("mysql/employees-partitioned.sql", [6, 4, 0], "two foreign keys are in comments"),
    ("mysql/sakila.sql", [16, 22, 0], "the seventeenth is a temporary table inside a procedure"),
    ("mysql/skeema-mariadb-fixtures.sql", [14, 0, 0], "files were counted, not tables"),
    ("mysql/skeema-mysql8-fixtures.sql", [26, 9, 0], "the file has 26 CREATE TABLE"),
    (
        "pg/documenso-prisma-migrations.sql",
        [51, 63, 0],
        "migrations are folded; a PostgreSQL server has as many",
    ),
    (
        "pg/dokploy-drizzle-migrations.sql",
        [67, 133, 0],
        "migrations are folded and DO blocks opened, as a server does",
    ),
    ("pg/omop-cdm54.sql", [39, 176, 0], "the foreign keys stand behind template placeholders"),
    ("pg/skihub-supabase-migrations.sql", [34, 37, 0], "migrations are folded"),
    ("sqlite/deep-components-migrations.sql", [11, 3, 0], "migrations are folded; SQLite has as many"),
    ("sqlite/karakeep-drizzle-migrations.sql", [34, 51, 0], "migrations are folded; SQLite has as many"),
    ("sqlite/matrix-rust-sdk.sql", [20, 2, 0], "migrations are folded; SQLite has as many"),
    ("sqlite/pydemo-django-sqlmigrate.sql", [9, 9, 0], "migrations are folded; SQLite has as many"),
    ("sqlite/rauthy-hiqlite-strict.sql", [47, 37, 0], "migrations are folded; SQLite has as many"),
    ("sqlite/strict-fixture.sql", [2, 0, 0], "the same table three times, IF NOT EXISTS"),
    ("sqlite/synapse.sql", [134, 14, 0], "two virtual tables are kept verbatim"),
    ("sqlite/vaultwarden-migrations.sql", [28, 34, 0], "migrations are folded; SQLite has as many"),
];

#[test]
fn tables_relations_and_enums_are_those_of_the_manifest() {
    let Some(corpus) = folder() else { return };
    let mut gaps = Gaps::of("counts");
    for schema in manifest(&corpus) {
        let mut counts = [0; 3];
        let mut unresolved = 0;
        for files in designs(&schema) {
            let import = read(&files, format(&schema));
            let document = &import.document;
            let keys = || document.tables().flat_map(|table| table.foreign_keys.iter());
            // Of Drizzle the manifest counts the foreign keys, of Prisma the relations.
            let is_counted = |key: &&ForeignKey| !key.logical || !schema.path.starts_with("drizzle/");
            unresolved +=
                keys().filter(|key| matches!(key.target, ForeignKeyTarget::Unresolved { .. })).count();
            counts[0] += document.tables().len();
            counts[1] += keys().filter(is_counted).count();
            counts[2] += document.enums().len();
            print_account(&import, schema.dialect.is_none());
            let json = file::to_json(document);
            assert_eq!(file::from_json(&json).unwrap(), *document, "{}", schema.path);
        }
        // The enums of SQL are counted by pattern too, with those that a later statement changes.
        let enums = schema.enums.filter(|_| schema.dialect.is_none());
        if enums.is_none() {
            counts[2] = 0;
        }
        let expected = [schema.tables, schema.foreign_keys, enums.unwrap_or(0)];
        let different = DIFFERENT.iter().find(|(path, ..)| *path == schema.path);
        let expected = different.map_or(expected, |(_, counts, _)| *counts);
        println!("{}: {counts:?}, {unresolved} unresolved", schema.path);
        let found = (counts == expected).then_some(());
        gaps.check(&schema.path, found.ok_or_else(|| format!("{counts:?}, not {expected:?}")));
    }
    gaps.finish();
}

fn print_account(import: &Import, is_wanted: bool) {
    for entry in import.ledger.iter().filter(|_| is_wanted) {
        if entry.verdict != Verdict::Modelled || !entry.reason.is_empty() {
            println!("  {}:{} {} {:?} {}", entry.source, entry.line, entry.kind, entry.verdict, entry.reason);
        }
    }
}

#[test]
fn formats_are_detected_by_name_and_by_text() {
    let Some(corpus) = folder() else { return };
    let mut gaps = Gaps::of("detection");
    for schema in manifest(&corpus) {
        let key = schema.dialect.map_or(schema.folder.as_str(), |dialect| dialect.key());
        let mut found = BTreeSet::new();
        for path in &schema.files {
            let text = text_of(path);
            // SQL has one ending, whatever its dialect is.
            let name = path.file_name().unwrap().to_str().unwrap();
            let name = if schema.dialect.is_some() { "schema.sql" } else { name };
            found.insert(detect(name, &text).key());
            // A file of a folder may hold nothing but comments, or exports of others.
            if schema.folder != "drizzle" || text.contains("drizzle-orm") {
                found.insert(detect("pasted.sql", &text).key());
            }
        }
        let is_right = found.len() == 1 && found.contains(key);
        gaps.check(&schema.path, is_right.then_some(()).ok_or_else(|| format!("{found:?}, not {key}")));
    }
    gaps.finish();
}

#[test]
fn ddl_is_modelled_and_documents_survive_the_file() {
    let Some(corpus) = folder() else { return };
    let (mut ddl, mut modelled) = (0, 0);
    let mut kept: BTreeMap<String, usize> = BTreeMap::new();
    for schema in manifest(&corpus).iter().filter(|schema| schema.dialect.is_some()) {
        let files: Vec<&Path> = schema.files.iter().map(PathBuf::as_path).collect();
        let name = &schema.path;
        let import = read(&files, format(schema));
        for entry in &import.ledger {
            let is_ddl = [
                "CREATE TABLE",
                "ALTER TABLE",
                "CREATE INDEX",
                "CREATE TYPE",
                "CREATE DOMAIN",
                "CREATE VIEW",
                "CREATE MATERIALIZED VIEW",
                "CREATE SEQUENCE",
                "CREATE SCHEMA",
                "ALTER SEQUENCE",
            ]
            .contains(&entry.kind.as_str());
            if is_ddl && entry.verdict != Verdict::Skipped {
                ddl += 1;
                modelled += usize::from(entry.verdict == Verdict::Modelled);
            }
            if is_ddl && entry.verdict != Verdict::Modelled || entry.reason.contains("Skipped:") {
                println!("{name}:{} {:?} {} | {}", entry.line, entry.verdict, entry.reason, entry.excerpt);
            }
            if entry.verdict == Verdict::Kept {
                *kept.entry(entry.kind.clone()).or_default() += 1;
            }
        }
        let json = file::to_json(&import.document);
        assert_eq!(file::from_json(&json).unwrap(), import.document, "{name}");
    }
    println!("{modelled} of {ddl} modelled; kept: {kept:?}");
    assert!(modelled * 100 >= ddl * 98);
}
