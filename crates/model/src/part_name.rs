//! The names of keys, constraints and indexes, which share their names within a table.

use crate::{ObjectRef, Table};

impl Table {
    /// Those that have a name.
    pub fn part_names(&self) -> impl Iterator<Item = (ObjectRef, &str)> {
        let id = self.id;
        let key = self.primary_key.iter().map(move |key| (ObjectRef::PrimaryKey(id), &key.name));
        key.chain(self.uniques.iter().map(move |own| (ObjectRef::Unique(id, own.id), &own.name)))
            .chain(self.foreign_keys.iter().map(move |own| (ObjectRef::ForeignKey(id, own.id), &own.name)))
            .chain(self.checks.iter().map(move |own| (ObjectRef::Check(id, own.id), &own.name)))
            .chain(self.exclusions.iter().map(move |own| (ObjectRef::Exclusion(id, own.id), &own.name)))
            .chain(self.indexes.iter().map(move |own| (ObjectRef::Index(id, own.id), &own.name)))
            .filter_map(|(object, name)| Some((object, name.as_deref()?)))
    }

    /// The name of one of them, to be changed.
    pub fn part_name_mut(&mut self, part: ObjectRef) -> Option<&mut Option<String>> {
        Some(match part {
            ObjectRef::PrimaryKey(_) => &mut self.primary_key.as_mut()?.name,
            ObjectRef::Unique(_, id) => &mut self.uniques.iter_mut().find(|own| own.id == id)?.name,
            ObjectRef::ForeignKey(_, id) => &mut self.foreign_keys.iter_mut().find(|own| own.id == id)?.name,
            ObjectRef::Check(_, id) => &mut self.checks.iter_mut().find(|own| own.id == id)?.name,
            ObjectRef::Exclusion(_, id) => &mut self.exclusions.iter_mut().find(|own| own.id == id)?.name,
            ObjectRef::Index(_, id) => &mut self.indexes.iter_mut().find(|own| own.id == id)?.name,
            _ => return None,
        })
    }
}
