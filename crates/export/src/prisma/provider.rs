//! The databases of Prisma, and what its schemas can say of each.

use crowfoot_dialect::{DialectSpec, spec};
use crowfoot_model::{DataType, Dialect};

use super::scalar::{self, Scalar};

pub(super) struct Provider {
    /// `postgresql`
    pub(super) name: &'static str,
    pub(super) dialect: Dialect,
    /// The longest name that Prisma makes, in bytes.
    pub(super) name_limit: usize,
    /// Whether an enum is an object of its own, with a name and a schema.
    pub(super) named_enums: bool,
    pub(super) named_primary_keys: bool,
    pub(super) named_foreign_keys: bool,
    pub(super) partial_indexes: bool,
    pub(super) key_prefixes: bool,
    /// The methods of indexes, and Prisma's names of them.
    pub(super) index_methods: &'static [(&'static str, &'static str)],
    pub(super) full_text: bool,
    pub(super) schemas: bool,
    pub(super) extensions: bool,
    /// Whether the names of keys and indexes differ in a whole schema, not only in a model.
    pub(super) names_in_schema: bool,
    /// Whether each scalar has native types to choose from.
    pub(super) native_types: bool,
    pub(super) numbering: Numbering,
    /// Whether ON DELETE SET NULL may stand at a column that is NOT NULL.
    pub(super) set_null_of_required: bool,
    /// Whether a text of unlimited length may have a literal default.
    pub(super) defaults_of_long_text: bool,
    /// Whether a default that is an expression needs parentheses.
    pub(super) wraps_expressions: bool,
    /// The scalar of a type in the dialect; `None` where Prisma has none.
    pub(super) scalar: fn(&DataType, &str) -> Option<Scalar>,
}

/// Which columns may number their rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    Any,
    /// One in a table, the first of a key.
    LeadingKey,
    /// The primary key alone, as an `Int`.
    PrimaryKey,
}

/// The provider of the option's value, or else that of the design's own database.
pub(super) fn chosen(value: &str, own: Dialect) -> &'static Provider {
    let by_name = PROVIDERS.iter().find(|provider| provider.name == value);
    let own = || PROVIDERS.iter().find(|provider| provider.dialect == own);
    by_name.or_else(own).copied().unwrap_or(&POSTGRES)
}

impl Provider {
    pub(super) fn spec(&self) -> &'static dyn DialectSpec {
        spec(self.dialect)
    }
}

static PROVIDERS: [&Provider; 3] = [&POSTGRES, &MYSQL, &SQLITE];

static POSTGRES: Provider = Provider {
    name: "postgresql",
    dialect: Dialect::Postgres,
    name_limit: 63,
    named_enums: true,
    named_primary_keys: true,
    named_foreign_keys: true,
    partial_indexes: true,
    key_prefixes: false,
    index_methods: &[
        ("hash", "Hash"),
        ("gin", "Gin"),
        ("gist", "Gist"),
        ("spgist", "SpGist"),
        ("brin", "Brin"),
    ],
    full_text: false,
    schemas: true,
    extensions: true,
    names_in_schema: true,
    native_types: true,
    numbering: Numbering::Any,
    set_null_of_required: true,
    defaults_of_long_text: true,
    wraps_expressions: false,
    scalar: scalar::postgres,
};

static MYSQL: Provider = Provider {
    name: "mysql",
    dialect: Dialect::Mysql,
    name_limit: 64,
    named_enums: false,
    named_primary_keys: false,
    named_foreign_keys: true,
    partial_indexes: false,
    key_prefixes: true,
    index_methods: &[],
    full_text: true,
    schemas: false,
    extensions: false,
    names_in_schema: false,
    native_types: true,
    numbering: Numbering::LeadingKey,
    set_null_of_required: false,
    defaults_of_long_text: false,
    wraps_expressions: true,
    scalar: scalar::mysql,
};

static SQLITE: Provider = Provider {
    name: "sqlite",
    dialect: Dialect::Sqlite,
    name_limit: 10_000,
    named_enums: false,
    named_primary_keys: false,
    named_foreign_keys: false,
    partial_indexes: true,
    key_prefixes: false,
    index_methods: &[],
    full_text: false,
    schemas: false,
    extensions: false,
    names_in_schema: true,
    native_types: false,
    numbering: Numbering::PrimaryKey,
    set_null_of_required: false,
    defaults_of_long_text: true,
    wraps_expressions: true,
    scalar: scalar::sqlite,
};
