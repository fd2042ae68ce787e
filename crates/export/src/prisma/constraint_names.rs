//! The names of keys, indexes and relations in the database, where they are not those that Prisma would make.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_dialect::naming::prisma;
use crowfoot_model::{ColumnId, IndexKey, ObjectRef, Table};

use super::Writer;
use super::loss::Loss;

/// The usual name of a kind of constraint over columns of a table, within a limit in bytes.
type Usual = fn(&str, &[String], usize) -> String;

impl Writer<'_> {
    /// Finds the names of all tables. Prisma wants the keys, indexes and relations of a model to differ from each other.
    pub(super) fn name_constraints(&mut self, tables: &[Arc<Table>]) {
        let mut maps = BTreeMap::new();
        let mut renamed = Vec::new();
        let mut in_schema = BTreeSet::new();
        for table in tables {
            let mut taken = BTreeSet::new();
            for (object, columns, usual) in constraints(table) {
                let columns: Vec<String> =
                    columns.iter().map(|id| self.spelling.names.column(table.id, *id).to_owned()).collect();
                let own = self.spelling.names.of(ObjectRef::Table(table.id));
                let usual = usual(own, &columns, self.provider.name_limit);
                let name = self.cut(self.spelling.names.of(object));
                let wish = if name.is_empty() { usual.clone() } else { name.to_owned() };
                let mut choice = wish.clone();
                let mut number = 1_u32;
                let is_in_schema =
                    self.provider.names_in_schema && !matches!(object, ObjectRef::ForeignKey(..));
                while taken.contains(&choice)
                    || (is_in_schema && in_schema.contains(&(table.schema, choice.clone())))
                {
                    let base = if number == 1 { usual.clone() } else { format!("{usual}{number}") };
                    choice = base;
                    number += 1;
                }
                taken.insert(choice.clone());
                if is_in_schema {
                    in_schema.insert((table.schema, choice.clone()));
                }
                if choice != wish {
                    renamed.push((object, wish));
                }
                if choice != usual {
                    maps.insert(object, choice);
                }
            }
        }
        for (object, name) in renamed {
            self.losses.add(Loss::Renamed, object, name);
        }
        self.maps = maps;
    }

    /// A name as the database cuts it.
    fn cut<'n>(&self, name: &'n str) -> &'n str {
        name.get(..name.floor_char_boundary(self.provider.name_limit)).unwrap_or(name)
    }

    /// `map: "…"` of a key, index or relation.
    pub(super) fn map(&self, object: ObjectRef) -> Option<String> {
        let is_named = match object {
            ObjectRef::PrimaryKey(_) => self.provider.named_primary_keys,
            ObjectRef::ForeignKey(..) => self.provider.named_foreign_keys,
            _ => true,
        };
        self.maps.get(&object).filter(|_| is_named).map(|name| super::attribute::map(name))
    }
}

/// Everything in a table that has a name, keys before relations.
fn constraints(table: &Table) -> Vec<(ObjectRef, Vec<ColumnId>, Usual)> {
    let mut all: Vec<(ObjectRef, Vec<ColumnId>, Usual)> = Vec::new();
    if let Some(key) = &table.primary_key {
        all.push((ObjectRef::PrimaryKey(table.id), key.columns.clone(), primary_key));
    }
    for unique in &table.uniques {
        all.push((ObjectRef::Unique(table.id, unique.id), unique.columns.clone(), prisma::unique));
    }
    for index in &table.indexes {
        let columns = index.keys.iter().filter_map(IndexKey::as_column).collect();
        let usual = if index.unique { prisma::unique } else { prisma::index };
        all.push((ObjectRef::Index(table.id, index.id), columns, usual));
    }
    for key in table.foreign_key_constraints() {
        all.push((ObjectRef::ForeignKey(table.id, key.id), key.columns.clone(), prisma::foreign_key));
    }
    all
}

fn primary_key(table: &str, _: &[String], limit: usize) -> String {
    prisma::primary_key(table, limit)
}
