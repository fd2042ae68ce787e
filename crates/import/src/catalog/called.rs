//! Constraints by name: those in the script, and those that PostgreSQL generates.

use crowfoot_dialect::script::GeneratedNames;
use std::collections::BTreeSet;

use crowfoot_dialect::naming::{engine_name, numbered_label};
use crowfoot_model::{ColumnId, Dialect, Table, TableId};

use super::Catalog;
use super::settle::mentions;
use crate::draft::ConstraintDraft;

/// A constraint of a table, by its index among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Key,
    Unique(usize),
    ForeignKey(usize),
    Check(usize),
    Exclusion(usize),
}

impl Catalog {
    /// The constraint of this name.
    pub(super) fn constraint_called(&self, table: TableId, name: &str) -> Option<Part> {
        let own = self.tables.get(&table)?;
        let parts = parts(own);
        let is = |found: &Option<String>| found.as_deref().is_some_and(|found| self.same_name(found, name));
        if let Some((part, _)) = parts.iter().find(|(_, found)| is(found)) {
            return Some(*part);
        }
        match self.server().generated_names {
            GeneratedNames::OfColumns => {}
            GeneratedNames::OfKeys => return self.constraint_made(own, name),
            GeneratedNames::None => return None,
        }
        let mut taken: BTreeSet<String> = parts.iter().filter_map(|(_, name)| name.clone()).collect();
        for (part, _) in parts.iter().filter(|(_, name)| name.is_none()) {
            let given = given_name(own, *part, &taken);
            if given == name {
                return Some(*part);
            }
            taken.insert(given);
        }
        None
    }

    /// Renames a constraint. False if there is none of this name.
    pub(crate) fn rename_constraint(&mut self, table: TableId, old: &str, new: &str) -> bool {
        let slot = self.constraint_called(table, old).and_then(|part| {
            let own = self.tables.get_mut(&table)?;
            Some(match part {
                Part::Key => &mut own.primary_key.as_mut()?.name,
                Part::Unique(at) => &mut own.uniques.get_mut(at)?.name,
                Part::ForeignKey(at) => &mut own.foreign_keys.get_mut(at)?.name,
                Part::Check(at) => &mut own.checks.get_mut(at)?.name,
                Part::Exclusion(at) => &mut own.exclusions.get_mut(at)?.name,
            })
        });
        match slot {
            Some(slot) => *slot = Some(new.to_owned()),
            None => return false,
        }
        true
    }

    /// Sets the comment of a constraint. False if there is none of this name.
    pub(crate) fn set_constraint_comment(
        &mut self,
        table: TableId,
        name: &str,
        comment: Option<String>,
    ) -> bool {
        let slot = self.constraint_called(table, name).and_then(|part| {
            let own = self.tables.get_mut(&table)?;
            Some(match part {
                Part::Key => &mut own.primary_key.as_mut()?.comment,
                Part::Unique(at) => &mut own.uniques.get_mut(at)?.comment,
                Part::ForeignKey(at) => &mut own.foreign_keys.get_mut(at)?.comment,
                Part::Check(at) => &mut own.checks.get_mut(at)?.comment,
                Part::Exclusion(at) => &mut own.exclusions.get_mut(at)?.comment,
            })
        });
        match slot {
            Some(slot) => *slot = comment,
            None => return false,
        }
        true
    }

    /// `VALIDATE CONSTRAINT`.
    pub(crate) fn validate_constraint(&mut self, table: TableId, name: &str) {
        let part = self.constraint_called(table, name);
        let Some(own) = self.tables.get_mut(&table) else { return };
        match part {
            Some(Part::ForeignKey(at)) => {
                if let Some(key) = own.foreign_keys.get_mut(at) {
                    key.not_valid = false;
                }
            }
            Some(Part::Check(at)) => {
                if let Some(check) = own.checks.get_mut(at) {
                    check.not_valid = false;
                }
            }
            _ => {}
        }
    }

    /// `ALTER CONSTRAINT`: whether a foreign key is deferrable, and enforced. False if there is none of this name.
    pub(crate) fn change_foreign_key(
        &mut self,
        table: TableId,
        name: &str,
        change: &ConstraintDraft,
    ) -> bool {
        let Some(Part::ForeignKey(at)) = self.constraint_called(table, name) else { return false };
        let key = self.tables.get_mut(&table).and_then(|own| own.foreign_keys.get_mut(at));
        let Some(key) = key else { return false };
        key.deferrable = change.deferrable;
        true
    }

    /// Gives unnamed constraints the names that PostgreSQL has generated, which stay when the table or its columns are
    /// renamed.
    pub(super) fn settle_names(&mut self, table: TableId) {
        if self.server().generated_names != GeneratedNames::OfColumns || self.types_are_known {
            return;
        }
        let Some(own) = self.tables.get(&table) else { return };
        let parts = parts(own);
        let mut taken: BTreeSet<String> = parts.iter().filter_map(|(_, name)| name.clone()).collect();
        let mut given = Vec::new();
        for (part, _) in parts.iter().filter(|(_, name)| name.is_none()) {
            let name = given_name(own, *part, &taken);
            taken.insert(name.clone());
            given.push((*part, name));
        }
        let Some(own) = self.tables.get_mut(&table) else { return };
        for (part, name) in given {
            let slot = match part {
                Part::Key => own.primary_key.as_mut().map(|key| &mut key.name),
                Part::Unique(at) => own.uniques.get_mut(at).map(|unique| &mut unique.name),
                Part::ForeignKey(at) => own.foreign_keys.get_mut(at).map(|key| &mut key.name),
                Part::Check(at) => own.checks.get_mut(at).map(|check| &mut check.name),
                Part::Exclusion(at) => own.exclusions.get_mut(at).map(|exclusion| &mut exclusion.name),
            };
            if let Some(slot) = slot {
                *slot = Some(name);
            }
        }
    }
}

/// The constraints of a table with their names in the script.
fn parts(table: &Table) -> Vec<(Part, Option<String>)> {
    let mut parts: Vec<(Part, Option<String>)> = Vec::new();
    parts.extend(table.primary_key.iter().map(|key| (Part::Key, key.name.clone())));
    let mut add = |made: fn(usize) -> Part, names: Vec<Option<String>>| {
        parts.extend(names.into_iter().enumerate().map(|(at, name)| (made(at), name)));
    };
    add(Part::Unique, table.uniques.iter().map(|own| own.name.clone()).collect());
    add(Part::Check, table.checks.iter().map(|own| own.name.clone()).collect());
    add(Part::ForeignKey, table.foreign_keys.iter().map(|own| own.name.clone()).collect());
    add(Part::Exclusion, table.exclusions.iter().map(|own| own.name.clone()).collect());
    parts
}

/// The name that PostgreSQL generates for a constraint: the table, the columns and the kind, with the first number that
/// makes it unique.
fn given_name(table: &Table, part: Part, taken: &BTreeSet<String>) -> String {
    let of = |ids: &[ColumnId]| -> Vec<&str> {
        ids.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str()).collect()
    };
    let (columns, label) = match part {
        Part::Key => (Vec::new(), "pkey"),
        Part::Unique(at) => (table.uniques.get(at).map_or(Vec::new(), |own| of(&own.columns)), "key"),
        Part::ForeignKey(at) => {
            (table.foreign_keys.get(at).map_or(Vec::new(), |own| of(&own.columns)), "fkey")
        }
        Part::Check(at) => {
            let text = table.checks.get(at).map_or("", |check| check.expression.as_str());
            let named = table.columns.iter().filter(|own| mentions(text, &own.name, Dialect::Postgres));
            let named: Vec<&str> = named.map(|own| own.name.as_str()).collect();
            (if named.len() == 1 { named } else { Vec::new() }, "check")
        }
        Part::Exclusion(at) => {
            let elements = table.exclusions.get(at).map_or(&[][..], |own| &own.elements);
            let ids: Vec<ColumnId> = elements.iter().filter_map(|element| element.key.as_column()).collect();
            (of(&ids), "excl")
        }
    };
    let mut names = (0..).map(|number| engine_name(&table.name, &columns, &numbered_label(label, number)));
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}
