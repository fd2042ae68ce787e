//! `LIKE` and `PARTITION OF`: tables with the columns and constraints of another.

use crowfoot_dialect::script::GeneratedNames;
use std::collections::HashMap;

use crowfoot_model::{Column, ColumnId, Identity, Index, IndexKey, KeyTarget, TableId};

use super::{Catalog, Relation};
use crate::draft::Qualified;

/// The options of PostgreSQL's `INCLUDING` and `EXCLUDING`, in upper case. Everything in MySQL.
pub(super) struct Including<'a>(Vec<&'a str>);

impl<'a> Including<'a> {
    pub(super) fn new(options: &'a str) -> Self {
        Self(options.split_whitespace().collect())
    }

    pub(super) fn has(&self, what: &str) -> bool {
        let says = |word: &str, what: &str| self.0.windows(2).any(|pair| pair == [word, what]);
        (says("INCLUDING", "ALL") || says("INCLUDING", what)) && !says("EXCLUDING", what)
    }
}

impl Catalog {
    /// Copies the columns of another table. False if that does not exist.
    pub(super) fn copy_columns(&mut self, from: &Qualified, to: TableId, including: &Including) -> bool {
        let Some(source) = self.table(from).and_then(|id| self.tables.get(&id)) else { return false };
        let columns: Vec<Column> = source.columns.clone();
        for mut column in columns {
            column.id = self.ids.fresh();
            if column.identity == Some(Identity::Serial) || !including.has("IDENTITY") {
                column.identity = None;
            }
            if !including.has("DEFAULTS") {
                column.default = None;
            }
            if !including.has("GENERATED") {
                column.generated = None;
            }
            if !including.has("COMMENTS") {
                column.comment = None;
            }
            if let Some(Identity::Always(options) | Identity::ByDefault(options)) = &mut column.identity {
                options.name = None;
            }
            let id = column.id;
            self.insert_column(to, column, None);
            self.note_sequence(to, id);
        }
        true
    }

    /// Copies the checks, keys and indexes of another table, once the columns are there.
    pub(super) fn copy_constraints(&mut self, from: &Qualified, to: TableId, including: &Including) {
        let Some(source) = self.table(from) else { return };
        // A copied check keeps its name.
        if including.has("CONSTRAINTS")
            && self.tables.get(&source).is_some_and(|table| !table.checks.is_empty())
        {
            self.make_names_explicit(source);
        }
        let Some(source) = self.tables.get(&source).cloned() else { return };
        let is_mysql = self.server().generated_names == GeneratedNames::OfKeys;
        let own: HashMap<ColumnId, ColumnId> = source
            .columns
            .iter()
            .filter_map(|column| Some((column.id, self.column(to, &column.name)?)))
            .collect();
        let all = |columns: &[ColumnId]| -> Option<Vec<ColumnId>> {
            columns.iter().map(|column| own.get(column).copied()).collect()
        };
        // PostgreSQL generates new names for keys and indexes, MySQL for checks.
        let key_name = |name: Option<String>| name.filter(|_| is_mysql);
        if including.has("CONSTRAINTS") {
            for mut check in source.checks {
                check.id = self.ids.fresh();
                check.column = check.column.and_then(|column| own.get(&column).copied());
                check.name = check.name.filter(|_| !is_mysql);
                if let Some(table) = self.tables.get_mut(&to) {
                    table.checks.push(check);
                }
            }
        }
        if !including.has("INDEXES") {
            return;
        }
        if let Some(mut key) = source.primary_key
            && let (Some(columns), Some(include)) = (all(&key.columns), all(&key.include))
        {
            (key.columns, key.include, key.name) = (columns, include, None);
            for prefix in &mut key.prefixes {
                prefix.column = own.get(&prefix.column).copied().unwrap_or(prefix.column);
            }
            if let Some(table) = self.tables.get_mut(&to) {
                table.primary_key = Some(key);
            }
        }
        for mut unique in source.uniques {
            let (Some(columns), Some(include)) = (all(&unique.columns), all(&unique.include)) else {
                continue;
            };
            unique.id = self.ids.fresh();
            (unique.columns, unique.include, unique.name) = (columns, include, key_name(unique.name));
            for prefix in &mut unique.prefixes {
                prefix.column = own.get(&prefix.column).copied().unwrap_or(prefix.column);
            }
            if let Some(table) = self.tables.get_mut(&to) {
                table.uniques.push(unique);
            }
        }
        for index in source.indexes {
            let Some(include) = all(&index.include) else { continue };
            let keys = index.keys.iter().map(|key| with_own(key, &own)).collect::<Option<Vec<_>>>();
            let Some(keys) = keys else { continue };
            let name = key_name(index.name.clone());
            if let Some(name) = &name {
                let key = (self.tables.get(&to).and_then(|table| table.schema), self.fold(name));
                self.indexes.insert(key, Relation::Table(to));
            }
            let copy = Index { id: self.ids.fresh(), name, keys, include, ..index };
            if let Some(table) = self.tables.get_mut(&to) {
                table.indexes.push(copy);
            }
        }
        if is_mysql && let Some(table) = self.tables.get_mut(&to) {
            table.options = source.options;
            // The next number is not copied.
            table.options.retain(|option| option.name != "AUTO_INCREMENT");
            table.comment = source.comment;
            table.partitioning = source.partitioning;
        }
    }
}

fn with_own(key: &IndexKey, own: &HashMap<ColumnId, ColumnId>) -> Option<IndexKey> {
    let mut key = key.clone();
    if let KeyTarget::Column(column) = &mut key.on {
        *column = *own.get(column)?;
    }
    Some(key)
}
