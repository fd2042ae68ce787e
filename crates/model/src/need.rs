//! What a record cannot be without: the records and columns that it names by their ids.

use crate::{ColumnId, DataType, ForeignKeyTarget, IndexKey, KeyTarget, RecordKey, SchemaId, Table, TableId};

/// Something that a record names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Record(RecordKey),
    Column(TableId, ColumnId),
}

impl Need {
    pub(crate) fn schema(schema: Option<SchemaId>, visit: &mut dyn FnMut(Self)) {
        if let Some(id) = schema {
            visit(Self::Record(RecordKey::Schema(id)));
        }
    }

    pub(crate) fn data_type(data_type: &DataType, visit: &mut dyn FnMut(Self)) {
        visit(Self::Record(match data_type.element() {
            DataType::Enum(id) => RecordKey::Enum(*id),
            DataType::Domain(id) => RecordKey::Domain(*id),
            DataType::Composite(id) => RecordKey::Composite(*id),
            _ => return,
        }));
    }

    pub(crate) fn table(table: &Table, visit: &mut dyn FnMut(Self)) {
        Self::schema(table.schema, visit);
        for column in &table.columns {
            column.data_type.iter().for_each(|own| Self::data_type(own, visit));
            Self::schema(column.sequence.as_ref().and_then(|sequence| sequence.schema), visit);
        }
        let mut own = |column: &ColumnId| visit(Self::Column(table.id, *column));
        if let Some(key) = &table.primary_key {
            key.columns.iter().chain(&key.include).for_each(&mut own);
        }
        for unique in &table.uniques {
            unique.columns.iter().chain(&unique.include).for_each(&mut own);
        }
        for key in &table.foreign_keys {
            key.columns.iter().chain(&key.on_delete_columns).for_each(&mut own);
        }
        for index in &table.indexes {
            index.keys.iter().filter_map(column_of).chain(&index.include).for_each(&mut own);
        }
        table.checks.iter().filter_map(|check| check.column.as_ref()).for_each(&mut own);
        for exclusion in &table.exclusions {
            exclusion.elements.iter().filter_map(|element| column_of(&element.key)).for_each(&mut own);
        }
        for key in &table.foreign_keys {
            if let ForeignKeyTarget::Table { table, columns } = &key.target {
                visit(Self::Record(RecordKey::Table(*table)));
                columns.iter().for_each(|column| visit(Self::Column(*table, *column)));
            }
        }
        let partitioned = table.partition_of.as_ref().map(|parent| &parent.table);
        for id in table.inherits.iter().chain(partitioned) {
            visit(Self::Record(RecordKey::Table(*id)));
        }
    }
}

fn column_of(key: &IndexKey) -> Option<&ColumnId> {
    match &key.on {
        KeyTarget::Column(column) => Some(column),
        KeyTarget::Expression(_) => None,
    }
}
