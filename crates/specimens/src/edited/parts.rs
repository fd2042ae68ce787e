//! Edits of keys, constraints and indexes.

use crowfoot_model::{
    CheckConstraint, Column, ForeignKey, ForeignKeyTarget, Index, ObjectRef, PrimaryKey, ReferentialAction,
    UniqueConstraint,
};

use super::{Editing, is_referenced, parts_of};

impl Editing {
    /// A plain column that any key may be over.
    fn key_column(&mut self, table: &crowfoot_model::Table) -> Option<Column> {
        let is_plain = |column: &&Column| {
            use crowfoot_model::LogicalType as T;
            let logical = column.data_type.as_ref().and_then(crowfoot_dialect::logical_of);
            matches!(logical, Some(T::Integer { .. } | T::Varchar { length: Some(1..=100) } | T::Date))
        };
        let all: Vec<Column> = table.columns.iter().filter(is_plain).cloned().collect();
        if all.is_empty() { None } else { Some(self.chance.pick(&all)) }
    }

    pub(super) fn add_index(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let Some(column) = self.key_column(&table) else { return };
        let mut index = Index::over(self.ids.fresh(), [column.id]);
        index.name = Some(self.fresh_name());
        index.unique = self.chance.one_in(4);
        table.indexes.push(index);
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn drop_index(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        if !is_referenced(&self.document, table.id) {
            table.indexes.pop();
            self.edit(|edit| edit.put(table));
        }
    }

    pub(super) fn rename_part(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let parts: Vec<ObjectRef> = parts_of(&table);
        if parts.is_empty() {
            return;
        }
        let part = self.chance.pick(&parts);
        let name = self.fresh_name();
        if let Some(slot) = table.part_name_mut(part) {
            *slot = Some(name);
        }
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn add_unique(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let Some(column) = self.key_column(&table) else { return };
        let mut unique = UniqueConstraint::over(self.ids.fresh(), vec![column.id]);
        unique.name = Some(self.fresh_name());
        table.uniques.push(unique);
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn drop_unique(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        if !is_referenced(&self.document, table.id) {
            table.uniques.pop();
            self.edit(|edit| edit.put(table));
        }
    }

    pub(super) fn change_check(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        if self.chance.one_in(3) {
            table.checks.pop();
        } else if let Some(column) =
            self.key_column(&table).filter(|column| column.identity.is_none() && column.on_update.is_none())
        {
            let dialect = self.document.settings().dialect;
            let name =
                crowfoot_dialect::spec(dialect).quote(&column.name, crowfoot_dialect::Quoting::WhenNeeded);
            let expression = format!("{name} IS NULL OR {name} <> {name} OR 1 = 1");
            let check = CheckConstraint {
                name: Some(self.fresh_name()),
                ..CheckConstraint::new(self.ids.fresh(), expression)
            };
            table.checks.push(check);
        }
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn add_foreign_key(&mut self) {
        let (Some(mut table), Some(target)) = (self.some_table(), self.some_table()) else { return };
        let [key] = target.primary_key_columns() else { return };
        let Some(other) = target.column(*key).cloned() else { return };
        if table.option("STRICT").is_some() {
            return;
        }
        let mut column = Column::new(self.ids.fresh(), self.fresh_name());
        column.data_type.clone_from(&other.data_type);
        column.charset.clone_from(&other.charset);
        column.collation.clone_from(&other.collation);
        let mut key = ForeignKey::new(self.ids.fresh(), vec![column.id], target.id, vec![other.id]);
        key.name = Some(self.fresh_name());
        key.on_delete = self.chance.one_in(2).then_some(ReferentialAction::Cascade);
        table.columns.push(column);
        table.foreign_keys.push(key);
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn change_foreign_key(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let drops = self.chance.one_in(2);
        let action =
            self.chance.pick(&[None, Some(ReferentialAction::Cascade), Some(ReferentialAction::NoAction)]);
        match table.foreign_keys.last_mut() {
            Some(_) if drops => {
                table.foreign_keys.pop();
            }
            Some(key) if key.on_delete_columns.is_empty() => key.on_delete = action,
            _ => return,
        }
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn change_key(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let is_numbered = table.columns.iter().any(|column| column.identity.is_some());
        let is_plain = table.option("WITHOUT ROWID").is_none();
        let by_itself = |document: &crowfoot_model::Document| {
            document.tables().flat_map(|other| &other.foreign_keys).any(|key| matches!(&key.target, ForeignKeyTarget::Table { table: target, .. } if *target == table.id))
        };
        if is_numbered || !is_plain || by_itself(&self.document) {
            return;
        }
        if table.primary_key.is_some() {
            table.primary_key = None;
        } else if let Some(column) = self.key_column(&table) {
            table.primary_key = Some(PrimaryKey::over(vec![column.id]));
            if let Some(column) = table.column_mut(column.id) {
                column.not_null = true;
            }
        }
        self.edit(|edit| edit.put(table));
    }
}
