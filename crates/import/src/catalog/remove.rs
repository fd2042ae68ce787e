//! Removal of objects by `DROP`.

use crowfoot_model::{Dialect, Table, TableId};

use super::{Catalog, NamedType, Relation};
use crate::draft::Qualified;

impl Catalog {
    /// Takes out a table, view or sequence. False where there is none of this name.
    pub(crate) fn drop_relation(&mut self, name: &Qualified, cascade: bool) -> bool {
        let Some(key) = self.relation_key(name) else { return false };
        match self.relations.remove(&key) {
            Some(Relation::Table(id)) => {
                self.drop_table(id);
                // Elsewhere a table may come again under its name, and foreign keys to it are still meant.
                if cascade && self.dialect == Dialect::Postgres {
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
    }

    /// Takes out a type. False where there is none of this name.
    pub(crate) fn drop_type(&mut self, name: &Qualified) -> bool {
        let Some(key) = self.type_key(name) else { return false };
        match self.types.remove(&key) {
            Some(NamedType::Enum(id)) => drop(self.enums.remove(&id)),
            Some(NamedType::Domain(id)) => drop(self.domains.remove(&id)),
            Some(NamedType::Composite(id)) => drop(self.composites.remove(&id)),
            None => return false,
        }
        true
    }

    /// Takes out a constraint by the name that it has or that PostgreSQL gives it. False where there is none.
    pub(crate) fn drop_constraint(&mut self, table: TableId, name: &str) -> bool {
        let wanted = self.fold(name);
        let dialect = self.dialect;
        let Some(own) = self.tables.get_mut(&table) else { return false };
        let is = |own_name: &Option<String>, implicit: String| match own_name {
            Some(own_name) if dialect == Dialect::Postgres => *own_name == wanted,
            Some(own_name) => own_name.to_lowercase() == wanted,
            None => dialect == Dialect::Postgres && implicit == wanted,
        };
        if own.primary_key.as_ref().is_some_and(|key| is(&key.name, format!("{}_pkey", own.name))) {
            own.primary_key = None;
            return true;
        }
        let columns_of = |own: &Table, ids: &[crowfoot_model::ColumnId]| {
            ids.iter().filter_map(|id| own.column(*id)).map(|c| c.name.as_str()).collect::<Vec<_>>().join("_")
        };
        let unique = own.uniques.iter().position(|unique| {
            is(&unique.name, format!("{}_{}_key", own.name, columns_of(own, &unique.columns)))
        });
        if let Some(at) = unique {
            own.uniques.remove(at);
            return true;
        }
        let foreign_key = own
            .foreign_keys
            .iter()
            .position(|key| is(&key.name, format!("{}_{}_fkey", own.name, columns_of(own, &key.columns))));
        if let Some(at) = foreign_key {
            own.foreign_keys.remove(at);
            return true;
        }
        let check = own.checks.iter().position(|check| match &check.name {
            Some(_) => is(&check.name, String::new()),
            None => {
                let of_table = format!("{}_check", own.name);
                let words = |column: &str| format!("{}_{column}_check", own.name);
                is(&None, of_table)
                    || (own.columns.iter()).any(|column| {
                        check.expression.contains(&column.name) && words(&column.name) == wanted
                    })
            }
        });
        if let Some(at) = check {
            own.checks.remove(at);
            return true;
        }
        let exclusion = own.exclusions.iter().position(|exclusion| is(&exclusion.name, String::new()));
        if let Some(at) = exclusion {
            own.exclusions.remove(at);
            return true;
        }
        false
    }

    /// Gives a constraint another name. False where there is none of this name.
    pub(crate) fn rename_constraint(&mut self, table: TableId, old: &str, new: &str) -> bool {
        let Some(slot) = self.constraint_name_mut(table, old) else { return false };
        *slot = Some(new.to_owned());
        true
    }

    fn constraint_name_mut(&mut self, table: TableId, wanted: &str) -> Option<&mut Option<String>> {
        let own = self.tables.get_mut(&table)?;
        let is = |name: &Option<String>| name.as_deref() == Some(wanted);
        let implicit_key = format!("{}_pkey", own.name);
        if let Some(key) = &mut own.primary_key
            && (is(&key.name) || (key.name.is_none() && implicit_key == wanted))
        {
            return Some(&mut key.name);
        }
        (own.uniques.iter_mut().map(|unique| &mut unique.name))
            .chain(own.foreign_keys.iter_mut().map(|key| &mut key.name))
            .chain(own.checks.iter_mut().map(|check| &mut check.name))
            .chain(own.exclusions.iter_mut().map(|exclusion| &mut exclusion.name))
            .find(|name| is(name))
    }

    /// Sets the comment of a constraint. False where there is none of this name.
    pub(crate) fn set_constraint_comment(
        &mut self,
        table: TableId,
        name: &str,
        comment: Option<String>,
    ) -> bool {
        let Some(own) = self.tables.get_mut(&table) else { return false };
        let is = |own_name: &Option<String>| own_name.as_deref() == Some(name);
        let slot = (own.primary_key.iter_mut().map(|key| (is(&key.name), &mut key.comment)))
            .chain(own.uniques.iter_mut().map(|unique| (is(&unique.name), &mut unique.comment)))
            .chain(own.foreign_keys.iter_mut().map(|key| (is(&key.name), &mut key.comment)))
            .chain(own.checks.iter_mut().map(|check| (is(&check.name), &mut check.comment)))
            .chain(own.exclusions.iter_mut().map(|exclusion| (is(&exclusion.name), &mut exclusion.comment)))
            .find(|(found, _)| *found);
        match slot {
            Some((_, slot)) => *slot = comment,
            None => return false,
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
        let key = self.key_of(own);
        let column_name = own.column(id).map(|column| column.name.clone()).unwrap_or_default();
        // Checks that name the column go with it.
        let dialect = self.dialect;
        if let Some(own) = self.tables.get_mut(&table) {
            own.checks.retain(|check| !super::settle::mentions(&check.expression, &column_name, dialect));
            own.remove_column(id);
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
