//! The schemas of the corpus, which lies beside the repository.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod support;

use std::path::{Path, PathBuf};

use crowfoot_import::Verdict;

/// The share of tables' members that are modelled, at the least.
const MODELLED: f64 = 0.98;

/// Columns whose helpers are not part of the corpus: 13 files of the project, without those that they import.
const WITHOUT_HELPERS: &str = "my-ideations-pg";

fn collect(path: &Path, files: &mut Vec<(String, String)>) {
    if path.is_dir() {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.iter().for_each(|path| collect(path, files));
    } else {
        files.push((path.to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()));
    }
}

#[test]
fn the_corpus_is_modelled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/drizzle");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("SKIPPED: no corpus in {}", folder.display());
        return;
    };
    let mut projects: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    projects.sort();
    let (mut members, mut lost) = (0_usize, 0_usize);
    for project in &projects {
        let mut files = Vec::new();
        collect(project, &mut files);
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let import = support::read(&files);
        let name = project.file_name().unwrap().to_string_lossy();
        assert!(import.document.tables().len() > 2, "{name}");
        let mut own = 0;
        for table in import.document.tables() {
            own += table.columns.len() + table.foreign_keys.len() + table.indexes.len();
            own += table.uniques.len() + table.checks.len() + usize::from(table.primary_key.is_some());
            assert!(!table.columns.is_empty(), "{name}: {}", table.name);
        }
        let mut skipped = 0;
        for entry in import.ledger.iter().filter(|entry| !entry.understood) {
            assert!(!entry.reason.is_empty(), "{name}: {entry:?}");
            assert!(entry.line > 0);
            let parts = entry.reason.matches("; ").count() + 1;
            skipped += if entry.verdict == Verdict::Skipped { 1 } else { parts };
        }
        println!("{name}: {own} members, {skipped} skipped");
        if name != WITHOUT_HELPERS {
            members += own + skipped;
            lost += skipped;
        }
    }
    let share = 1.0 - lost as f64 / members as f64;
    assert!(share >= MODELLED, "{share}");
}
