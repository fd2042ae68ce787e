//! How each database is changed.

use crowfoot_model::Dialect;

/// How a database that is there is changed.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) dialect: Dialect,
    pub(crate) tables: TableChange,
    /// What a migration begins with, and what it ends with.
    pub(crate) opening: &'static [&'static str],
    pub(crate) closing: &'static [&'static str],
    /// What has to be known to run a migration.
    pub(crate) note: &'static str,
    /// Checks and indexes follow the columns that their expressions name when these are renamed.
    pub(crate) expressions_follow: bool,
    /// Every statement is a transaction of its own, so that a migration may stop between two.
    pub(crate) stops_between: bool,
    /// Views are tied to the tables that they read.
    pub(crate) ties_views: bool,
}

/// What `ALTER TABLE` can change of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableChange {
    /// Each property of a column.
    Properties,
    /// A column by its whole definition.
    Definitions,
    /// Little: the table is made anew, and its rows are copied.
    Rebuild,
}

static TARGETS: [Target; 3] = [
    Target {
        dialect: Dialect::Postgres,
        tables: TableChange::Properties,
        opening: &["BEGIN;", "SET LOCAL lock_timeout = '5s';", "SET LOCAL statement_timeout = '15min';"],
        closing: &["COMMIT;"],
        note: "Runs in one transaction: all of it happens, or nothing. It gives up after waiting 5 s for a lock; try again later then.",
        expressions_follow: true,
        stops_between: false,
        ties_views: true,
    },
    Target {
        dialect: Dialect::Mysql,
        tables: TableChange::Definitions,
        opening: &[],
        closing: &[],
        note: "MySQL commits after every statement. If one fails, those before it stay: fix the cause and continue with the one that failed.",
        expressions_follow: false,
        stops_between: true,
        ties_views: false,
    },
    Target {
        dialect: Dialect::Sqlite,
        tables: TableChange::Rebuild,
        opening: &["PRAGMA foreign_keys = OFF;", "BEGIN;"],
        closing: &["PRAGMA foreign_key_check;", "COMMIT;", "PRAGMA foreign_keys = ON;"],
        note: "Run it outside of a transaction: inside one, PRAGMA foreign_keys has no effect, and dropping a table deletes the rows that reference it. PRAGMA foreign_key_check must return no row.",
        expressions_follow: true,
        stops_between: false,
        ties_views: true,
    },
];

/// The way of a database.
pub(crate) fn target(dialect: Dialect) -> &'static Target {
    let [first, ..] = &TARGETS;
    TARGETS.iter().find(|target| target.dialect == dialect).unwrap_or(first)
}
