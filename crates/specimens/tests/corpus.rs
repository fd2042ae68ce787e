//! Every schema of the corpus is the same design after a trip through its own DDL.
#![allow(clippy::unwrap_used)]

mod trip;

use crowfoot_model::Dialect;
use crowfoot_specimens::corpus::text_of;
use crowfoot_specimens::{Gaps, corpus, same};
use trip::{export, import};

/// Files whose design no script can say whole, with what is lost.
const EXPLAINED: &[(&str, &str)] = &[(
    "mysql/magento2-sales.sql",
    "the listing of columns has some without a type, which MySQL does not have",
)];

fn check(folder: &str, dialect: Dialect, mut gaps: Gaps) {
    let Some(root) = corpus::folder() else { return };
    for schema in corpus::manifest(&root).iter().filter(|schema| schema.folder == folder) {
        let name = &schema.path;
        let text = text_of(&schema.files[0]);
        let first = import(&text, dialect);
        let second = import(&export(&first, dialect), dialect);
        let lines = same::difference_after_script(&first, &second);
        let explained = EXPLAINED.iter().any(|(file, _)| file == name);
        assert!(!explained || !lines.is_empty(), "{name} needs no explanation");
        let found = (explained || lines.is_empty()).then_some(());
        gaps.check(name, found.ok_or_else(|| report(&lines)));
        let third = import(&export(&second, dialect), dialect);
        assert_eq!(same::difference(&second, &third), Vec::<String>::new(), "{name}");
    }
    gaps.finish();
}

fn report(lines: &[String]) -> String {
    let shown =
        lines.iter().take(12).map(|line| format!("    {}", line.chars().take(400).collect::<String>()));
    let shown: Vec<String> = shown.collect();
    format!("{} lines differ, - is lost, + is new\n{}", lines.len(), shown.join("\n"))
}

#[test]
fn of_postgres() {
    check("pg", Dialect::Postgres, Gaps::of("own-ddl-pg"));
}

#[test]
fn of_mysql() {
    check("mysql", Dialect::Mysql, Gaps::of("own-ddl-mysql"));
}

#[test]
fn of_sqlite() {
    check("sqlite", Dialect::Sqlite, Gaps::of("own-ddl-sqlite"));
}
