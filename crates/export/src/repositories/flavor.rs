//! The differences between the databases.

use crowfoot_dialect::spec;
use crowfoot_model::Dialect;

use crate::drizzle::{self, Line, Package};

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
    /// Those that differ for the 1.0 line.
    pub(super) one: OfOne,
}

pub(super) struct OfOne {
    pub(super) database: &'static str,
    pub(super) testing: &'static str,
}

impl Texts {
    /// The type of a connection. `has_relations` is whether the schema exports them.
    pub(super) fn database(&self, line: Line, has_relations: bool) -> String {
        match line {
            Line::Zero => self.database.to_owned(),
            Line::One if has_relations => self.one.database.to_owned(),
            Line::One => without_relations(self.one.database),
        }
    }

    /// How the tests open a database.
    pub(super) fn testing(&self, line: Line, has_relations: bool) -> String {
        match line {
            Line::Zero => self.testing.to_owned(),
            Line::One if has_relations => self.one.testing.to_owned(),
            Line::One => without_relations(self.one.testing),
        }
    }
}

/// Without the import of the relations and their uses.
fn without_relations(text: &str) -> String {
    let is_import = |line: &&str| line.starts_with("import") && line.contains("{ relations }");
    let kept: Vec<&str> = text.lines().filter(|line| !is_import(line)).collect();
    let mut text = kept.join("\n").replace(", typeof relations", "").replace(", relations", "");
    text.push('\n');
    text
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
            one: OfOne {
                database: include_str!(concat!("text/", $folder, "/one/database.ts")),
                testing: include_str!(concat!("text/", $folder, "/one/testing-database.ts")),
            },
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

    /// Whether arrays are arrays; JSON otherwise.
    pub(super) fn has_arrays(&self) -> bool {
        spec(self.dialect()).capabilities().arrays
    }
}
