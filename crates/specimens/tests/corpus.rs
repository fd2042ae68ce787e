//! Every schema of the corpus is the same design after a trip through its own DDL.
#![allow(clippy::unwrap_used)]

mod trip;

use crowfoot_model::Dialect;
use crowfoot_specimens::same;
use trip::{corpus, export, files, import, text_of};

/// Files whose design no script can say whole, with what is lost.
const EXPLAINED: &[(&str, &str)] = &[(
    "mysql/magento2-sales.sql",
    "the listing of columns has some without a type, which MySQL does not have",
)];

fn check(folder: &str, dialect: Dialect) {
    let Some(corpus) = corpus() else { return };
    let mut report = String::new();
    for path in files(&corpus.join(folder)) {
        let text = text_of(&path);
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
