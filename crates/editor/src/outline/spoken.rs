//! What a screen reader says of an object.

use crowfoot_dialect::type_label;
use crowfoot_model::{Column, Document, ForeignKeyTarget, IndexKey, ObjectRef, Table};

use crate::structure::{default_value, is_unique};

/// An object in words: "user_id, text, required, references users.id".
pub fn spoken(document: &Document, object: ObjectRef) -> String {
    match object {
        ObjectRef::Table(id) => match document.table(id) {
            Some(table) => spoken_table(document, table),
            None => String::new(),
        },
        ObjectRef::Column(table, column) => {
            let Some(table) = document.table(table) else { return String::new() };
            table.column(column).map_or(String::new(), |column| spoken_column(document, table, column))
        }
        ObjectRef::ForeignKey(table, id) => {
            let Some(key) = document.table(table).and_then(|table| table.foreign_key(id)) else {
                return String::new();
            };
            let child = document.display_name(ObjectRef::Table(table));
            [child.as_str(), " references ", &target(document, &key.target, 0)].concat()
        }
        ObjectRef::Enum(id) => match document.enum_type(id) {
            Some(own) => [own.name.as_str(), ", enum, ", &own.values.join(", ")].concat(),
            None => String::new(),
        },
        ObjectRef::View(_) => [document.display_name(object).as_str(), ", view"].concat(),
        ObjectRef::Note(_) => ["note, ", &document.display_name(object)].concat(),
        ObjectRef::Area(_) => [document.display_name(object).as_str(), ", area"].concat(),
        _ => document.display_name(object),
    }
}

fn spoken_table(document: &Document, table: &Table) -> String {
    let name = document.qualified_name(table.schema, &table.name);
    let mut said = [name.as_str(), ", table, ", &counted(table.columns.len(), "column")].concat();
    if !table.foreign_keys.is_empty() {
        said.push_str(", ");
        said.push_str(&counted(table.foreign_keys.len(), "foreign key"));
    }
    said
}

fn spoken_column(document: &Document, table: &Table, column: &Column) -> String {
    let mut said = vec![column.name.clone()];
    said.push(
        column.data_type.as_ref().map_or_else(|| "no type".to_owned(), |own| type_label(document, own)),
    );
    if table.is_in_primary_key(column.id) {
        said.push("primary key".to_owned());
    } else {
        said.push(if column.not_null { "required" } else { "nullable" }.to_owned());
    }
    if is_unique(table, column.id) {
        said.push("unique".to_owned());
    }
    for own in table.uniques.iter().filter(|own| own.columns.len() > 1 && own.columns.contains(&column.id)) {
        let others = own.columns.iter().filter(|id| **id != column.id).filter_map(|id| table.column(*id));
        let names: Vec<&str> = others.map(|other| other.name.as_str()).collect();
        said.push(["unique together with ", &names.join(" and ")].concat());
    }
    said.extend(referenced(document, table, column).iter().map(|target| ["references ", target].concat()));
    let is_indexed = |key: &IndexKey| key.as_column() == Some(column.id);
    if table.indexes.iter().any(|index| !index.unique && index.keys.iter().any(is_indexed)) {
        said.push("indexed".to_owned());
    }
    if column.generated.is_some() {
        said.push("generated".to_owned());
    } else if column.identity.is_some() {
        said.push("auto-increments".to_owned());
    } else if let Some(default) = &column.default {
        said.push(["default ", &default_value::text(default)].concat());
    }
    said.join(", ")
}

/// What a column refers to: `users.id`, or several.
pub(crate) fn referenced(document: &Document, table: &Table, column: &Column) -> Vec<String> {
    let keys = table.foreign_keys.iter();
    let own = keys.filter_map(|key| Some((key, key.columns.iter().position(|own| *own == column.id)?)));
    own.map(|(key, at)| target(document, &key.target, at)).collect()
}

/// `users.id`: the table and column that the part of a foreign key refers to.
fn target(document: &Document, target: &ForeignKeyTarget, at: usize) -> String {
    match target {
        ForeignKeyTarget::Table { table, columns } => {
            let key = document.table(*table).map(|table| table.primary_key_columns());
            let column = columns.get(at).or_else(|| key.and_then(|key| key.get(at)));
            match column {
                Some(column) => document.display_name(ObjectRef::Column(*table, *column)),
                None => document.display_name(ObjectRef::Table(*table)),
            }
        }
        ForeignKeyTarget::Unresolved { table, columns, .. } => match columns.get(at) {
            Some(column) => [table.as_str(), ".", column].concat(),
            None => table.clone(),
        },
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    [&number.to_string(), " ", what, plural].concat()
}
