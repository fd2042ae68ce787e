//! A table with everything that belongs to it.

use crate::json::record;
use crate::need::Need;
use crate::record::Kind;
use crate::{
    CheckConstraint, Column, ColumnId, ExclusionConstraint, ForeignKey, ForeignKeyId, Index, IndexId,
    PrimaryKey, SchemaId, TableAnnotations, TableId, UniqueConstraint, UniqueId,
};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub id: TableId,
    pub schema: Option<SchemaId>,
    pub name: String,
    pub comment: Option<String>,
    pub columns: Vec<Column>,
    pub primary_key: Option<PrimaryKey>,
    pub uniques: Vec<UniqueConstraint>,
    pub foreign_keys: Vec<ForeignKey>,
    pub checks: Vec<CheckConstraint>,
    pub exclusions: Vec<ExclusionConstraint>,
    pub indexes: Vec<Index>,
    /// The tables whose columns this one takes over (PostgreSQL's `INHERITS`).
    pub inherits: Vec<TableId>,
    pub partitioning: Option<Partitioning>,
    pub partition_of: Option<PartitionOf>,
    /// `ENGINE=InnoDB`, `STRICT`, `UNLOGGED`, `WITH (fillfactor=70)`, …
    pub options: Vec<TableOption>,
    pub annotations: TableAnnotations,
}

/// How the rows of a table are spread over partitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partitioning {
    /// In upper case: `RANGE`, `LIST`, `HASH`, `KEY`, `RANGE COLUMNS`, `LINEAR HASH`.
    pub strategy: String,
    /// The key, verbatim and without its outer parentheses: `created_at`, `TO_DAYS(created_at)`.
    pub key: String,
    /// The partitions that are defined with the table, as MySQL does: what follows the key, verbatim.
    pub definition: Option<String>,
}

/// What makes a table a partition of another (PostgreSQL).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionOf {
    pub table: TableId,
    /// `FOR VALUES FROM (…) TO (…)` or `DEFAULT`, verbatim.
    pub bounds: String,
}

/// An option of a table. Names are in upper case as SQL writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOption {
    pub name: String,
    /// Verbatim; `None` for options that are a word alone, such as `STRICT`.
    pub value: Option<String>,
}

record!(Table {
    id: Needed "id",
    schema: Optional "schema",
    name: Needed "name",
    comment: Optional "comment",
    columns: Optional "columns",
    primary_key: Optional "primaryKey",
    uniques: Optional "uniques",
    foreign_keys: Optional "foreignKeys",
    checks: Optional "checks",
    exclusions: Optional "exclusions",
    indexes: Optional "indexes",
    inherits: Optional "inherits",
    partitioning: Optional "partitioning",
    partition_of: Optional "partitionOf",
    options: Optional "options",
    annotations: Optional "annotations",
});

record!(Partitioning {
    strategy: Needed "strategy",
    key: Needed "key",
    definition: Optional "definition",
});

record!(PartitionOf {
    table: Needed "table",
    bounds: Needed "bounds",
});

record!(TableOption {
    name: Needed "name",
    value: Optional "value",
});

impl Table {
    /// A table without columns.
    pub fn new(id: TableId, name: impl Into<String>) -> Self {
        Self {
            id,
            schema: None,
            name: name.into(),
            comment: None,
            columns: Vec::new(),
            primary_key: None,
            uniques: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            exclusions: Vec::new(),
            indexes: Vec::new(),
            inherits: Vec::new(),
            partitioning: None,
            partition_of: None,
            options: Vec::new(),
            annotations: TableAnnotations::default(),
        }
    }

    pub fn column(&self, id: ColumnId) -> Option<&Column> {
        self.columns.get(self.place_of(id)?)
    }

    pub fn column_mut(&mut self, id: ColumnId) -> Option<&mut Column> {
        let place = self.place_of(id)?;
        self.columns.get_mut(place)
    }

    /// The place of a column. Ids mostly ascend, since columns get them as they are made: the search begins where the
    /// column would then be.
    pub fn place_of(&self, id: ColumnId) -> Option<usize> {
        let is_it = |column: &Column| column.id == id;
        let likely = self.columns.partition_point(|column| column.id < id);
        match self.columns.get(likely) {
            Some(column) if is_it(column) => Some(likely),
            _ => self.columns.iter().position(is_it),
        }
    }

    /// The column with this exact name.
    pub fn column_named(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The foreign keys that the database knows.
    pub fn foreign_key_constraints(&self) -> impl Iterator<Item = &ForeignKey> {
        self.foreign_keys.iter().filter(|key| !key.logical)
    }

    pub fn foreign_key(&self, id: ForeignKeyId) -> Option<&ForeignKey> {
        self.foreign_keys.iter().find(|foreign_key| foreign_key.id == id)
    }

    pub fn index(&self, id: IndexId) -> Option<&Index> {
        self.indexes.iter().find(|index| index.id == id)
    }

    pub fn unique(&self, id: UniqueId) -> Option<&UniqueConstraint> {
        self.uniques.iter().find(|unique| unique.id == id)
    }

    /// The columns of the primary key; empty without one.
    pub fn primary_key_columns(&self) -> &[ColumnId] {
        self.primary_key.as_ref().map_or(&[], |key| &key.columns)
    }

    pub fn is_in_primary_key(&self, column: ColumnId) -> bool {
        self.primary_key_columns().contains(&column)
    }

    pub fn is_in_foreign_key(&self, column: ColumnId) -> bool {
        self.foreign_keys.iter().any(|foreign_key| foreign_key.columns.contains(&column))
    }

    /// Whether at most one row can have each combination of values of `columns`: they hold the primary key, a
    /// unique constraint, or a unique index without a condition and on whole columns.
    pub fn is_unique_over(&self, columns: &[ColumnId]) -> bool {
        let holds = |key: &[ColumnId]| !key.is_empty() && key.iter().all(|id| columns.contains(id));
        holds(self.primary_key_columns())
            || self.uniques.iter().any(|unique| unique.prefixes.is_empty() && holds(&unique.columns))
            || self.indexes.iter().any(|index| {
                index.unique
                    && index.predicate.is_none()
                    && !index.keys.is_empty()
                    && index.keys.iter().all(|key| {
                        key.prefix_length.is_none() && key.as_column().is_some_and(|id| columns.contains(&id))
                    })
            })
    }

    /// Whether every one of `columns` is NOT NULL, by itself or through the primary key.
    pub fn is_required(&self, columns: &[ColumnId]) -> bool {
        columns
            .iter()
            .all(|id| self.is_in_primary_key(*id) || self.column(*id).is_some_and(|column| column.not_null))
    }

    /// The value of an option by name, in any letter case. `Some("")` for an option that is a word alone.
    pub fn option(&self, name: &str) -> Option<&str> {
        let option = self.options.iter().find(|option| option.name.eq_ignore_ascii_case(name))?;
        Some(option.value.as_deref().unwrap_or(""))
    }

    /// Takes a column out, together with every key, constraint and index of this table that names it.
    pub fn remove_column(&mut self, id: ColumnId) {
        self.columns.retain(|column| column.id != id);
        if self.is_in_primary_key(id) {
            self.primary_key = None;
        }
        self.uniques.retain(|unique| !unique.columns.contains(&id));
        self.foreign_keys.retain(|foreign_key| !foreign_key.columns.contains(&id));
        self.exclusions.retain(|exclusion| {
            !exclusion.elements.iter().any(|element| element.key.as_column() == Some(id))
        });
        self.indexes.retain(|index| !index.keys.iter().any(|key| key.as_column() == Some(id)));
        for include in self.indexes.iter_mut().map(|index| &mut index.include) {
            include.retain(|column| *column != id);
        }
        for include in self.uniques.iter_mut().map(|unique| &mut unique.include) {
            include.retain(|column| *column != id);
        }
        if let Some(key) = &mut self.primary_key {
            key.include.retain(|column| *column != id);
        }
        for foreign_key in &mut self.foreign_keys {
            foreign_key.on_delete_columns.retain(|column| *column != id);
        }
        for check in self.checks.iter_mut().filter(|check| check.column == Some(id)) {
            check.column = None;
        }
        self.annotations.forget_column(id);
    }

    /// The ids of all parts of the table.
    pub fn part_ids(&self) -> impl Iterator<Item = u64> + '_ {
        (self.columns.iter().map(|column| column.id.0))
            .chain(self.uniques.iter().map(|unique| unique.id.0))
            .chain(self.foreign_keys.iter().map(|foreign_key| foreign_key.id.0))
            .chain(self.checks.iter().map(|check| check.id.0))
            .chain(self.exclusions.iter().map(|exclusion| exclusion.id.0))
            .chain(self.indexes.iter().map(|index| index.id.0))
            .chain(self.annotations.access_patterns.iter().map(|pattern| pattern.id.0))
    }
}

impl Kind for Table {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (self.schema, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["table ", &self.name]);
        for column in &self.columns {
            visit(column.id.0, &["column ", &self.name, ".", &column.name]);
        }
        for part in self.part_ids().skip(self.columns.len()) {
            visit(part, &["a key, constraint or index of table ", &self.name]);
        }
    }

    fn each_need(&self, visit: &mut dyn FnMut(Need)) {
        Need::table(self, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::{Column, ColumnId, TableId};

    #[test]
    fn finds_columns_by_id_wherever_they_stand() {
        let mut table = Table::new(TableId(1), "t");
        for id in [5, 2, 9, 3, 12, 4] {
            table.columns.push(Column::new(ColumnId(id), id.to_string()));
        }
        for id in [5, 2, 9, 3, 12, 4] {
            assert_eq!(table.column(ColumnId(id)).map(|column| column.name.clone()), Some(id.to_string()));
        }
        assert_eq!(table.place_of(ColumnId(7)), None);
    }
}
