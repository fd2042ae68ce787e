//! The exporters. A new one is a file here, named after its key, and a line in [`EXPORTERS`].

mod drizzle_mysql;
mod drizzle_pg;
mod drizzle_sqlite;
mod json;

use crate::Exporter;

/// All exporters, in the order that menus show them.
static EXPORTERS: &[&dyn Exporter] = &[
    &drizzle_pg::DrizzlePostgres,
    &drizzle_mysql::DrizzleMysql,
    &drizzle_sqlite::DrizzleSqlite,
    &json::Json,
];

/// All exporters, in the order that menus show them.
pub fn exporters() -> &'static [&'static dyn Exporter] {
    EXPORTERS
}

/// The exporter with this key.
pub fn exporter(key: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS.iter().copied().find(|exporter| exporter.key() == key)
}
