//! The old design under the names of the new one: what is left to change once everything has been renamed.

use std::collections::BTreeMap;

use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{ColumnId, Dialect, Document, Edit, KeyTarget, RecordKey, Settings, Table};

use crate::text;

/// What both designs have, as the old one has it but for names and schemas, which are those of the new one.
pub(crate) fn renamed(old: &Document, new: &Document) -> Document {
    let dialect = new.settings().dialect;
    let mut edit = Edit::new(old);
    let settings = Settings {
        dialect: old.settings().dialect,
        named_by_engine: new.settings().named_by_engine,
        ..Settings::clone(old.settings())
    };
    *edit.settings_mut() = settings;
    for key in old.keys() {
        if matches!(key, RecordKey::Table(_)) || key == RecordKey::Settings {
            continue;
        }
        if key.object().is_some() && !new.has(key) {
            edit.remove(key);
        }
    }
    new.schemas().for_each(|schema| edit.put(crowfoot_model::Schema::clone(schema)));
    macro_rules! take_names {
        ($($list:ident $one:ident)+) => {$(
            for found in old.$list() {
                if let Some(after) = new.$one(found.id) {
                    let mut found = (**found).clone();
                    found.name.clone_from(&after.name);
                    found.schema = after.schema;
                    edit.put(found);
                }
            }
        )+};
    }
    take_names!(enums enum_type domains domain composites composite sequences sequence views view);
    for table in old.tables() {
        match new.table(table.id) {
            Some(after) => {
                let mut table = Table::clone(table);
                rename_table(&mut table, after, dialect);
                edit.put(table);
            }
            None => edit.remove(RecordKey::Table(table.id)),
        }
    }
    let diff = edit.changes_alone();
    let mut document = old.clone();
    document.apply(&diff);
    document
}

fn rename_table(table: &mut Table, new: &Table, dialect: Dialect) {
    table.name.clone_from(&new.name);
    table.schema = new.schema;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for column in &mut table.columns {
        let Some(after) = new.column(column.id).filter(|after| after.name != column.name) else { continue };
        names.insert(column.name.clone(), after.name.clone());
        column.name.clone_from(&after.name);
    }
    // Taken out last, so that expressions are read with all columns.
    rename_texts(table, &names, dialect);
    table.columns.retain(|column| new.column(column.id).is_some());
    if let (Some(key), Some(after)) = (&mut table.primary_key, &new.primary_key) {
        key.name.clone_from(&after.name);
    }
    if new.primary_key.is_none() {
        table.primary_key = None;
    }
    macro_rules! parts {
        ($($list:ident)+) => {$(
            table.$list.retain_mut(|part| {
                let after = new.$list.iter().find(|after| after.id == part.id);
                if let Some(after) = after {
                    part.name.clone_from(&after.name);
                }
                after.is_some()
            });
        )+};
    }
    parts!(uniques foreign_keys checks exclusions indexes);
}

fn rename_texts(table: &mut Table, names: &BTreeMap<String, String>, dialect: Dialect) {
    if names.is_empty() {
        return;
    }
    let spec = spec(dialect);
    let rename = |text: &mut String| {
        *text = text::renamed(dialect, text, &|name, is_quoted| {
            if !is_quoted && spec.is_reserved(name) {
                return None;
            }
            let found = names.iter().find(|(from, _)| {
                if is_quoted { *from == name } else { spec.folded(from) == spec.folded(name) }
            });
            let (_, to) = found?;
            Some(spec.quote(to, if is_quoted { Quoting::Always } else { Quoting::WhenNeeded }))
        });
    };
    table.checks.iter_mut().for_each(|check| rename(&mut check.expression));
    table.columns.iter_mut().filter_map(|c| c.generated.as_mut()).for_each(|g| rename(&mut g.expression));
    for index in &mut table.indexes {
        index.predicate.iter_mut().for_each(rename);
        index.text = None;
        for key in &mut index.keys {
            if let KeyTarget::Expression(text) = &mut key.on {
                rename(text);
            }
        }
    }
    for exclusion in &mut table.exclusions {
        exclusion.predicate.iter_mut().for_each(rename);
        for element in &mut exclusion.elements {
            if let KeyTarget::Expression(text) = &mut element.key.on {
                rename(text);
            }
        }
    }
}

/// The columns that an expression names.
pub(crate) fn columns_in(table: &Table, dialect: Dialect, text: &str) -> Vec<ColumnId> {
    let words = text::words(dialect, text);
    table.columns.iter().filter(|column| words.contains(&column.name.to_lowercase())).map(|c| c.id).collect()
}
