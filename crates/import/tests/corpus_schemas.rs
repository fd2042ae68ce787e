//! The DBML, Mermaid and Prisma schemas of the corpus: the right number of tables, relations and enums, and an account
//! of every line.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crowfoot_import::{Format, Import, Source, Verdict, detect, import};
use crowfoot_model::{ForeignKeyTarget, file};

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("SKIPPED: corpus not found");
    None
}

/// Name, key of the format, tables, foreign keys, enums.
fn manifest(corpus: &Path) -> Vec<(String, String, [usize; 3])> {
    let text = std::fs::read_to_string(corpus.join("MANIFEST.tsv")).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| ["dbml", "mermaid", "prisma"].contains(&row[5]))
        .map(|row| {
            let count = |at: usize| row[at].parse().unwrap();
            (row[0].to_owned(), row[5].to_owned(), [count(6), count(7), count(9)])
        })
        .collect()
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut below: Vec<PathBuf> =
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    below.sort();
    below.iter().flat_map(|path| files(path)).collect()
}

fn texts(corpus: &Path, name: &str) -> Vec<(String, String)> {
    let of = |path: &PathBuf| {
        (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap())
    };
    files(&corpus.join(name)).iter().map(of).collect()
}

fn read(texts: &[(String, String)], key: &str) -> Import {
    let sources: Vec<Source> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    import(&sources, Format::from_key(key), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Files whose numbers differ from the manifest's, which counts by pattern.
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
];

#[test]
fn tables_relations_and_enums_are_those_of_the_manifest() {
    let Some(corpus) = corpus() else { return };
    let mut wrong = Vec::new();
    for (name, key, expected) in manifest(&corpus) {
        let import = read(&texts(&corpus, &name), &key);
        let document = &import.document;
        let keys = || document.tables().flat_map(|table| table.foreign_keys.iter());
        let unresolved =
            keys().filter(|key| matches!(key.target, ForeignKeyTarget::Unresolved { .. })).count();
        let counts = [document.tables().len(), keys().count(), document.enums().len()];
        let expected =
            DIFFERENT.iter().find(|(file, ..)| *file == name).map_or(expected, |(_, counts, _)| *counts);
        println!("{name}: {counts:?}, {unresolved} unresolved");
        if counts != expected {
            wrong.push(format!("{name}: {counts:?}, not {expected:?}"));
        }
        for entry in &import.ledger {
            if entry.verdict != Verdict::Modelled || !entry.reason.is_empty() {
                println!(
                    "  {}:{} {} {:?} {}",
                    entry.source, entry.line, entry.kind, entry.verdict, entry.reason
                );
            }
        }
        let json = file::to_json(document);
        assert_eq!(file::from_json(&json).unwrap(), *document, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn formats_are_detected_by_name_and_by_text() {
    let Some(corpus) = corpus() else { return };
    for (name, key, _) in manifest(&corpus) {
        for (file, text) in texts(&corpus, &name) {
            assert_eq!(detect(&file, &text).key(), key, "{name}/{file}");
            // A file of a folder may hold nothing but comments.
            assert_eq!(detect("pasted.sql", &text).key(), key, "{name}/{file} by its text");
        }
    }
}
