//! Whether something is still there.

use crowfoot_model::{Document, ObjectRef};

/// Whether a document has an object; selections are pruned by this after each change.
pub fn exists(document: &Document, object: ObjectRef) -> bool {
    if let Some(table) = object.table() {
        let Some(table) = document.table(table) else { return false };
        return match object {
            ObjectRef::Column(_, id) => table.column(id).is_some(),
            ObjectRef::PrimaryKey(_) => table.primary_key.is_some(),
            ObjectRef::Unique(_, id) => table.unique(id).is_some(),
            ObjectRef::ForeignKey(_, id) => table.foreign_key(id).is_some(),
            ObjectRef::Check(_, id) => table.checks.iter().any(|check| check.id == id),
            ObjectRef::Exclusion(_, id) => table.exclusions.iter().any(|exclusion| exclusion.id == id),
            ObjectRef::Index(_, id) => table.index(id).is_some(),
            _ => true,
        };
    }
    object.record().is_none_or(|key| document.has(key))
}
