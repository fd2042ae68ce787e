//! Indexes of tables.

use crowfoot_model::{Column, DataType, Dialect, Index, IndexKey, LogicalType, NullsOrder, SortOrder, Table};

use super::key::is_key;
use super::maker::Maker;
use super::table::Families;
use super::types::Family;

impl Maker {
    pub(super) fn indexes(&mut self, table: &mut Table, families: &Families) {
        for _ in 0..self.chance.below(4) {
            let (id, family) = self.chance.pick(families);
            let Some(column) = table.column(id).cloned() else { continue };
            let mut index = Index::over(self.ids.fresh(), [id]);
            let is_made = match self.dialect {
                Dialect::Postgres => self.postgres_index(&mut index, &column, family, families),
                Dialect::Mysql => self.mysql_index(&mut index, &column, family),
                Dialect::Sqlite => self.sqlite_index(&mut index, &column, family),
            };
            if !is_made {
                continue;
            }
            let plain = index.method.is_none() && self.usable(families).len() > 1;
            if plain && self.chance.one_in(3) {
                let usable = self.usable(families);
                let other = self.chance.pick(&usable);
                if index.keys.iter().all(|key| key.as_column() != Some(other)) && other != id {
                    index.keys.push(IndexKey::column(other));
                    index.include.retain(|included| *included != other);
                }
            }
            // An unnamed one is named after its keys, which must not collide.
            index.name = self.index_name(table.id.0);
            index.comment = self.comment();
            table.indexes.push(index);
        }
    }

    fn postgres_index(&mut self, index: &mut Index, column: &Column, family: Family, all: &Families) -> bool {
        match family {
            Family::Json | Family::List => index.method = Some("gin".into()),
            Family::Range => index.method = Some("gist".into()),
            Family::Shape | Family::Other => return false,
            Family::Instant(_) | Family::Day if self.chance.one_in(4) => index.method = Some("brin".into()),
            Family::Whole if self.chance.one_in(4) => index.method = Some("hash".into()),
            Family::Words(_) | Family::LongWords => self.text_key(index, column),
            _ => {}
        }
        if index.method.is_none() {
            index.unique = self.chance.one_in(4);
            index.nulls_not_distinct = index.unique && self.chance.one_in(3);
            let id = [column.id];
            index.include = self.included(all, &id);
            if let Some(key) = index.keys.first_mut() {
                if self.chance.one_in(4) {
                    key.order = Some(SortOrder::Descending);
                }
                if self.chance.one_in(4) {
                    key.nulls = Some(NullsOrder::First);
                }
            }
            if self.chance.one_in(6) {
                index.clauses.push("WITH (fillfactor=70)".into());
            }
        }
        self.predicate(index, column);
        true
    }

    /// An operator class for text.
    fn text_key(&mut self, index: &mut Index, column: &Column) {
        let name = self.quoted(column);
        let Some(key) = index.keys.first_mut() else { return };
        match self.chance.below(6) {
            0 => *key = IndexKey::expression(format!("lower({name})")),
            1 => *key = IndexKey::expression(format!("{name} || '-x'")),
            2 if column.data_type != Some(DataType::Logical(LogicalType::Char { length: 26 })) => {
                key.operator_class = Some("text_pattern_ops".into());
            }
            3 => key.collation = Some("\"C\"".into()),
            _ => {}
        }
    }

    fn predicate(&mut self, index: &mut Index, column: &Column) {
        if self.chance.one_in(4) {
            let name = self.quoted(column);
            index.predicate = Some(format!("{name} IS NOT NULL"));
        }
    }

    fn mysql_index(&mut self, index: &mut Index, column: &Column, family: Family) -> bool {
        let name = self.quoted(column);
        let is_text = matches!(family, Family::Words(_) | Family::LongWords);
        let Some(key) = index.keys.first_mut() else { return false };
        if family == Family::Shape {
            index.method = Some("spatial".into());
            return true;
        }
        match self.chance.below(6) {
            0 if is_text => {
                index.method = Some("fulltext".into());
                return true;
            }
            1 if is_text => *key = IndexKey::expression(format!("lower({name})")),
            2 if family == Family::Whole => *key = IndexKey::expression(format!("{name} + 1")),
            _ if family == Family::LongWords => key.prefix_length = Some(20),
            3 if matches!(family, Family::Words(26..)) => key.prefix_length = Some(10),
            _ if !is_key(self.dialect, family) => return false,
            _ => {}
        }
        if self.chance.one_in(3) {
            key.order = Some(SortOrder::Descending);
        }
        index.unique = self.chance.one_in(4);
        // Without a primary key, a unique index replaces it and must be visible.
        if !index.unique && self.chance.one_in(6) {
            index.clauses.push("INVISIBLE".into());
        }
        true
    }

    fn sqlite_index(&mut self, index: &mut Index, column: &Column, family: Family) -> bool {
        let name = self.quoted(column);
        let is_text = matches!(family, Family::Words(_) | Family::LongWords);
        let Some(key) = index.keys.first_mut() else { return false };
        match self.chance.below(5) {
            0 if is_text => *key = IndexKey::expression(format!("lower({name})")),
            1 if is_text => key.collation = Some("NOCASE".into()),
            2 if family == Family::Whole => *key = IndexKey::expression(format!("{name} + 1")),
            _ => {}
        }
        if self.chance.one_in(3) {
            key.order = Some(SortOrder::Descending);
        }
        index.unique = self.chance.one_in(3);
        self.predicate(index, column);
        true
    }
}
