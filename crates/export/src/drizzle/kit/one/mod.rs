//! The snapshots of drizzle-kit 1.0: a list of entities.

mod hash;
pub(super) mod mysql;
pub(super) mod postgres;
pub(super) mod sqlite;

use crowfoot_model::json::Value as Json;

use super::constraint::ForeignKey;
use super::json::Object;
use hash::hash;

/// The snapshot around a list of entities.
fn of(dialect: &str, version: &str, entities: Vec<Object>) -> Object {
    let entities: Vec<Json> = entities.into_iter().map(Object::json).collect();
    Object::default()
        .with("version", version)
        .with("dialect", dialect)
        .with("ddl", entities)
        .with("renames", Vec::<Json>::new())
}

/// `NO ACTION` for nothing.
fn action(action: Option<&String>) -> String {
    action.map_or_else(|| "NO ACTION".to_owned(), |action| action.to_ascii_uppercase())
}

/// The name that a foreign key gets without one.
fn foreign_key_name(table: &str, key: &ForeignKey) -> String {
    let wanted = key.usual_name(table, "_fkey");
    if wanted.encode_utf16().count() <= 63 {
        return wanted;
    }
    let hash = hash(&wanted);
    if table.encode_utf16().count() < 45 {
        [table, "_", &hash, "_fkey"].concat()
    } else {
        [&hash, "_fkey"].concat()
    }
}

/// A text of a default: backslashes and quotes are doubled.
fn doubled(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\'', "''")
}
