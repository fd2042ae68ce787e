//! What a record cannot be without: the records and columns that it names by their ids.

use crate::{
    ColumnId, DataType, ForeignKeyTarget, IndexKey, KeyTarget, Record, RecordKey, SchemaId, Table, TableId,
};

/// Something that a record names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Record(RecordKey),
    Column(TableId, ColumnId),
}

/// Everything that a record names, except that a placement names its diagram and node: it shows nothing without them.
pub(super) fn needs(record: &Record) -> Vec<Need> {
    let mut needs = Vec::new();
    match record {
        Record::Table(table) => of_table(table, &mut needs),
        Record::View(view) => schema(view.schema, &mut needs),
        Record::Enum(own) => schema(own.schema, &mut needs),
        Record::Domain(domain) => {
            schema(domain.schema, &mut needs);
            data_type(&domain.base, &mut needs);
        }
        Record::Composite(composite) => {
            schema(composite.schema, &mut needs);
            composite.fields.iter().for_each(|field| data_type(&field.data_type, &mut needs));
        }
        Record::Sequence(sequence) => {
            schema(sequence.schema, &mut needs);
            if let Some(owner) = sequence.owned_by {
                needs.push(Need::Record(RecordKey::Table(owner.table)));
                needs.push(Need::Column(owner.table, owner.column));
            }
        }
        _ => {}
    }
    needs
}

fn of_table(table: &Table, needs: &mut Vec<Need>) {
    schema(table.schema, needs);
    for column in &table.columns {
        column.data_type.iter().for_each(|own| data_type(own, needs));
        schema(column.sequence.as_ref().and_then(|sequence| sequence.schema), needs);
    }
    let mut own = |column: &ColumnId| needs.push(Need::Column(table.id, *column));
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
            needs.push(Need::Record(RecordKey::Table(*table)));
            needs.extend(columns.iter().map(|column| Need::Column(*table, *column)));
        }
    }
    let partitioned = table.partition_of.as_ref().map(|parent| &parent.table);
    needs.extend(table.inherits.iter().chain(partitioned).map(|id| Need::Record(RecordKey::Table(*id))));
}

fn column_of(key: &IndexKey) -> Option<&ColumnId> {
    match &key.on {
        KeyTarget::Column(column) => Some(column),
        KeyTarget::Expression(_) => None,
    }
}

fn schema(schema: Option<SchemaId>, needs: &mut Vec<Need>) {
    needs.extend(schema.map(|id| Need::Record(RecordKey::Schema(id))));
}

fn data_type(data_type: &DataType, needs: &mut Vec<Need>) {
    needs.extend(match data_type.element() {
        DataType::Enum(id) => Some(Need::Record(RecordKey::Enum(*id))),
        DataType::Domain(id) => Some(Need::Record(RecordKey::Domain(*id))),
        DataType::Composite(id) => Some(Need::Record(RecordKey::Composite(*id))),
        _ => None,
    });
}
