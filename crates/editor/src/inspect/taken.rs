//! Names that are taken.

use crowfoot_dialect::namespace::Named;
use crowfoot_model::{Edit, ObjectRef, RecordKey, Table};

/// Whether something beside the object, of the kinds that share names with it, has its name.
pub(super) fn is_taken(edit: &Edit, object: ObjectRef) -> bool {
    if let Some(key) = object.record() {
        return among_records(edit, object, key);
    }
    let Some(table) = object.table().and_then(|id| edit.table(id)) else { return false };
    match object {
        ObjectRef::Column(_, id) => table.column(id).is_some_and(|own| {
            table.columns.iter().any(|other| other.id != id && same(&other.name, &own.name))
        }),
        _ => among_parts(table, object),
    }
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Schemas differ from each other; tables, views, sequences and types share the names of a schema.
fn among_records(edit: &Edit, object: ObjectRef, key: RecordKey) -> bool {
    let is_in_schema = |object| match Named::of(object) {
        Some(Named::Relation | Named::Sequence | Named::Type) => Some(true),
        Some(Named::Schema) => Some(false),
        _ => None,
    };
    let (Some(own), Some(kind)) = (edit.record(key), is_in_schema(object)) else { return false };
    let (schema, name) = own.name();
    let document = edit.base();
    let others = document.keys().into_iter().filter(|other| {
        other.object().is_some_and(|other| other != object && is_in_schema(other) == Some(kind))
    });
    others.filter_map(|other| document.record(other)).any(|other| {
        let (other_schema, other_name) = other.name();
        other_schema == schema && same(other_name, name)
    })
}

/// Keys, constraints and indexes of a table share their names.
fn among_parts(table: &Table, object: ObjectRef) -> bool {
    let own = table.part_names().find(|(other, _)| *other == object);
    own.is_some_and(|(_, own)| table.part_names().any(|(other, name)| other != object && same(name, own)))
}
