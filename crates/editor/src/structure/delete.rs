//! Taking anything out.

use crowfoot_model::{DataType, Edit, NodeId, ObjectRef, Table};

/// Takes an object out, with what cannot be without it. Columns of a type that goes keep what the type was made of.
pub fn delete(edit: &mut Edit, object: ObjectRef) {
    match object {
        ObjectRef::Document => {}
        ObjectRef::Schema(id) => {
            let inside: Vec<ObjectRef> = members(edit, id);
            inside.into_iter().for_each(|member| delete(edit, member));
            edit.remove_schema(id);
        }
        ObjectRef::Table(id) => edit.remove_table(id),
        ObjectRef::Column(table, column) => edit.remove_column(table, column),
        ObjectRef::PrimaryKey(id) => change(edit, id, |table| table.primary_key = None),
        ObjectRef::Unique(id, part) => change(edit, id, |table| table.uniques.retain(|u| u.id != part)),
        ObjectRef::ForeignKey(id, part) => {
            change(edit, id, |table| table.foreign_keys.retain(|f| f.id != part));
        }
        ObjectRef::Check(id, part) => change(edit, id, |table| table.checks.retain(|c| c.id != part)),
        ObjectRef::Exclusion(id, part) => change(edit, id, |table| table.exclusions.retain(|e| e.id != part)),
        ObjectRef::Index(id, part) => change(edit, id, |table| table.indexes.retain(|i| i.id != part)),
        ObjectRef::Enum(id) => {
            if let Some(enum_type) = edit.enum_type(id) {
                let plain = DataType::InlineEnum(enum_type.values.clone());
                replace_type(edit, &DataType::Enum(id), &plain);
            }
            edit.remove_placements(NodeId::Enum(id));
            edit.remove_enum(id);
        }
        ObjectRef::Domain(id) => {
            if let Some(domain) = edit.domain(id) {
                let base = domain.base.clone();
                replace_type(edit, &DataType::Domain(id), &base);
            }
            edit.remove_domain(id);
        }
        ObjectRef::Composite(id) => {
            if let Some(composite) = edit.composite(id) {
                let text = composite.name.clone();
                let native = DataType::Native { dialect: edit.base().settings().dialect, text };
                replace_type(edit, &DataType::Composite(id), &native);
            }
            edit.remove_composite(id);
        }
        ObjectRef::Sequence(id) => edit.remove_sequence(id),
        ObjectRef::View(id) => {
            edit.remove_placements(NodeId::View(id));
            edit.remove_view(id);
        }
        ObjectRef::Statement(id) => edit.remove_statement(id),
        ObjectRef::Note(id) => {
            edit.remove_placements(NodeId::Note(id));
            edit.remove_note(id);
        }
        ObjectRef::Area(id) => {
            edit.remove_placements(NodeId::Area(id));
            edit.remove_area(id);
        }
    }
}

fn members(edit: &Edit, schema: crowfoot_model::SchemaId) -> Vec<ObjectRef> {
    let document = edit.base();
    let own = Some(schema);
    let tables = document.tables().filter(|t| t.schema == own).map(|t| ObjectRef::Table(t.id));
    let views = document.views().filter(|v| v.schema == own).map(|v| ObjectRef::View(v.id));
    let enums = document.enums().filter(|e| e.schema == own).map(|e| ObjectRef::Enum(e.id));
    let domains = document.domains().filter(|d| d.schema == own).map(|d| ObjectRef::Domain(d.id));
    let composites = document.composites().filter(|c| c.schema == own).map(|c| ObjectRef::Composite(c.id));
    let sequences = document.sequences().filter(|s| s.schema == own).map(|s| ObjectRef::Sequence(s.id));
    tables.chain(views).chain(enums).chain(domains).chain(composites).chain(sequences).collect()
}

fn change(edit: &mut Edit, table: crowfoot_model::TableId, change: impl FnOnce(&mut Table)) {
    if let Some(table) = edit.table_mut(table) {
        change(table);
    }
}

/// Puts another type in the place of one, wherever the document uses it.
fn replace_type(edit: &mut Edit, old: &DataType, new: &DataType) {
    let document = edit.base();
    let uses = |data_type: &DataType| data_type.element() == old;
    for table in document.tables() {
        if table.columns.iter().any(|column| column.data_type.as_ref().is_some_and(uses))
            && let Some(table) = edit.table_mut(table.id)
        {
            let types = table.columns.iter_mut().filter_map(|column| column.data_type.as_mut());
            types.for_each(|data_type| replace_element(data_type, old, new));
        }
    }
    for domain in document.domains().filter(|domain| uses(&domain.base)) {
        if let Some(domain) = edit.domain_mut(domain.id) {
            replace_element(&mut domain.base, old, new);
        }
    }
    for composite in document.composites().filter(|c| c.fields.iter().any(|field| uses(&field.data_type))) {
        if let Some(composite) = edit.composite_mut(composite.id) {
            composite.fields.iter_mut().for_each(|field| replace_element(&mut field.data_type, old, new));
        }
    }
}

fn replace_element(data_type: &mut DataType, old: &DataType, new: &DataType) {
    match data_type {
        DataType::Array(element) => replace_element(element, old, new),
        own if own == old => new.clone_into(own),
        _ => {}
    }
}
