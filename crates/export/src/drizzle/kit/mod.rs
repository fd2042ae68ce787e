//! The files of drizzle-kit beside a schema: its configuration, and a first migration with the snapshot of the schema, after
//! which `drizzle-kit generate` finds nothing to do.
//!
//! The kit makes a snapshot by running the module. Here the module that was written is read back (`syntax.rs`) and its
//! entities collected (`entity.rs`), so that the snapshot can only say what the module does.

mod config;
mod constraint;
mod entity;
mod json;
mod migration;
mod mysql;
mod one;
mod postgres;
mod reader;
mod sql;
mod sqlite;
mod syntax;

use crowfoot_model::Document;
use crowfoot_model::json::Value as Json;

use super::casing::Casing;
use super::line::Line;
use super::package::Package;
use crate::{File, Options};
use entity::Entities;
use json::Object;

/// How the kit writes snapshots of a database.
pub(super) struct Kit {
    /// `postgresql`
    pub(super) dialect: &'static str,
    /// The version in the journal of drizzle-kit 0.31.
    journal: &'static str,
    /// Whether a database has several schemas, of which the kit looks only at those that are named.
    has_schemas: bool,
    zero: fn(&Entities) -> Object,
    one: fn(&Entities) -> Object,
    /// Where the database of the configuration is.
    url: &'static str,
}

pub(super) static POSTGRES: Kit = Kit {
    dialect: "postgresql",
    journal: "7",
    has_schemas: true,
    zero: postgres::snapshot,
    one: one::postgres::snapshot,
    url: "process.env.DATABASE_URL ?? ''",
};

pub(super) static MYSQL: Kit = Kit {
    dialect: "mysql",
    journal: "5",
    has_schemas: false,
    zero: mysql::snapshot,
    one: one::mysql::snapshot,
    url: "process.env.DATABASE_URL ?? ''",
};

pub(super) static SQLITE: Kit = Kit {
    dialect: "sqlite",
    journal: "6",
    has_schemas: false,
    zero: sqlite::snapshot,
    one: one::sqlite::snapshot,
    url: "process.env.DATABASE_URL ?? 'file:local.db'",
};

/// The snapshot that a first migration follows.
const NOTHING: &str = "00000000-0000-0000-0000-000000000000";

/// The files of the kit beside a schema, which is given as one module. `hidden` are tables that it does not have. `hidden` are tables that it does not have.
pub(super) fn files(
    package: &Package,
    document: &Document,
    options: &Options,
    module: &str,
    hidden: &[String],
) -> Vec<File> {
    let (kit, is_one) = (package.kit, Line::of(options).is_one());
    let entities = Entities::of(syntax::constants(module), Casing::of(options).is_on());
    let snapshot = if is_one { (kit.one)(&entities) } else { (kit.zero)(&entities) };
    let id = identifier(&pretty(&snapshot.clone().json()));
    let snapshot = if is_one {
        snapshot.with("id", &*id).with("prevIds", vec![NOTHING.to_owned()])
    } else {
        snapshot.with("id", &*id).with("prevId", NOTHING)
    };
    let schemas = if kit.has_schemas { entities.exported_schemas() } else { Vec::new() };
    let mut files = vec![config::file(kit, &schemas, hidden, options), config::scripts(document, is_one)];
    files.extend(migration::files(package, is_one, document, options, pretty(&snapshot.json())));
    files
}

/// JSON with two spaces a level.
fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

/// An identifier that is the same for the same text, in the form of a UUID (version 8). The hash is FNV-1a of 64 bits, taken
/// twice from different beginnings.
fn identifier(text: &str) -> String {
    let hash = |start: u64| {
        text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let (high, low) = (hash(0xcbf2_9ce4_8422_2325), hash(0x8422_2325_cbf2_9ce4));
    format!(
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        (low >> 48) & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    )
}
