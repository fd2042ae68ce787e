//! Fresh ids for what is pasted.

use crowfoot_compact::VecMap;
use crowfoot_model::{
    ColumnId, CompositeId, DataType, DomainId, EnumId, ForeignKeyTarget, IdSource, IndexKey, KeyTarget,
    SchemaId, Table, TableId,
};

/// Where the things of a fragment are after pasting. Ids of parts and records are in one space.
#[derive(Default)]
pub(super) struct Remap {
    ids: VecMap<u64, u64>,
}

impl Remap {
    /// The fresh id that stands for an old one; made on first sight.
    pub(super) fn fresh(&mut self, old: u64, ids: &mut IdSource) -> u64 {
        *self.ids.or_insert_with(old, || ids.fresh())
    }

    /// Lets something that is already there stand for an old id.
    pub(super) fn reuse(&mut self, old: u64, new: u64) {
        self.ids.insert(old, new);
    }

    /// The new id, or the old one for what is not in the fragment.
    pub(super) fn get(&self, old: u64) -> u64 {
        self.ids.get(&old).copied().unwrap_or(old)
    }

    pub(super) fn data_type(&self, data_type: &mut DataType) {
        match data_type {
            DataType::Enum(id) => *id = EnumId(self.get(id.0)),
            DataType::Domain(id) => *id = DomainId(self.get(id.0)),
            DataType::Composite(id) => *id = CompositeId(self.get(id.0)),
            DataType::Array(element) => self.data_type(element),
            DataType::Logical(_) | DataType::InlineEnum(_) | DataType::Native { .. } => {}
        }
    }

    /// Gives fresh ids to a table and all of its parts.
    pub(super) fn prepare(&mut self, table: &Table, ids: &mut IdSource) {
        self.fresh(table.id.0, ids);
        for part in table.part_ids() {
            self.fresh(part, ids);
        }
    }

    /// Rewrites every id in a table. All tables of the fragment have to be prepared, and the types mapped.
    pub(super) fn table(&self, table: &mut Table) {
        table.id = TableId(self.get(table.id.0));
        table.schema = table.schema.map(|id| SchemaId(self.get(id.0)));
        for column in &mut table.columns {
            self.part(&mut column.id.0);
            if let Some(data_type) = &mut column.data_type {
                self.data_type(data_type);
            }
        }
        if let Some(key) = &mut table.primary_key {
            self.columns(&mut key.columns);
            self.columns(&mut key.include);
            key.prefixes.iter_mut().for_each(|prefix| self.part(&mut prefix.column.0));
        }
        for unique in &mut table.uniques {
            self.part(&mut unique.id.0);
            self.columns(&mut unique.columns);
            self.columns(&mut unique.include);
            unique.prefixes.iter_mut().for_each(|prefix| self.part(&mut prefix.column.0));
        }
        for key in &mut table.foreign_keys {
            self.part(&mut key.id.0);
            self.columns(&mut key.columns);
            self.columns(&mut key.on_delete_columns);
            if let ForeignKeyTarget::Table { table, columns } = &mut key.target {
                self.part(&mut table.0);
                self.columns(columns);
            }
        }
        for check in &mut table.checks {
            self.part(&mut check.id.0);
            check.column.iter_mut().for_each(|column| self.part(&mut column.0));
        }
        for exclusion in &mut table.exclusions {
            self.part(&mut exclusion.id.0);
            exclusion.elements.iter_mut().for_each(|element| self.key(&mut element.key));
        }
        for index in &mut table.indexes {
            self.part(&mut index.id.0);
            self.columns(&mut index.include);
            index.keys.iter_mut().for_each(|key| self.key(key));
        }
        table.inherits.iter_mut().for_each(|parent| self.part(&mut parent.0));
        if let Some(partition) = &mut table.partition_of {
            self.part(&mut partition.table.0);
        }
        for pattern in &mut table.annotations.access_patterns {
            self.part(&mut pattern.id.0);
            self.columns(&mut pattern.equality);
            self.columns(&mut pattern.range);
            self.columns(&mut pattern.columns);
            pattern.order_by.iter_mut().for_each(|order| self.part(&mut order.column.0));
        }
        for dependency in &mut table.annotations.functional_dependencies {
            self.columns(&mut dependency.determinant);
            self.columns(&mut dependency.dependent);
        }
        table
            .annotations
            .suppressions
            .iter_mut()
            .filter_map(|s| s.part.as_mut())
            .for_each(|part| self.part(part));
    }

    fn part(&self, id: &mut u64) {
        *id = self.get(*id);
    }

    fn columns(&self, columns: &mut [ColumnId]) {
        columns.iter_mut().for_each(|column| self.part(&mut column.0));
    }

    fn key(&self, key: &mut IndexKey) {
        if let KeyTarget::Column(column) = &mut key.on {
            self.part(&mut column.0);
        }
    }
}
