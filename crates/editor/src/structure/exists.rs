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
    match object {
        ObjectRef::Schema(id) => document.schema(id).is_some(),
        ObjectRef::Enum(id) => document.enum_type(id).is_some(),
        ObjectRef::Domain(id) => document.domain(id).is_some(),
        ObjectRef::Composite(id) => document.composite(id).is_some(),
        ObjectRef::Sequence(id) => document.sequence(id).is_some(),
        ObjectRef::View(id) => document.view(id).is_some(),
        ObjectRef::Statement(id) => document.statement(id).is_some(),
        ObjectRef::Note(id) => document.note(id).is_some(),
        ObjectRef::Area(id) => document.area(id).is_some(),
        _ => true,
    }
}
