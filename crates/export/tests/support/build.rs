//! Shorthands for building documents.

use crowfoot_model::{
    CheckConstraint, Column, ColumnId, DataType, DefaultValue, Dialect, Document, Edit, ForeignKey, IdSource,
    Index, IndexKey, LogicalType, PrimaryKey, Record, ReferentialAction, Settings, SortOrder, Table,
    UniqueConstraint,
};

pub(crate) struct Build {
    pub(crate) ids: IdSource,
    records: Vec<Record>,
}

impl Build {
    pub(crate) fn new(name: &str, dialect: Dialect) -> Self {
        let settings = Settings { name: name.into(), dialect, ..Settings::default() };
        Self { ids: IdSource::new(), records: vec![settings.into()] }
    }

    pub(crate) fn put(&mut self, record: impl Into<Record>) {
        self.records.push(record.into());
    }

    pub(crate) fn table(&mut self, name: &str) -> Table {
        Table::new(self.ids.fresh(), name)
    }

    /// A nullable column.
    pub(crate) fn column(&mut self, table: &mut Table, name: &str, data_type: DataType) -> ColumnId {
        let id = self.ids.fresh();
        table.columns.push(Column::new(id, name).with_type(data_type));
        id
    }

    /// A column that is NOT NULL.
    pub(crate) fn required(&mut self, table: &mut Table, name: &str, data_type: DataType) -> ColumnId {
        let id = self.column(table, name, data_type);
        table.column_mut(id).unwrap().not_null = true;
        id
    }

    /// The primary key of the house standard.
    pub(crate) fn ulid(&mut self, table: &mut Table) -> ColumnId {
        let id = self.required(table, "id", DataType::TEXT);
        table.primary_key = Some(PrimaryKey::over(vec![id]));
        id
    }

    /// The audit columns of the house standard.
    pub(crate) fn audit(&mut self, table: &mut Table) {
        for name in ["created_at", "updated_at"] {
            let id = self.required(table, name, DataType::TIMESTAMP_WITH_ZONE);
            table.column_mut(id).unwrap().default = Some(DefaultValue::Expression("now()".into()));
        }
    }

    pub(crate) fn foreign_key(
        &mut self,
        table: &mut Table,
        columns: &[ColumnId],
        target: &Table,
        targets: &[ColumnId],
        on_delete: Option<ReferentialAction>,
    ) {
        let mut key = ForeignKey::new(self.ids.fresh(), columns.to_vec(), target.id, targets.to_vec());
        key.on_delete = on_delete;
        table.foreign_keys.push(key);
    }

    pub(crate) fn unique(&mut self, table: &mut Table, name: Option<&str>, columns: &[ColumnId]) {
        let mut unique = UniqueConstraint::over(self.ids.fresh(), columns.to_vec());
        unique.name = name.map(str::to_owned);
        table.uniques.push(unique);
    }

    pub(crate) fn check(&mut self, table: &mut Table, name: Option<&str>, expression: &str) {
        let mut check = CheckConstraint::new(self.ids.fresh(), expression);
        check.name = name.map(str::to_owned);
        table.checks.push(check);
    }

    pub(crate) fn index<'t>(
        &mut self,
        table: &'t mut Table,
        name: Option<&str>,
        keys: Vec<IndexKey>,
    ) -> &'t mut Index {
        let mut index = Index::over(self.ids.fresh(), []);
        index.name = name.map(str::to_owned);
        index.keys = keys;
        table.indexes.push(index);
        table.indexes.last_mut().unwrap()
    }

    pub(crate) fn finish(self) -> Document {
        let mut document = Document::default();
        let mut edit = Edit::new(&document);
        for record in self.records {
            edit.put(record);
        }
        let diff = edit.finish();
        document.apply(&diff);
        document
    }
}

pub(crate) fn varchar(length: u32) -> DataType {
    DataType::Logical(LogicalType::Varchar { length: Some(length) })
}

pub(crate) fn money() -> DataType {
    DataType::Logical(LogicalType::Decimal { precision: Some(10), scale: Some(2) })
}

pub(crate) fn native(dialect: Dialect, text: &str) -> DataType {
    DataType::Native { dialect, text: text.into() }
}

pub(crate) fn descending(column: ColumnId) -> IndexKey {
    IndexKey { order: Some(SortOrder::Descending), ..IndexKey::column(column) }
}
