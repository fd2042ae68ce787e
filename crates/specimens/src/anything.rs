//! Random documents, with names and texts that try to break out of their quotes.

use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Dialect, Document, Edit, EnumType, ForeignKey, Generated,
    IdSource, Identity, Index, IndexKey, LogicalType, PrimaryKey, ReferentialAction, Schema, SequenceOptions,
    Settings, SortOrder, Table, UniqueConstraint,
};

use crate::chance::Chance;

/// A random document that need not make sense: colliding or illegal names, types and defaults that do not match.
pub fn anything(seed: u64, dialect: Dialect) -> Document {
    let mut chance = Chance(seed);
    let mut ids = IdSource::new();
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    edit.put(Settings { name: chance.text(), dialect, ..Settings::default() });
    let mut schemas = Vec::new();
    for _ in 0..chance.below(3) {
        let schema = Schema {
            id: ids.fresh(),
            name: chance.pick(&["public", "auth", "odd \"schema`"]).into(),
            comment: chance.comment(),
        };
        schemas.push(schema.id);
        edit.put(schema);
    }
    let mut enums = Vec::new();
    for _ in 0..chance.below(3) {
        let values = (0..chance.below(5)).map(|_| chance.text()).collect();
        let enum_type = EnumType {
            id: ids.fresh(),
            schema: (!schemas.is_empty() && chance.one_in(2)).then(|| chance.pick(&schemas)),
            name: chance.name(),
            values,
            comment: chance.comment(),
        };
        enums.push(DataType::Enum(enum_type.id));
        edit.put(enum_type);
    }
    let mut tables: Vec<Table> = Vec::new();
    for _ in 0..=chance.below(6) {
        let mut table = Table::new(ids.fresh(), chance.name());
        table.schema = (!schemas.is_empty() && chance.one_in(2)).then(|| chance.pick(&schemas));
        table.comment = chance.comment();
        for _ in 0..chance.below(7) {
            let column = column(&mut chance, &mut ids, &enums);
            table.columns.push(column);
        }
        keys(&mut chance, &mut ids, &mut table);
        tables.push(table);
    }
    for at in 0..tables.len() {
        for _ in 0..chance.below(3) {
            let target = chance.pick(&tables);
            foreign_key(&mut chance, &mut ids, &mut tables[at], &target);
        }
    }
    for table in tables {
        edit.put(table);
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

fn column(chance: &mut Chance, ids: &mut IdSource, enums: &[DataType]) -> Column {
    let mut column = Column::new(ids.fresh(), chance.name());
    column.comment = chance.comment();
    column.not_null = chance.one_in(2);
    let integer = |bits, unsigned| DataType::Logical(LogicalType::Integer { bits, unsigned });
    let mut types = vec![
        DataType::TEXT,
        DataType::TEXT,
        DataType::BOOLEAN,
        DataType::INTEGER,
        DataType::BIGINT,
        integer(8, true),
        integer(64, true),
        DataType::TIMESTAMP_WITH_ZONE,
        DataType::Logical(LogicalType::Timestamp { precision: Some(3), with_zone: false }),
        DataType::Logical(LogicalType::Varchar { length: Some(255) }),
        DataType::Logical(LogicalType::Varchar { length: Some(20_000) }),
        DataType::Logical(LogicalType::Varchar { length: None }),
        DataType::Logical(LogicalType::Char { length: 26 }),
        DataType::Logical(LogicalType::Decimal { precision: Some(10), scale: Some(2) }),
        DataType::Logical(LogicalType::Decimal { precision: None, scale: None }),
        DataType::Logical(LogicalType::Float { bits: 64 }),
        DataType::Logical(LogicalType::Bytes),
        DataType::Logical(LogicalType::Binary { length: 16 }),
        DataType::Logical(LogicalType::Date),
        DataType::Logical(LogicalType::Time { precision: None, with_zone: true }),
        DataType::Logical(LogicalType::Interval),
        DataType::Logical(LogicalType::Uuid),
        DataType::Logical(LogicalType::Json { binary: true }),
        DataType::InlineEnum(vec!["a".into(), "b".into(), "it's \\".into()]),
        DataType::Array(Box::new(DataType::TEXT)),
        DataType::Native { dialect: Dialect::Mysql, text: "longtext".into() },
        DataType::Native { dialect: Dialect::Mysql, text: "set('a','b')".into() },
        DataType::Native { dialect: Dialect::Postgres, text: "inet".into() },
        DataType::Native { dialect: Dialect::Postgres, text: "int4range".into() },
        DataType::Native { dialect: Dialect::Sqlite, text: "UNSIGNED BIG INT".into() },
    ];
    types.extend(enums.iter().cloned());
    types.extend(enums.iter().cloned());
    if chance.one_in(12) {
        return column;
    }
    let data_type = chance.pick(&types);
    column.default = match data_type.logical() {
        Some(LogicalType::Boolean) if chance.one_in(2) => Some(chance.pick(&[
            DefaultValue::Boolean(true),
            DefaultValue::Number("0".into()),
            DefaultValue::Text("1".into()),
        ])),
        Some(LogicalType::Text) if chance.one_in(3) => Some(DefaultValue::Text(chance.text())),
        Some(LogicalType::Integer { .. }) if chance.one_in(3) => Some(chance.pick(&[
            DefaultValue::Number("7".into()),
            DefaultValue::Boolean(true),
            DefaultValue::Text("x".into()),
        ])),
        Some(LogicalType::Timestamp { .. }) if chance.one_in(2) => {
            Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into()))
        }
        Some(LogicalType::Json { .. }) if chance.one_in(2) => Some(DefaultValue::Text("{}".into())),
        _ if chance.one_in(10) => Some(DefaultValue::Null),
        _ => None,
    };
    if matches!(data_type.logical(), Some(LogicalType::Integer { .. })) && chance.one_in(4) {
        column.default = None;
        column.identity = Some(chance.pick(&[
            Identity::AutoIncrement,
            Identity::Serial,
            Identity::Always(SequenceOptions::default()),
            Identity::ByDefault(SequenceOptions { start: Some(10), ..SequenceOptions::default() }),
        ]));
        column.not_null = true;
    } else if column.default.is_none() && data_type == DataType::INTEGER && chance.one_in(6) {
        column.generated = Some(Generated { expression: "1 + 1".into(), stored: true });
    }
    column.data_type = Some(data_type);
    column
}

/// Whether a column can be in a key of any database.
fn is_plain(column: &Column) -> bool {
    let is_large = matches!(
        column.data_type.as_ref().and_then(DataType::logical),
        None | Some(
            LogicalType::Json { .. } | LogicalType::Varchar { length: Some(20_000) } | LogicalType::Bytes
        )
    );
    !is_large && column.generated.is_none()
}

fn keys(chance: &mut Chance, ids: &mut IdSource, table: &mut Table) {
    let usable: Vec<ColumnId> =
        table.columns.iter().filter(|column| is_plain(column)).map(|column| column.id).collect();
    if usable.is_empty() {
        return;
    }
    if chance.one_in(3) {
        let two: Vec<ColumnId> = usable.iter().copied().take(2).collect();
        table.primary_key = Some(PrimaryKey { name: chance.own_name(), ..PrimaryKey::over(two) });
    } else if chance.one_in(4) {
        let last = usable.last().copied();
        table.primary_key = Some(PrimaryKey::over(last.into_iter().collect()));
    } else {
        table.primary_key = Some(PrimaryKey { name: chance.own_name(), ..PrimaryKey::over(vec![usable[0]]) });
    }
    for _ in 0..chance.below(3) {
        let mut unique = UniqueConstraint::over(ids.fresh(), vec![chance.pick(&usable)]);
        unique.name = chance.own_name();
        unique.comment = chance.comment();
        table.uniques.push(unique);
    }
    for _ in 0..chance.below(3) {
        let mut index = Index::over(ids.fresh(), [chance.pick(&usable)]);
        index.name = chance.own_name();
        index.unique = chance.one_in(3);
        index.comment = chance.comment();
        if chance.one_in(3) {
            index.keys[0].order = Some(SortOrder::Descending);
        }
        let other = chance.pick(&usable);
        if chance.one_in(2) && index.keys[0].as_column() != Some(other) {
            index.keys.push(IndexKey::column(other));
        }
        table.indexes.push(index);
    }
}

fn foreign_key(chance: &mut Chance, ids: &mut IdSource, table: &mut Table, target: &Table) {
    let targets = target.primary_key_columns().to_vec();
    let mut columns = Vec::new();
    for id in &targets {
        let Some(found) = target.column(*id) else { return };
        let mut column = Column::new(ids.fresh(), chance.name());
        column.data_type = found.data_type.clone();
        columns.push(column.id);
        table.columns.push(column);
    }
    let mut key = ForeignKey::new(ids.fresh(), columns, target.id, targets);
    key.name = chance.own_name();
    key.on_delete = chance.pick(&[
        None,
        Some(ReferentialAction::Cascade),
        Some(ReferentialAction::SetNull),
        Some(ReferentialAction::Restrict),
    ]);
    key.comment = chance.comment();
    table.foreign_keys.push(key);
}
