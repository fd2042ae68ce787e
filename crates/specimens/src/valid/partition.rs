//! Partitioned tables, and partitions.

use crowfoot_model::{Column, DataType, Dialect, Index, PartitionOf, Partitioning, PrimaryKey, Table};

use super::maker::{Maker, Scope};

impl Maker {
    pub(super) fn partitions(&mut self) {
        if !self.chance.one_in(3) {
            return;
        }
        match self.dialect {
            Dialect::Postgres => self.postgres_partitions(),
            Dialect::Mysql => self.mysql_partitions(),
            Dialect::Sqlite => {}
        }
    }

    /// A table with an integer column for partitioning.
    fn divided(&mut self) -> (Table, String) {
        let mut table = Table::new(self.ids.fresh(), self.name(&[Scope::Objects]));
        table.schema = self.schema();
        table.comment = self.comment();
        let number = Column::new(self.ids.fresh(), self.name(&[Scope::Columns(table.id.0)]));
        let name = self.quoted(&number);
        let text = Column::new(self.ids.fresh(), self.name(&[Scope::Columns(table.id.0)]));
        if self.chance.one_in(2) {
            table.primary_key = Some(PrimaryKey::over(vec![number.id]));
        }
        table.columns.push(number.with_type(DataType::BIGINT).required());
        table.columns.push(text.with_type(DataType::TEXT));
        (table, name)
    }

    fn postgres_partitions(&mut self) {
        let (mut table, key) = self.divided();
        if self.chance.one_in(2) {
            let mut index = Index::over(self.ids.fresh(), table.columns.last().map(|column| column.id));
            index.name = self.index_name(table.id.0);
            table.indexes.push(index);
        }
        let (strategy, bounds): (&str, &[&str]) = match self.chance.below(3) {
            0 => {
                ("RANGE", &["FOR VALUES FROM (0) TO (100)", "FOR VALUES FROM (100) TO (MAXVALUE)", "DEFAULT"])
            }
            1 => ("LIST", &["FOR VALUES IN (1, 2)", "DEFAULT"]),
            _ => (
                "HASH",
                &["FOR VALUES WITH (modulus 2, remainder 0)", "FOR VALUES WITH (modulus 2, remainder 1)"],
            ),
        };
        table.partitioning = Some(Partitioning { strategy: strategy.into(), key, definition: None });
        let parent = table.clone();
        self.tables.push(table);
        for bounds in bounds {
            let mut partition = Table::new(self.ids.fresh(), self.name(&[Scope::Objects]));
            partition.schema = self.schema();
            partition.comment = self.comment();
            for column in &parent.columns {
                partition.columns.push(Column { id: self.ids.fresh(), comment: None, ..column.clone() });
            }
            if self.chance.one_in(3)
                && let Some(column) = partition.columns.last_mut()
            {
                column.comment = None;
                column.default = Some(crowfoot_model::DefaultValue::Text("own".into()));
            }
            partition.partition_of = Some(PartitionOf { table: parent.id, bounds: (*bounds).into() });
            self.tables.push(partition);
        }
    }

    fn mysql_partitions(&mut self) {
        let (mut table, key) = self.divided();
        let (strategy, definition) = match self.chance.below(4) {
            0 => ("RANGE", "(PARTITION p0 VALUES LESS THAN (100), PARTITION p1 VALUES LESS THAN MAXVALUE)"),
            1 => ("LIST", "(PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3))"),
            2 => ("HASH", "PARTITIONS 4"),
            _ => ("KEY", "PARTITIONS 2"),
        };
        table.partitioning =
            Some(Partitioning { strategy: strategy.into(), key, definition: Some(definition.into()) });
        self.tables.push(table);
    }
}
