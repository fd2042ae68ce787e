//! Foreign keys, including cycles.

use crowfoot_model::{
    Column, ColumnId, DataType, Deferrability, Dialect, ForeignKey, ForeignKeyTarget, MatchType,
    ReferentialAction, Table,
};

use super::maker::{Maker, Scope};

impl Maker {
    pub(super) fn foreign_keys(&mut self) {
        for at in 0..self.tables.len() {
            for _ in 0..self.chance.below(3) {
                let target = self.chance.pick(&self.tables);
                let is_child = self.tables[at].inherits.is_empty();
                if is_child && may_refer(&self.tables[at], &target, self.dialect) {
                    self.foreign_key(at, &target);
                }
            }
            if self.is(Dialect::Sqlite) && self.chance.one_in(8) {
                self.dangling(at);
            }
        }
    }

    /// A foreign key to a missing table, which only SQLite accepts.
    fn dangling(&mut self, at: usize) {
        let table = self.name(&[Scope::Objects]);
        let of_table = self.tables[at].id;
        let column = Column::new(self.ids.fresh(), self.name(&[Scope::Columns(of_table.0)]));
        let mut key = ForeignKey::new(self.ids.fresh(), vec![column.id], of_table, Vec::new());
        key.name = self.constraint_name(of_table.0);
        let name = self.name(&[Scope::Columns(0)]);
        key.target = ForeignKeyTarget::Unresolved { schema: None, table, columns: vec![name] };
        self.tables[at].columns.push(column.with_type(DataType::TEXT));
        self.tables[at].foreign_keys.push(key);
    }

    fn foreign_key(&mut self, at: usize, target: &Table) {
        let keys = targets(target, self.dialect);
        if keys.is_empty() {
            return;
        }
        let targets = self.chance.pick(&keys);
        let of_table = self.tables[at].id.0;
        let mut columns = Vec::new();
        for id in &targets {
            let Some(found) = target.column(*id) else { return };
            let mut column = Column::new(self.ids.fresh(), self.name(&[Scope::Columns(of_table)]));
            column.data_type.clone_from(&found.data_type);
            column.charset.clone_from(&found.charset);
            column.collation.clone_from(&found.collation);
            column.comment = self.comment();
            columns.push(column.id);
            self.tables[at].columns.push(column);
        }
        let mut key = ForeignKey::new(self.ids.fresh(), columns, target.id, targets);
        key.name = self.constraint_name(of_table);
        let actions: &[Option<ReferentialAction>] = match self.dialect {
            Dialect::Mysql => &[None, Some(ReferentialAction::Cascade), Some(ReferentialAction::SetNull)],
            _ => &[
                None,
                Some(ReferentialAction::Cascade),
                Some(ReferentialAction::SetNull),
                Some(ReferentialAction::SetDefault),
                Some(ReferentialAction::Restrict),
                Some(ReferentialAction::NoAction),
            ],
        };
        key.on_delete = self.chance.pick(actions);
        key.on_update = self.chance.pick(actions);
        if !self.is(Dialect::Mysql) && self.chance.one_in(4) {
            key.deferrable =
                self.chance.pick(&[Deferrability::InitiallyImmediate, Deferrability::InitiallyDeferred]);
        }
        if self.is(Dialect::Postgres) {
            if key.on_delete == Some(ReferentialAction::SetNull) && self.chance.one_in(2) {
                key.on_delete_columns.extend(key.columns.first());
            }
            key.match_type = self.chance.one_in(6).then_some(MatchType::Full);
            key.not_valid = self.chance.one_in(6);
            key.comment = self.comment();
        }
        self.tables[at].foreign_keys.push(key);
    }
}

/// A table that outlives the server must not refer to one that does not; partitions of MySQL and foreign keys exclude
/// each other, so partitioned tables come later.
fn may_refer(table: &Table, target: &Table, dialect: Dialect) -> bool {
    let is_unlogged = |table: &Table| table.option("UNLOGGED").is_some();
    // Strict tables have few types.
    if table.option("STRICT").is_some() && target.option("STRICT").is_none() {
        return false;
    }
    // Nor can texts with different collations reference each other in MySQL.
    if dialect == Dialect::Mysql && table.option("COLLATE") != target.option("COLLATE") {
        return false;
    }
    dialect != Dialect::Postgres || is_unlogged(table) || !is_unlogged(target)
}

/// The keys that a foreign key can reference.
fn targets(table: &Table, dialect: Dialect) -> Vec<Vec<ColumnId>> {
    let mut keys: Vec<Vec<ColumnId>> = Vec::new();
    if let Some(key) = &table.primary_key
        && key.prefixes.is_empty()
        && key.deferrable == Deferrability::NotDeferrable
    {
        keys.push(key.columns.clone());
    }
    let uniques = table
        .uniques
        .iter()
        .filter(|unique| unique.prefixes.is_empty() && unique.deferrable == Deferrability::NotDeferrable);
    keys.extend(uniques.map(|unique| unique.columns.clone()));
    let is_whole = |id: &ColumnId| {
        let data_type = table.column(*id).and_then(|column| column.data_type.as_ref());
        dialect != Dialect::Mysql || data_type.is_some_and(|found| !matches!(found, DataType::InlineEnum(_)))
    };
    keys.retain(|key| key.iter().all(is_whole));
    keys
}
