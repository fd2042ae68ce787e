//! The exporters. A new one is a file here, named after its key, and a line in [`EXPORTERS`].

mod dbml;
mod drizzle_mysql;
mod drizzle_pg;
mod drizzle_sqlite;
mod json;
mod mermaid;
mod mysql;
mod plantuml;
mod postgres;
mod prisma;
mod repositories_mysql;
mod repositories_pg;
mod repositories_sqlite;
mod sqlite;
mod text;

use crate::Exporter;

/// All exporters, in the order that menus show them.
static EXPORTERS: &[&dyn Exporter] = &[
    &postgres::Postgres,
    &mysql::Mysql,
    &sqlite::Sqlite,
    &drizzle_pg::DrizzlePostgres,
    &drizzle_mysql::DrizzleMysql,
    &drizzle_sqlite::DrizzleSqlite,
    &prisma::Prisma,
    &repositories_pg::RepositoriesPostgres,
    &repositories_mysql::RepositoriesMysql,
    &repositories_sqlite::RepositoriesSqlite,
    &mermaid::Mermaid,
    &dbml::Dbml,
    &plantuml::Plantuml,
    &text::Text,
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
