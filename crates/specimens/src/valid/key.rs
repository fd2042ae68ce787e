//! Primary keys, uniques and exclusions.

use crowfoot_model::{
    ColumnId, Deferrability, Dialect, ExclusionConstraint, ExclusionElement, IndexKey, KeyPrefix, PrimaryKey,
    Table, UniqueConstraint,
};

use super::maker::Maker;
use super::table::Families;
use super::types::Family;

/// Whether a key can be over a column as a whole.
pub(super) fn is_key(dialect: Dialect, family: Family) -> bool {
    match family {
        Family::Whole | Family::Number | Family::Words(_) | Family::Boolean | Family::Day => true,
        Family::Instant(_) | Family::Choice => true,
        Family::LongWords | Family::Binary => dialect != Dialect::Mysql,
        Family::Json | Family::List | Family::Range | Family::Shape | Family::Other => false,
    }
}

impl Maker {
    /// The columns that can be in keys.
    pub(super) fn usable(&self, families: &Families) -> Vec<ColumnId> {
        let usable = families.iter().filter(|(_, family)| is_key(self.dialect, *family));
        usable.map(|(id, _)| *id).collect()
    }

    /// A primary key, more often than not. Returns whether it auto-increments.
    pub(super) fn first_key(&mut self, table: &mut Table, families: &Families) -> bool {
        if self.is(Dialect::Mysql) && self.chance.one_in(8) {
            return self.prefixed_key(table, families);
        }
        let usable = self.usable(families);
        let Some(first) = usable.first().copied().filter(|_| !self.chance.one_in(6)) else { return false };
        let mut key = PrimaryKey::over(vec![first]);
        if self.chance.one_in(4)
            && let Some(second) = usable.get(1)
        {
            key.columns.push(*second);
        }
        if !self.is(Dialect::Mysql) {
            key.name = self.key_name(table.id.0);
        }
        let is_whole = families.contains(&(first, Family::Whole));
        let is_alone = key.columns.len() == 1;
        let mut is_numbered = false;
        if is_whole && is_alone && self.chance.one_in(2) {
            // SQLite auto-increments only an inline key, which has no name.
            if self.is(Dialect::Sqlite) {
                key.name = None;
            }
            let is_plain = table.column(first).is_some_and(|column| {
                column.data_type.as_ref().is_some_and(|data_type| data_type.logical().is_some())
            });
            if is_plain && let Some(mut column) = table.column(first).cloned() {
                self.numbered(&mut column);
                is_numbered = true;
                table
                    .columns
                    .iter_mut()
                    .filter(|other| other.id == first)
                    .for_each(|slot| *slot = column.clone());
            }
        }
        for column in table.columns.iter_mut().filter(|column| key.columns.contains(&column.id)) {
            column.not_null = true;
            column.clauses.clear();
        }
        if self.is(Dialect::Postgres) {
            key.include = self.included(families, &key.columns);
            key.deferrable = self.deferrable();
            key.comment = self.comment();
        }
        table.primary_key = Some(key);
        is_numbered
    }

    /// A primary key over a prefix of a text.
    fn prefixed_key(&mut self, table: &mut Table, families: &Families) -> bool {
        let texts = families.iter().find(|(_, family)| *family == Family::LongWords);
        let Some((column, _)) = texts.copied() else { return false };
        let mut key = PrimaryKey::over(vec![column]);
        key.prefixes.push(KeyPrefix { column, length: 30 });
        for text in table.columns.iter_mut().filter(|text| text.id == column) {
            text.not_null = true;
            text.clauses.clear();
        }
        table.primary_key = Some(key);
        false
    }

    pub(super) fn uniques(&mut self, table: &mut Table, families: &Families) {
        for _ in 0..self.chance.below(3) {
            let (id, family) = self.chance.pick(families);
            let has_prefix = self.is(Dialect::Mysql) && matches!(family, Family::LongWords);
            if !has_prefix && !is_key(self.dialect, family) {
                continue;
            }
            let is_taken = table.primary_key_columns().first() == Some(&id)
                || table.uniques.iter().any(|other| other.columns.first() == Some(&id));
            if is_taken {
                continue;
            }
            let mut unique = UniqueConstraint::over(self.ids.fresh(), vec![id]);
            if has_prefix {
                unique.prefixes.push(KeyPrefix { column: id, length: 20 });
            }
            unique.name = self.key_name(table.id.0);
            if self.is(Dialect::Postgres) {
                unique.include = self.included(families, &unique.columns);
                unique.nulls_not_distinct = self.chance.one_in(4);
                unique.deferrable = self.deferrable();
            }
            unique.comment = self.comment();
            table.uniques.push(unique);
        }
    }

    pub(super) fn exclusions(&mut self, table: &mut Table, families: &Families) {
        if !self.is(Dialect::Postgres) {
            return;
        }
        let ranges = families.iter().filter(|(_, family)| *family == Family::Range);
        for (id, _) in ranges.copied().collect::<Families>() {
            let Some(column) = table.column(id) else { continue };
            let predicate = format!("NOT isempty({})", self.quoted(column));
            let exclusion = ExclusionConstraint {
                id: self.ids.fresh(),
                name: self.key_name(table.id.0),
                method: Some("gist".into()),
                elements: vec![ExclusionElement { key: IndexKey::column(id), operator: "&&".into() }],
                predicate: self.chance.one_in(2).then_some(predicate),
                deferrable: self.deferrable(),
                comment: self.comment(),
            };
            table.exclusions.push(exclusion);
        }
    }

    pub(super) fn deferrable(&mut self) -> Deferrability {
        match self.chance.below(8) {
            0 => Deferrability::InitiallyImmediate,
            1 => Deferrability::InitiallyDeferred,
            _ => Deferrability::NotDeferrable,
        }
    }

    /// A column that goes along with a key, now and then.
    pub(super) fn included(&mut self, families: &Families, but: &[ColumnId]) -> Vec<ColumnId> {
        let others: Vec<ColumnId> =
            families.iter().map(|(id, _)| *id).filter(|id| !but.contains(id)).collect();
        if others.is_empty() || !self.chance.one_in(5) {
            return Vec::new();
        }
        vec![self.chance.pick(&others)]
    }
}
