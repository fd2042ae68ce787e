//! Every schema of the corpus is the same design after a trip through its own DDL.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod trip;

use std::path::{Path, PathBuf};

use crowfoot_model::Dialect;
use crowfoot_specimens::same;
use trip::{export, import};

fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if path.is_dir() {
        return Some(path);
    }
    println!("SKIPPED: corpus not found");
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    found.sort();
    found
}

/// Files whose design no script can say whole, with what is lost.
const EXPLAINED: &[(&str, &str)] = &[(
    "mysql/magento2-sales.sql",
    "the listing of columns has some without a type, which MySQL does not have",
)];

fn check(folder: &str, dialect: Dialect) {
    let Some(corpus) = corpus() else { return };
    let mut report = String::new();
    for path in files(&corpus.join(folder)) {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let first = import(&text, dialect);
        let second = import(&export(&first, dialect), dialect);
        let lines = same::difference_after_script(&first, &second);
        let name = path.file_name().unwrap().to_string_lossy();
        let explained = EXPLAINED.iter().find(|(file, _)| *file == format!("{folder}/{name}"));
        assert!(explained.is_none() || !lines.is_empty(), "{name} needs no explanation");
        if !lines.is_empty() && explained.is_none() {
            report.push_str(&format!("{folder}/{name}: {} lines differ\n", lines.len()));
            for line in lines.iter().take(12) {
                report.push_str(&format!("    {}\n", line.chars().take(400).collect::<String>()));
            }
        }
        let third = import(&export(&second, dialect), dialect);
        assert_eq!(same::difference(&second, &third), Vec::<String>::new(), "{}", path.display());
    }
    assert!(report.is_empty(), "- is lost, + is new\n{report}");
}

#[test]
fn of_postgres() {
    check("pg", Dialect::Postgres);
}

#[test]
fn of_mysql() {
    check("mysql", Dialect::Mysql);
}

#[test]
fn of_sqlite() {
    check("sqlite", Dialect::Sqlite);
}
