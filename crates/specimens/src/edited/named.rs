//! Edits of tables and types.

use crowfoot_model::{DataType, DefaultValue, Document, DomainCheck, EnumId, SchemaId, Table};

use super::{Editing, is_referenced};

impl Editing {
    pub(super) fn rename_table(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let to = self.fresh_name();
        let from = std::mem::replace(&mut table.name, to.clone());
        self.rename_in_programs(&from, &from, &to);
        self.edit(|edit| edit.put(table));
    }

    /// Two tables change their names with each other.
    pub(super) fn swap_tables(&mut self) {
        let (Some(mut one), Some(mut other)) = (self.some_table(), self.some_table()) else { return };
        if one.id == other.id || one.schema != other.schema || !self.chance.one_in(2) {
            return;
        }
        let (first, second) = (one.name.clone(), other.name.clone());
        self.drop_programs_on(&first);
        self.drop_programs_on(&second);
        std::mem::swap(&mut one.name, &mut other.name);
        self.edit(|edit| {
            edit.put(one);
            edit.put(other);
        });
    }

    pub(super) fn add_table(&mut self) {
        let Some(table) = self.some_table() else { return };
        let mut copy = Table::new(self.ids.fresh(), self.fresh_name());
        copy.schema = table.schema;
        copy.options.clone_from(&table.options);
        copy.columns = table
            .columns
            .iter()
            .filter(|column| column.generated.is_none() && column.identity.is_none())
            .cloned()
            .collect();
        for column in &mut copy.columns {
            column.id = self.ids.fresh();
        }
        copy.options.retain(|option| !["AUTO_INCREMENT", "WITHOUT ROWID"].contains(&option.name.as_str()));
        if !copy.columns.is_empty() && copy.columns.iter().any(|column| column.clauses.is_empty()) {
            self.edit(|edit| edit.put(copy));
        }
    }

    pub(super) fn drop_table(&mut self) {
        let Some(table) = self.some_table() else { return };
        if self.document.tables().len() < 2 {
            return;
        }
        let name = table.name.clone();
        self.drop_programs_on(&name);
        let owned: Vec<_> = self
            .document
            .sequences()
            .filter(|s| s.owned_by.is_some_and(|owner| owner.table == table.id))
            .map(|s| s.id)
            .collect();
        let (id, keeps) = (table.id, self.chance.one_in(2) || is_referenced(&self.document, table.id));
        self.edit(|edit| {
            for sequence in owned {
                if keeps {
                    if let Some(sequence) = edit.sequence_mut(sequence) {
                        sequence.owned_by = None;
                    }
                } else {
                    edit.remove_sequence(sequence);
                }
            }
            edit.remove_table(id);
        });
    }

    pub(super) fn move_table(&mut self) {
        let schemas: Vec<SchemaId> = self.document.schemas().map(|schema| schema.id).collect();
        let Some(mut table) = self.some_table().filter(|_| !schemas.is_empty()) else { return };
        let name = table.name.clone();
        let to = if self.chance.one_in(3) { None } else { Some(self.chance.pick(&schemas)) };
        if table.schema == to {
            return;
        }
        self.drop_programs_on(&name);
        // Sequences that it owns go with it.
        let owned: Vec<_> = self
            .document
            .sequences()
            .filter(|s| s.owned_by.is_some_and(|owner| owner.table == table.id))
            .map(|s| s.id)
            .collect();
        let name_of: Vec<String> =
            self.document.sequences().filter(|s| owned.contains(&s.id)).map(|s| s.name.clone()).collect();
        table.schema = to;
        let is_named = table.columns.iter().any(|column| matches!(&column.default, Some(DefaultValue::Expression(text)) if name_of.iter().any(|name| text.contains(name.as_str()))));
        if is_named {
            return;
        }
        self.edit(|edit| {
            edit.put(table);
            for sequence in owned {
                if let Some(sequence) = edit.sequence_mut(sequence) {
                    sequence.schema = to;
                }
            }
        });
    }

    pub(super) fn change_enum(&mut self) {
        let all: Vec<EnumId> = self.document.enums().map(|found| found.id).collect();
        if all.is_empty() {
            return self.change_inline_enum();
        }
        let id = self.chance.pick(&all);
        let Some(mut found) = self.document.enum_type(id).map(|found| (**found).clone()) else { return };
        match self.chance.below(4) {
            0 => found.values.push(self.fresh_name()),
            1 => found.values.insert(0, self.fresh_name()),
            2 => found.values.reverse(),
            _ if found.values.len() > 1 => {
                let at = self.chance.below(found.values.len());
                let gone = found.values.remove(at);
                if uses_value(&self.document, &gone) {
                    return;
                }
            }
            _ => {
                let to = self.fresh_name();
                found.name = to;
            }
        }
        self.edit(|edit| edit.put(found));
    }

    /// An enum goes; its columns become text.
    pub(super) fn drop_enum(&mut self) {
        let Some(id) = self.document.enums().last().map(|found| found.id) else { return };
        let is_used = |data_type: &DataType| data_type.element() == &DataType::Enum(id);
        let by_types = self.document.domains().any(|domain| is_used(&domain.base))
            || self
                .document
                .composites()
                .any(|found| found.fields.iter().any(|field| is_used(&field.data_type)));
        let users: Vec<Table> = self
            .document
            .tables()
            .filter(|table| table.columns.iter().any(|column| column.data_type.as_ref().is_some_and(is_used)))
            .map(|table| Table::clone(table))
            .collect();
        let is_tied = |table: &Table| {
            !table.inherits.is_empty()
                || table.partition_of.is_some()
                || table.partitioning.is_some()
                || !table.foreign_keys.is_empty()
        };
        if by_types || users.iter().any(|table| is_tied(table) || is_referenced(&self.document, table.id)) {
            return;
        }
        self.edit(|edit| {
            for mut table in users {
                for column in
                    table.columns.iter_mut().filter(|column| column.data_type.as_ref().is_some_and(is_used))
                {
                    column.data_type = Some(DataType::TEXT);
                    column.default = None;
                }
                edit.put(table);
            }
            edit.remove_enum(id);
        });
    }

    fn change_inline_enum(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let value = self.fresh_name();
        let column =
            table.columns.iter_mut().find(|column| matches!(column.data_type, Some(DataType::InlineEnum(_))));
        if let Some(DataType::InlineEnum(values)) = column.and_then(|column| column.data_type.as_mut()) {
            values.push(value);
            self.edit(|edit| edit.put(table));
        }
    }

    pub(super) fn change_domain(&mut self) {
        let Some(mut domain) = self.document.domains().last().map(|domain| (**domain).clone()) else {
            return;
        };
        if self.chance.one_in(2) {
            domain.checks.push(DomainCheck { name: None, expression: "VALUE IS NULL OR 1 = 1".into() });
        } else {
            domain.name = self.fresh_name();
        }
        self.edit(|edit| edit.put(domain));
    }

    pub(super) fn change_sequence(&mut self) {
        let Some(mut sequence) = self.document.sequences().last().map(|sequence| (**sequence).clone()) else {
            return;
        };
        sequence.options.cache = Some(7);
        self.edit(|edit| edit.put(sequence));
    }
}

/// Whether a default or a text may say a value.
fn uses_value(document: &Document, value: &str) -> bool {
    let has = |default: &Option<DefaultValue>| match default {
        Some(DefaultValue::Text(text) | DefaultValue::Expression(text)) => text.contains(value),
        _ => false,
    };
    document.tables().flat_map(|table| &table.columns).any(|column| has(&column.default))
        || document.domains().any(|domain| has(&domain.default))
        || document.tables().flat_map(|table| &table.checks).any(|check| check.expression.contains(value))
}

#[cfg(test)]
mod tests {
    use crowfoot_model::Dialect;

    #[test]
    fn edits_change_designs() {
        let mut changed = 0;
        for dialect in Dialect::ALL {
            for seed in 0..30 {
                let design = crate::valid(seed, dialect);
                let edited = crate::edited(seed, &design);
                changed += usize::from(edited != design);
                assert_eq!(edited, crate::edited(seed, &design), "the same edits from the same seed");
            }
        }
        assert!(changed > 60, "{changed} of 90 are changed");
    }
}
