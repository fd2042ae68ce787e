//! Edits of columns.

use crowfoot_dialect::logical_of;
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Dialect, ForeignKeyTarget, KeyTarget, LogicalType, Table,
};

use super::{Editing, text};

impl Editing {
    pub(super) fn some_column(&mut self, table: &Table) -> Option<Column> {
        if table.columns.is_empty() { None } else { Some(self.chance.pick(&table.columns)) }
    }

    pub(super) fn rename_column(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let Some(column) = self.some_column(&table) else { return };
        let mut to = self.fresh_name();
        // Sometimes the name that a column has had before that is gone now.
        if let Some(other) =
            table.columns.iter().find(|other| other.id != column.id).filter(|_| self.chance.one_in(6))
        {
            let (first, second) = (column.name.clone(), other.name.clone());
            let (one, two) = (column.id, other.id);
            self.rename_to(&mut table, one, "crowfoot_between");
            self.rename_to(&mut table, two, &first);
            to = second;
        }
        self.rename_to(&mut table, column.id, &to);
        self.edit(|edit| edit.put(table));
    }

    fn rename_to(&mut self, table: &mut Table, id: ColumnId, to: &str) {
        let dialect = self.document.settings().dialect;
        let Some(column) = table.column_mut(id) else { return };
        let from = std::mem::replace(&mut column.name, to.to_owned());
        each_text(table, &mut |text| *text = text::renamed(dialect, text, &from, to));
        let near = table.name.clone();
        self.rename_in_programs(&near, &from, to);
    }

    fn plain_type(&mut self) -> DataType {
        self.chance.pick(&[
            DataType::INTEGER,
            DataType::BIGINT,
            DataType::TEXT,
            DataType::Logical(LogicalType::Varchar { length: Some(40) }),
            DataType::Logical(LogicalType::Boolean),
            DataType::Logical(LogicalType::Decimal { precision: Some(10), scale: Some(2) }),
            DataType::Logical(LogicalType::Date),
        ])
    }

    fn default_for(&mut self, data_type: &DataType) -> Option<DefaultValue> {
        Some(match data_type.logical()? {
            LogicalType::Integer { .. } => DefaultValue::Number(self.chance.pick(&["0", "5"]).into()),
            LogicalType::Decimal { .. } => DefaultValue::Number("1.50".into()),
            LogicalType::Varchar { .. } => DefaultValue::Text(self.chance.pick(&["", "a'b"]).into()),
            LogicalType::Text if self.document.settings().dialect != Dialect::Mysql => {
                DefaultValue::Text("it's".into())
            }
            LogicalType::Boolean => DefaultValue::Boolean(true),
            LogicalType::Date => DefaultValue::Text("2024-02-29".into()),
            _ => return None,
        })
    }

    pub(super) fn add_column(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let data_type = if table.option("STRICT").is_some() { DataType::TEXT } else { self.plain_type() };
        let mut column = Column::new(self.ids.fresh(), self.fresh_name()).with_type(data_type.clone());
        if self.chance.one_in(2) {
            column.default = self.default_for(&data_type);
        }
        column.not_null = self.chance.one_in(3) && (column.default.is_some() || self.chance.one_in(3));
        let at = if self.chance.one_in(2) {
            table.columns.len()
        } else {
            self.chance.below(table.columns.len() + 1)
        };
        table.columns.insert(at, column);
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn drop_column(&mut self) {
        let Some(table) = self.some_table() else { return };
        if table.columns.len() < 2 {
            return;
        }
        let Some(column) = self.some_column(&table) else { return };
        self.remove_column(&table, &column);
    }

    fn remove_column(&mut self, table: &Table, column: &Column) {
        let dialect = self.document.settings().dialect;
        let names = |text: &str| text::mentions(dialect, text, &column.name);
        let mut changed = table.clone();
        changed.checks.retain(|check| !names(&check.expression));
        changed.indexes.retain(|index| {
            !index.predicate.as_deref().is_some_and(names)
                && !index.keys.iter().any(|key| matches!(&key.on, KeyTarget::Expression(text) if names(text)))
        });
        changed.exclusions.retain(|exclusion| !exclusion.predicate.as_deref().is_some_and(names));
        changed
            .columns
            .retain(|other| !other.generated.as_ref().is_some_and(|generated| names(&generated.expression)));
        let gone: Vec<ColumnId> =
            table.columns.iter().map(|c| c.id).filter(|id| changed.column(*id).is_none()).collect();
        if changed.columns.len() < 2 {
            return;
        }
        // A sequence that the column owns goes with it.
        let owned: Vec<_> = self
            .document
            .sequences()
            .filter(|s| {
                s.owned_by.is_some_and(|owner| {
                    owner.table == table.id && (owner.column == column.id || gone.contains(&owner.column))
                })
            })
            .map(|s| s.id)
            .collect();
        let (id, own) = (table.id, column.id);
        self.edit(|edit| {
            for sequence in owned {
                if let Some(sequence) = edit.sequence_mut(sequence) {
                    sequence.owned_by = None;
                }
            }
            edit.put(changed);
            edit.remove_column(id, own);
            gone.iter().for_each(|column| edit.remove_column(id, *column));
        });
        let name = table.name.clone();
        self.drop_programs_on(&name);
    }

    /// Whether the type of a column is tied to others, or what is made of it.
    fn is_tied(&self, table: &Table, column: &Column) -> bool {
        let dialect = self.document.settings().dialect;
        let is_target = |id: ColumnId| {
            self.document.tables().flat_map(|other| &other.foreign_keys).any(|key| match &key.target {
                ForeignKeyTarget::Table { table: target, columns } => {
                    *target == table.id
                        && (columns.contains(&id) || columns.is_empty() && table.is_in_primary_key(id))
                }
                ForeignKeyTarget::Unresolved { .. } => false,
            })
        };
        table.is_in_foreign_key(column.id)
            || is_target(column.id)
            || column.generated.is_some()
            || column.identity.is_some()
            || table.columns.iter().any(|other| {
                other.generated.as_ref().is_some_and(|g| text::mentions(dialect, &g.expression, &column.name))
            })
    }

    pub(super) fn toggle_required(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let Some(column) = self.some_column(&table) else { return };
        if table.is_in_primary_key(column.id)
            || self.is_tied(&table, &column)
            || column.default == Some(DefaultValue::Null)
        {
            return;
        }
        if let Some(column) = table.column_mut(column.id) {
            column.not_null = !column.not_null;
            column.clauses.retain(|clause| clause == "STORAGE EXTERNAL");
        }
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn change_default(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let Some(column) = self.some_column(&table) else { return };
        if column.generated.is_some() || column.identity.is_some() {
            return;
        }
        let default = column
            .data_type
            .as_ref()
            .and_then(|data_type| self.default_for(data_type))
            .filter(|_| self.chance.one_in(2));
        if let Some(column) = table.column_mut(column.id) {
            column.default = default;
            column.default_text = None;
        }
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn change_type(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let Some(column) = self.some_column(&table) else { return };
        if self.is_tied(&table, &column) || table.option("STRICT").is_some() {
            return;
        }
        let varchar = |length| DataType::Logical(LogicalType::Varchar { length: Some(length) });
        let to = match column.data_type.as_ref().and_then(logical_of) {
            Some(LogicalType::Integer { bits: 16, unsigned: false }) => DataType::INTEGER,
            Some(LogicalType::Integer { bits: 32, unsigned: false }) => self.chance.pick(&[
                DataType::BIGINT,
                DataType::Logical(LogicalType::Decimal { precision: Some(20), scale: Some(4) }),
            ]),
            Some(LogicalType::Integer { bits: 64, unsigned: false }) => DataType::INTEGER,
            Some(LogicalType::Varchar { length: Some(length) }) => {
                self.chance.pick(&[varchar(length + 20), varchar((length / 2).max(1))])
            }
            Some(LogicalType::Decimal { .. }) => {
                DataType::Logical(LogicalType::Decimal { precision: Some(30), scale: Some(6) })
            }
            Some(LogicalType::Date) => {
                DataType::Logical(LogicalType::Timestamp { precision: None, with_zone: false })
            }
            Some(LogicalType::Text) => varchar(200),
            Some(LogicalType::Json { .. }) if self.document.settings().dialect == Dialect::Postgres => {
                DataType::TEXT
            }
            _ => return,
        };
        if let Some(column) = table.column_mut(column.id) {
            column.data_type = Some(to);
            column.type_text = None;
        }
        self.edit(|edit| edit.put(table));
    }

    pub(super) fn move_column(&mut self) {
        let Some(mut table) = self.some_table() else { return };
        let (from, to) = (self.chance.below(table.columns.len()), self.chance.below(table.columns.len()));
        if from < table.columns.len() {
            let column = table.columns.remove(from);
            table.columns.insert(to.min(table.columns.len()), column);
        }
        self.edit(|edit| edit.put(table));
    }
}

/// Every expression of a table.
pub(super) fn each_text(table: &mut Table, visit: &mut dyn FnMut(&mut String)) {
    table.checks.iter_mut().for_each(|check| visit(&mut check.expression));
    table.columns.iter_mut().filter_map(|c| c.generated.as_mut()).for_each(|g| visit(&mut g.expression));
    for index in &mut table.indexes {
        index.predicate.iter_mut().for_each(&mut *visit);
        index.text = None;
        for key in &mut index.keys {
            if let KeyTarget::Expression(text) = &mut key.on {
                visit(text);
            }
        }
    }
    for exclusion in &mut table.exclusions {
        exclusion.predicate.iter_mut().for_each(&mut *visit);
        for element in &mut exclusion.elements {
            if let KeyTarget::Expression(text) = &mut element.key.on {
                visit(text);
            }
        }
    }
}
