//! Several rows at once.

use crowfoot_model::ObjectRef;

use super::{OutlineKey, OutlineRow};

/// What is chosen from one row to another, in that order and with both of them: tables, views and enums, or, where there are
/// none, columns. A table that is open between two others so does not bring its columns along.
pub fn range(rows: &[OutlineRow], from: OutlineKey, to: OutlineKey) -> Vec<ObjectRef> {
    let place = |key| rows.iter().position(|row| row.key == key);
    let (Some(from), Some(to)) = (place(from), place(to)) else { return Vec::new() };
    let between = rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
    let object = |row: &OutlineRow| match row.key {
        OutlineKey::Object(object) => Some(object),
        _ => None,
    };
    let mut objects: Vec<ObjectRef> = between.iter().filter_map(object).collect();
    if objects.iter().any(|object| object.part().is_none()) {
        objects.retain(|object| object.part().is_none());
    }
    if to < from {
        objects.reverse();
    }
    objects
}
