//! Which files of a folder make its schema, and in which order they are read.
//!
//! The command line and the app walk over folders in different ways; what they take from them is the same.

#![warn(clippy::disallowed_methods)]

mod order;

use crowfoot_compact::Arrange;

pub use order::natural;

/// Deeper folders are a cycle of links.
pub const DEEPEST: usize = 32;

/// The files that Drizzle is written in.
const TYPESCRIPT: &[&str] = &["ts", "tsx", "mts", "cts"];

/// The formats in the order in which they are looked for, by the endings of their files. A schema of Prisma comes before
/// the SQL of its migrations, which repeats it.
const FORMATS: &[&[&str]] = &[&["prisma"], &["sql"], &["dbml"], &["mmd", "mermaid"]];

/// Tells which line of Drizzle the files are for.
const PACKAGE: &str = "package.json";

/// Whether nothing in a folder of this name belongs to a schema. Sqitch has down migrations and checks in folders of
/// their own.
pub fn is_passed_over(folder: &str) -> bool {
    let name = folder.to_ascii_lowercase();
    name.starts_with('.') || matches!(name.as_str(), "revert" | "verify" | "node_modules")
}

/// Whether a file may be one that [`schema_files`] keeps, by its path.
pub fn may_belong(path: &str) -> bool {
    let ending = ending(path);
    is_package(path) || [TYPESCRIPT].iter().chain(FORMATS).any(|format| format.contains(&ending.as_str()))
}

/// Whether a text is TypeScript that declares tables of Drizzle.
pub fn declares_drizzle(text: &str) -> bool {
    text.contains("drizzle-orm/") && text.contains("-core")
}

/// Keeps the files of one format, without down migrations, in the order in which they are read. The format is that of
/// the files with these endings, else the first one found. `text` reads a file; it is asked for TypeScript only.
pub fn schema_files<Text: AsRef<str>>(
    mut paths: Vec<String>,
    endings: Option<&[&str]>,
    text: impl Fn(&str) -> Option<Text>,
) -> Vec<String> {
    paths.retain(|path| !takes_back(&name(path).to_ascii_lowercase()));
    let is_one = |path: &String, endings: &[&str]| endings.contains(&ending(path).as_str());
    let is_drizzle = |path: &String| {
        is_one(path, TYPESCRIPT) && text(path).is_some_and(|text| declares_drizzle(text.as_ref()))
    };
    let chosen = match endings {
        Some(endings) => endings,
        // Migrations in SQL beside it are made from that.
        None if paths.iter().any(is_drizzle) => TYPESCRIPT,
        None => {
            let found = FORMATS.iter().find(|endings| paths.iter().any(|path| is_one(path, endings)));
            found.copied().unwrap_or_default()
        }
    };
    let has_package = chosen == TYPESCRIPT;
    paths.retain(|path| is_one(path, chosen) || (has_package && is_package(path)));
    paths.arrange_by(|a, b| is_repeatable(a).cmp(&is_repeatable(b)).then_with(|| natural(a, b)));
    paths
}

/// Whether a file is a down migration, by its name in lower case: `down.sql`, or `U2__names.sql` of Flyway.
fn takes_back(name: &str) -> bool {
    let is_undo =
        name.strip_prefix('u').and_then(|rest| rest.split_once("__")).is_some_and(|(version, _)| {
            version.starts_with(|c: char| c.is_ascii_digit())
                && version.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_'))
        });
    name == "down.sql" || name.ends_with(".down.sql") || is_undo
}

/// Whether a file is a repeatable migration of Flyway, which runs after all versions.
fn is_repeatable(path: &str) -> bool {
    name(path).starts_with("R__")
}

fn is_package(path: &str) -> bool {
    name(path) == PACKAGE
}

/// The last part of a path.
fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The extension of a file, in lower case.
fn ending(path: &str) -> String {
    name(path).rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{is_passed_over, may_belong, schema_files, takes_back};

    const DRIZZLE: &str = "import { pgTable } from 'drizzle-orm/pg-core';";

    fn kept(paths: &[&str], endings: Option<&[&str]>) -> Vec<String> {
        let text = |path: &str| Some(if path.contains("schema") { DRIZZLE } else { "export const a = 1;" });
        schema_files(paths.iter().map(|path| (*path).to_owned()).collect(), endings, text)
    }

    #[test]
    fn drizzle_comes_before_what_is_made_from_it() {
        let paths = ["drizzle/0000_a.sql", "package.json", "src/db/schema.ts", "src/index.ts", "README.md"];
        assert_eq!(kept(&paths, None), ["package.json", "src/db/schema.ts", "src/index.ts"]);
        assert_eq!(kept(&paths, Some(&["sql"])), ["drizzle/0000_a.sql"]);
        assert_eq!(kept(&["src/index.ts", "a.sql", "package.json"], None), ["a.sql"]);
    }

    #[test]
    fn prisma_comes_before_its_migrations() {
        let paths = ["prisma/migrations/1_init/migration.sql", "prisma/schema.prisma", "prisma/seed.ts"];
        assert_eq!(kept(&paths, None), ["prisma/schema.prisma"]);
    }

    #[test]
    fn migrations_are_in_the_order_in_which_they_run() {
        let paths = ["R__views.sql", "V10__c.SQL", "V2__b.sql", "U2__b.sql", "V1/a.sql", "V1/a.down.sql"];
        assert_eq!(kept(&paths, None), ["V1/a.sql", "V2__b.sql", "V10__c.SQL", "R__views.sql"]);
        assert!(kept(&["notes.md"], None).is_empty());
        assert!(kept(&[], None).is_empty());
    }

    #[test]
    fn down_migrations_are_recognized_by_name() {
        assert!(
            ["down.sql", "1_a.down.sql", "u2__names.sql", "u1.2__x.sql"].iter().all(|name| takes_back(name))
        );
        assert!(!["up.sql", "users__a.sql", "v2__names.sql", "u__a.sql"].iter().any(|name| takes_back(name)));
    }

    #[test]
    fn what_is_never_read() {
        assert!([".git", "node_modules", "Revert", "verify"].iter().all(|name| is_passed_over(name)));
        assert!(!["src", "migrations", ""].iter().any(|name| is_passed_over(name)));
        assert!(["a/schema.PRISMA", "b.mts", "x.dbml", "package.json"].iter().all(|path| may_belong(path)));
        assert!(!["logo.png", "Makefile", "tsconfig.json", "a.ts/b"].iter().any(|path| may_belong(path)));
    }
}
