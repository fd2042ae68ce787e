//! The differences between the databases.

use crowfoot_model::Dialect;

use crate::drizzle::{self, Package};

/// A database, with the driver of its projects.
pub(crate) struct Flavor {
    pub(super) package: &'static Package,
    /// Writes give back rows.
    pub(super) returns: bool,
    /// The time, for a column that is text.
    pub(super) now: &'static str,
    /// As drizzle-kit calls it.
    pub(super) kit: &'static str,
    /// The packages of the driver and of the tests, with their versions.
    pub(super) dependencies: &'static [(&'static str, &'static str)],
    pub(super) test_dependencies: &'static [(&'static str, &'static str)],
    pub(super) texts: Texts,
}

/// The modules that are the same for every document.
pub(super) struct Texts {
    pub(super) database: &'static str,
    pub(super) errors: &'static str,
    pub(super) keyset: &'static str,
    pub(super) batches: &'static str,
    pub(super) upsert: &'static str,
    pub(super) unit_of_work: &'static str,
    pub(super) testing: &'static str,
}

macro_rules! texts {
    ($folder:literal) => {
        Texts {
            database: include_str!(concat!("text/", $folder, "/database.ts")),
            errors: include_str!(concat!("text/", $folder, "/errors.ts")),
            keyset: include_str!(concat!("text/", $folder, "/keyset.ts")),
            batches: include_str!(concat!("text/", $folder, "/batches.ts")),
            upsert: include_str!(concat!("text/", $folder, "/upsert.ts")),
            unit_of_work: include_str!(concat!("text/", $folder, "/drizzle-unit-of-work.ts")),
            testing: include_str!(concat!("text/", $folder, "/testing-database.ts")),
        }
    };
}

/// PostgreSQL by any driver; its tests run in PGlite.
pub(crate) static POSTGRES: Flavor = Flavor {
    package: &drizzle::POSTGRES,
    returns: true,
    now: "sql`now()`",
    kit: "postgresql",
    dependencies: &[("pg", "^8.16.3")],
    test_dependencies: &[("@electric-sql/pglite", "^0.5.16")],
    texts: texts!("pg"),
};

/// MySQL and MariaDB by `mysql2`.
pub(crate) static MYSQL: Flavor = Flavor {
    package: &drizzle::MYSQL,
    returns: false,
    now: "sql`now()`",
    kit: "mysql",
    dependencies: &[("mysql2", "^3.24.6")],
    test_dependencies: &[],
    texts: texts!("mysql"),
};

/// SQLite by libSQL.
pub(crate) static SQLITE: Flavor = Flavor {
    package: &drizzle::SQLITE,
    returns: true,
    now: "sql`current_timestamp`",
    kit: "sqlite",
    dependencies: &[("@libsql/client", "^0.18.0")],
    test_dependencies: &[],
    texts: texts!("sqlite"),
};

impl Flavor {
    pub(super) fn dialect(&self) -> Dialect {
        self.package.dialect
    }
}
