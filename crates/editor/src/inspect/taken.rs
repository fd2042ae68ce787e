//! Names that are taken.

use crowfoot_model::{Edit, ObjectRef, SchemaId, Table};

/// Whether something beside the object, of the kinds that share names with it, has its name.
pub(super) fn is_taken(edit: &Edit, object: ObjectRef) -> bool {
    match object.table() {
        Some(id) => {
            let Some(table) = edit.table(id) else { return false };
            match object {
                ObjectRef::Table(_) => in_schema(edit, object, table.schema, &table.name),
                ObjectRef::Column(_, id) => table.column(id).is_some_and(|own| {
                    table.columns.iter().any(|other| other.id != id && same(&other.name, &own.name))
                }),
                _ => among_parts(table, object),
            }
        }
        None => match object {
            ObjectRef::View(id) => {
                edit.view(id).is_some_and(|own| in_schema(edit, object, own.schema, &own.name))
            }
            ObjectRef::Enum(id) => {
                edit.enum_type(id).is_some_and(|own| in_schema(edit, object, own.schema, &own.name))
            }
            ObjectRef::Domain(id) => {
                edit.domain(id).is_some_and(|own| in_schema(edit, object, own.schema, &own.name))
            }
            ObjectRef::Composite(id) => {
                edit.composite(id).is_some_and(|own| in_schema(edit, object, own.schema, &own.name))
            }
            ObjectRef::Sequence(id) => {
                edit.sequence(id).is_some_and(|own| in_schema(edit, object, own.schema, &own.name))
            }
            ObjectRef::Schema(id) => edit.schema(id).is_some_and(|own| {
                edit.base().schemas().any(|other| other.id != id && same(&other.name, &own.name))
            }),
            _ => false,
        },
    }
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Tables, views, sequences and types share their names.
fn in_schema(edit: &Edit, object: ObjectRef, schema: Option<SchemaId>, name: &str) -> bool {
    let document = edit.base();
    let is = |other: ObjectRef, own: Option<SchemaId>, other_name: &str| {
        other != object && own == schema && same(other_name, name)
    };
    document.tables().any(|other| is(ObjectRef::Table(other.id), other.schema, &other.name))
        || document.views().any(|other| is(ObjectRef::View(other.id), other.schema, &other.name))
        || document.enums().any(|other| is(ObjectRef::Enum(other.id), other.schema, &other.name))
        || document.domains().any(|other| is(ObjectRef::Domain(other.id), other.schema, &other.name))
        || document.composites().any(|other| is(ObjectRef::Composite(other.id), other.schema, &other.name))
        || document.sequences().any(|other| is(ObjectRef::Sequence(other.id), other.schema, &other.name))
}

/// Keys, constraints and indexes of a table share their names.
fn among_parts(table: &Table, object: ObjectRef) -> bool {
    let id = table.id;
    let mut own = None;
    let mut others = Vec::new();
    let mut note = |other: ObjectRef, name: &Option<String>| {
        let Some(name) = name else { return };
        if other == object { own = Some(name.clone()) } else { others.push(name.clone()) }
    };
    if let Some(key) = &table.primary_key {
        note(ObjectRef::PrimaryKey(id), &key.name);
    }
    table.uniques.iter().for_each(|own| note(ObjectRef::Unique(id, own.id), &own.name));
    table.foreign_keys.iter().for_each(|own| note(ObjectRef::ForeignKey(id, own.id), &own.name));
    table.checks.iter().for_each(|own| note(ObjectRef::Check(id, own.id), &own.name));
    table.exclusions.iter().for_each(|own| note(ObjectRef::Exclusion(id, own.id), &own.name));
    table.indexes.iter().for_each(|own| note(ObjectRef::Index(id, own.id), &own.name));
    own.is_some_and(|own| others.iter().any(|other| same(other, &own)))
}
