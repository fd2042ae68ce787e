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

/// The new design with the ids of the old one for checks and indexes that are the same but for names of columns. Whoever
/// reads a script finds no such check again where a column of it was renamed.
pub(crate) fn paired<'d>(old: &Document, new: &'d Document) -> std::borrow::Cow<'d, Document> {
    let dialect = new.settings().dialect;
    let mut edit = Edit::new(new);
    for before in old.tables() {
        let Some(after) = new.table(before.id) else { continue };
        let lone = |table: &Table, part: u64| !table.part_ids().any(|id| id == part);
        let has_lone = before.checks.iter().any(|part| lone(after, part.id.0))
            || before.indexes.iter().any(|part| lone(after, part.id.0));
        if !has_lone {
            continue;
        }
        let mut named = Table::clone(before);
        let mut all = Table::clone(after);
        // The names, but none of the parts taken out.
        all.checks.extend(before.checks.iter().filter(|part| lone(after, part.id.0)).cloned());
        all.indexes.extend(before.indexes.iter().filter(|part| lone(after, part.id.0)).cloned());
        rename_table(&mut named, &all, dialect);
        let mut table = Table::clone(after);
        for check in table.checks.iter_mut().filter(|check| lone(before, check.id.0)) {
            let same = named.checks.iter().find(|other| {
                lone(after, other.id.0)
                    && other.expression == check.expression
                    && (other.name == check.name || other.name.is_none())
            });
            check.id = same.map_or(check.id, |same| same.id);
        }
        for index in table.indexes.iter_mut().filter(|index| lone(before, index.id.0)) {
            let same = named.indexes.iter().find(|other| {
                lone(after, other.id.0)
                    && other.keys == index.keys
                    && other.predicate == index.predicate
                    && other.unique == index.unique
            });
            index.id = same.map_or(index.id, |same| same.id);
        }
        if table != **after && !has_twice(&table) {
            edit.put(table);
        }
    }
    let diff = edit.changes_alone();
    if diff.is_empty() {
        return std::borrow::Cow::Borrowed(new);
    }
    let mut document = new.clone();
    document.apply(&diff);
    std::borrow::Cow::Owned(document)
}

fn has_twice(table: &Table) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    !table.part_ids().all(|id| seen.insert(id))
}

/// The columns that an expression names.
pub(crate) fn columns_in(table: &Table, dialect: Dialect, text: &str) -> Vec<ColumnId> {
    let words = text::words(dialect, text);
    table.columns.iter().filter(|column| words.contains(&column.name.to_lowercase())).map(|c| c.id).collect()
}
