//! Removal of objects by `DROP`.

use crowfoot_model::{ColumnId, KeyTarget, SequenceId, Table, TableId};

use super::called::Part;
use super::mysql_names::retain_indexes;
use super::name::Key;
use super::settle::mentions;
use super::{Catalog, NamedType, Relation};
use crate::draft::Qualified;

impl Catalog {
    /// Takes out a table, view or sequence. False where there is none of this name.
    pub(crate) fn drop_relation(&mut self, name: &Qualified, cascade: bool) -> bool {
        let Some(key) = self.relation_key(name) else { return false };
        let gone = self.relations.get(&key).and_then(|relation| self.name_of(*relation));
        if let Some(gone) = &gone {
            self.forget_about(gone);
        }
        let removed = self.relations.remove(&key);
        if let Some(gone) = gone.as_ref().filter(|_| cascade) {
            self.drop_views_of(gone, None);
        }
        match removed {
            Some(Relation::Table(id)) => {
                self.drop_table(id);
                // Elsewhere a table may come again under its name, and foreign keys to it are still meant.
                if cascade && self.server().tracks_dependents {
                    for reference in self.references.remove(&key).unwrap_or_default() {
                        if let Some(table) = self.tables.get_mut(&reference.table) {
                            table.foreign_keys.retain(|foreign_key| foreign_key.id != reference.foreign_key);
                        }
                    }
                }
            }
            Some(Relation::View(id)) => drop(self.views.remove(&id)),
            Some(Relation::Sequence(id)) => {
                self.sequences.remove(&id);
                self.sequence_owners.remove(&id);
            }
            None => return false,
        }
        true
    }

    fn drop_table(&mut self, id: TableId) {
        let Some(table) = self.tables.remove(&id) else { return };
        for name in table.indexes.iter().filter_map(|index| index.name.as_deref()) {
            let key = (table.schema, self.fold(name));
            if self.indexes.get(&key) == Some(&Relation::Table(id)) {
                self.indexes.remove(&key);
            }
        }
        self.parents.remove(&id);
        let key = self.key_of(&table);
        self.drop_sequences(&|owner| owner.0 == key);
    }

    /// Takes out the sequences that go with what owns them: a table and the name of a column.
    fn drop_sequences(&mut self, is_gone: &dyn Fn(&(Key, String)) -> bool) {
        let owned = self.sequence_owners.iter().filter(|(_, owner)| is_gone(owner));
        let gone: Vec<SequenceId> = owned.map(|(id, _)| *id).collect();
        for id in gone {
            self.sequence_owners.remove(&id);
            if let Some(sequence) = self.sequences.remove(&id) {
                let key = (sequence.schema, self.fold(&sequence.name));
                self.relations.remove(&key);
            }
        }
    }

    /// Takes out a type. False where there is none of this name.
    pub(crate) fn drop_type(&mut self, name: &Qualified, cascade: bool) -> bool {
        let Some(key) = self.type_key(name) else { return false };
        let Some(found) = self.types.get(&key).copied() else { return false };
        if cascade {
            self.drop_columns_of(found);
        }
        self.types.remove(&key);
        self.remove_type(found);
        true
    }

    pub(super) fn remove_type(&mut self, found: NamedType) {
        match found {
            NamedType::Enum(id) => drop(self.enums.remove(&id)),
            NamedType::Domain(id) => drop(self.domains.remove(&id)),
            NamedType::Composite(id) => drop(self.composites.remove(&id)),
        }
    }

    /// Takes out a constraint by the name that it has or that PostgreSQL gives it. False where there is none.
    pub(crate) fn drop_constraint(&mut self, table: TableId, name: &str) -> bool {
        let Some(part) = self.constraint_called(table, name) else { return false };
        if let Part::ForeignKey(at) = part {
            self.drop_foreign_key(table, at);
            return true;
        }
        let Some(own) = self.tables.get_mut(&table) else { return false };
        match part {
            Part::Key => own.primary_key = None,
            Part::Unique(at) => drop(own.uniques.remove(at)),
            Part::ForeignKey(_) => {}
            Part::Check(at) => drop(own.checks.remove(at)),
            Part::Exclusion(at) => drop(own.exclusions.remove(at)),
        }
        true
    }

    /// Takes a column out, and the foreign keys of other tables that refer to it.
    pub(crate) fn drop_column(&mut self, table: TableId, name: &str) -> bool {
        let Some(own) = self.tables.get(&table) else { return false };
        let Some(id) = own.columns.iter().find(|column| self.same_name(&column.name, name)).map(|c| c.id)
        else {
            return false;
        };
        self.write_keys_down(table, id);
        let Some(own) = self.tables.get(&table) else { return false };
        let key = self.key_of(own);
        let column_name = own.column(id).map(|column| column.name.clone()).unwrap_or_default();
        // Checks that name the column go with it.
        let (dialect, server) = (self.dialect, self.server());
        if let Some(own) = self.tables.get_mut(&table) {
            let named = |text: &String| mentions(text, &column_name, dialect);
            own.checks.retain(|check| !named(&check.expression));
            if server.tracks_dependents {
                own.indexes.retain(|index| {
                    let on = index.keys.iter().filter_map(|key| match &key.on {
                        KeyTarget::Expression(text) => Some(text),
                        KeyTarget::Column(_) => None,
                    });
                    !index.predicate.iter().chain(on).any(named)
                });
            }
            if server.shortens_keys {
                shorten_keys(own, id);
            }
            own.remove_column(id);
        }
        self.drop_sequences(&|owner| owner.0 == key && owner.1 == column_name);
        if server.dangling_keys {
            return true;
        }
        let mut gone = Vec::new();
        if let Some(references) = self.references.get_mut(&key) {
            references.retain(|reference| {
                let stays = !reference.columns.contains(&column_name);
                if !stays {
                    gone.push((reference.table, reference.foreign_key));
                }
                stays
            });
        }
        for (table, foreign_key) in gone {
            if let Some(table) = self.tables.get_mut(&table) {
                table.foreign_keys.retain(|key| key.id != foreign_key);
            }
        }
        true
    }
}

/// Takes a column out of the keys that have others too, as MySQL does; what is over it alone goes.
fn shorten_keys(own: &mut Table, column: ColumnId) {
    retain_indexes(own, |index| !index.keys.iter().all(|key| key.as_column() == Some(column)));
    own.indexes.iter_mut().for_each(|index| index.keys.retain(|key| key.as_column() != Some(column)));
    own.uniques.retain(|unique| unique.columns != [column]);
    for (columns, prefixes) in (own.uniques.iter_mut())
        .map(|unique| (&mut unique.columns, &mut unique.prefixes))
        .chain(own.primary_key.iter_mut().map(|key| (&mut key.columns, &mut key.prefixes)))
    {
        prefixes.retain(|prefix| prefix.column != column);
        if columns.len() > 1 {
            columns.retain(|other| *other != column);
        }
    }
}
