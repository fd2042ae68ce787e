//! The SQL dialects: PostgreSQL, MySQL and SQLite.
//!
//! * [`DialectSpec`] is one dialect: how it quotes, spells types, and what it can do. [`spec`] finds it.
//! * [`type_label`], [`logical_of`], [`translate_default`] and [`is_now`] go from one dialect to another.
//! * [`syntax`] judges what is typed: types, defaults, checks.
//! * [`script`] says what its scripts look like, and what a server makes of them.
//! * [`namespace`] says which names have to differ, and how they are compared.
//! * [`naming`] makes the names of the house standard.
//!
//! A dialect is one folder and one line in [`spec`].

mod capabilities;
mod default_value;
mod forms;
mod keywords;
mod label;
mod lookup;
pub mod namespace;
pub mod naming;
mod quote;
mod spec;
mod spelling;
mod steering;
pub mod syntax;
mod type_text;

mod mysql;
mod postgres;
mod sqlite;

use crowfoot_model::Dialect;

pub use capabilities::{Capabilities, EnumSupport, Limits, ReferenceTypes, Support};
pub use default_value::{is_now, translate_default};
pub use label::{logical_of, name, type_label, unquoted_type};
pub use spec::{BetterType, DialectSpec, IdentifierLimit, Quoting, TypeLoss, TypeName};
pub use spelling::{default_as_written, is_spelled_otherwise, type_as_written};
pub use steering::is_steering;

pub mod script {
    //! The script conventions of a dialect, and how its server treats them.

    pub use crate::forms::*;
    pub use crate::lookup::{clauses, lexis, server, writing};
}

/// The dialect with this id.
pub fn spec(dialect: Dialect) -> &'static dyn DialectSpec {
    match dialect {
        Dialect::Postgres => &postgres::Postgres,
        Dialect::Mysql => &mysql::Mysql,
        Dialect::Sqlite => &sqlite::Sqlite,
    }
}
