//! Foreign keys in the order of the keys that they reference, where the database wants that.

use crowfoot_model::{ColumnId, ForeignKey, ForeignKeyTarget, Table};

use crate::Spelling;

impl Spelling<'_> {
    /// The key with its columns in the order of the one that they reference; `None` where it is in order.
    pub fn in_order_of_target(&self, key: &ForeignKey) -> Option<ForeignKey> {
        let ForeignKeyTarget::Table { table: target, columns } = &key.target else { return None };
        if !self.spec.capabilities().ordered_references
            || columns.len() < 2
            || columns.len() != key.columns.len()
        {
            return None;
        }
        let target = self.document.table(*target)?;
        // What comes from MySQL stays as it is where the server takes it; Prisma and DBML have any order.
        if self.is_at_home() && leads_index(target, columns) {
            return None;
        }
        let indexes = target.indexes.iter().filter(|index| index.unique);
        let indexed: Vec<Vec<ColumnId>> = indexes.map(|index| index.leading_columns().collect()).collect();
        let keys = std::iter::once(target.primary_key_columns())
            .chain(target.uniques.iter().map(|unique| unique.columns.as_slice()))
            .chain(indexed.iter().map(Vec::as_slice));
        let mut found = None;
        for other in keys {
            if other == columns {
                return None;
            }
            if found.is_none() && other.len() == columns.len() && other.iter().all(|id| columns.contains(id))
            {
                found = Some(other);
            }
        }
        let mut reordered = key.clone();
        let own = |id: &ColumnId| {
            columns.iter().position(|column| column == id).and_then(|at| key.columns.get(at)).copied()
        };
        reordered.columns = found?.iter().filter_map(own).collect();
        reordered.target = ForeignKeyTarget::Table { table: target.id, columns: found?.to_vec() };
        Some(reordered)
    }
}

/// Whether an index or key begins with some columns. InnoDB has the primary key at the end of each, and one for every
/// foreign key.
pub(crate) fn leads_index(table: &Table, columns: &[ColumnId]) -> bool {
    let key = table.primary_key_columns();
    let begins = |own: &[ColumnId]| own.iter().chain(key).take(columns.len()).eq(columns);
    key.starts_with(columns)
        || table.uniques.iter().any(|unique| begins(&unique.columns))
        || table.foreign_keys.iter().any(|own| begins(&own.columns))
        || table.indexes.iter().any(|index| begins(&index.leading_columns().collect::<Vec<ColumnId>>()))
}
