//! MySQL: columns of unlimited text that are keys, which there need a length.

use crowfoot_dialect::logical_of;
use crowfoot_model::{Column, ColumnId, DataType, ForeignKeyTarget, KeyPrefix, LogicalType, Table};

use crate::Spelling;
use crate::types::Spelled;

/// The most characters that the columns of a key may have together: 3,072 bytes of utf8mb4.
pub const MAX_KEY_CHARACTERS: u32 = 768;

impl Spelling<'_> {
    /// The type of a column that is a key, or refers to one, in place of unlimited text or bytes.
    pub(super) fn key_type(&self, table: &Table, column: &Column, spelled: &Spelled) -> Option<Spelled> {
        if self.spec.capabilities().unlimited_text_keys || !is_unlimited(&spelled.text) {
            return None;
        }
        let (root_table, root) = self.root(table, column, 0);
        if !self.is_in_key(table, column.id) && root.id == column.id {
            return None;
        }
        let own = self.spell(root.data_type.as_ref());
        let text = if !is_unlimited(&own.text) {
            own.text
        } else if own.text.ends_with("blob") {
            "varbinary(255)".to_owned()
        } else if holds_ulid(root_table, root) {
            self.spec.ulid_type().logical().map(|logical| self.spec.spell(logical))?
        } else {
            let length = MAX_KEY_CHARACTERS / self.crowd(root_table, root.id).max(1);
            format!("varchar({})", length.min(255))
        };
        let notice = format!("MySQL cannot index unlimited text; the column became {text}.");
        Some(Spelled { text, notice: Some(notice), ..spelled.clone() })
    }

    /// PostgreSQL has no whole numbers as large as MySQL's unsigned ones. Keys are better small than large enough.
    pub(super) fn small_key(&self, table: &Table, column: &Column, spelled: &mut Spelled) {
        let logical = column.data_type.as_ref().and_then(logical_of);
        if spelled.text != "numeric(20)" || !matches!(logical, Some(LogicalType::Integer { .. })) {
            return;
        }
        if table.is_in_foreign_key(column.id) || self.is_in_key(table, column.id) {
            spelled.text = "bigint".into();
            spelled.notice =
                Some("Unsigned integers became bigint, which ends at 9223372036854775807.".into());
        }
    }

    /// How much of a column fits in a key over some columns, where it does not as a whole. Keys that were made for
    /// MySQL fit as they are.
    pub(crate) fn key_prefix(&self, table: &Table, columns: &[ColumnId], column: ColumnId) -> Option<u32> {
        if self.source() == self.dialect {
            return None;
        }
        let length = |id: &ColumnId| match self.spec.parse_type(&self.written_type(table, table.column(*id)?))
        {
            DataType::Logical(LogicalType::Varchar { length }) => length,
            DataType::Logical(LogicalType::Char { length }) => Some(length),
            _ => None,
        };
        let all = columns.iter().filter_map(length).fold(0, u32::saturating_add);
        let room = MAX_KEY_CHARACTERS / u32::try_from(columns.len()).unwrap_or(u32::MAX).max(1);
        (all > MAX_KEY_CHARACTERS && length(&column)? > room).then_some(room)
    }

    /// The column that a foreign key refers to in the end, or the column itself.
    pub(crate) fn root<'t>(
        &'t self,
        table: &'t Table,
        column: &'t Column,
        depth: u32,
    ) -> (&'t Table, &'t Column) {
        for foreign_key in &table.foreign_keys {
            let ForeignKeyTarget::Table { table: target, columns } = &foreign_key.target else { continue };
            let Some(target) = self.document.table(*target) else { continue };
            let targets = if columns.is_empty() { target.primary_key_columns() } else { columns };
            let at = foreign_key.columns.iter().position(|id| *id == column.id);
            let found = at.and_then(|at| targets.get(at)).and_then(|id| target.column(*id));
            if let Some(found) = found
                && found.id != column.id
                && depth < 16
            {
                return self.root(target, found, depth + 1);
            }
        }
        (table, column)
    }

    /// Whether a column is part of a primary key, a unique constraint or index, or is referred to.
    fn is_in_key(&self, table: &Table, column: ColumnId) -> bool {
        let is_target = |(referring, key): (crowfoot_model::TableId, crowfoot_model::ForeignKeyId)| {
            let found = self.document.table(referring).and_then(|t| t.foreign_key(key));
            found.is_some_and(|key| {
                matches!(&key.target, ForeignKeyTarget::Table { columns, .. } if columns.contains(&column))
            })
        };
        let has_prefix = |prefixes: &[KeyPrefix]| prefixes.iter().any(|prefix| prefix.column == column);
        table
            .primary_key
            .as_ref()
            .is_some_and(|key| key.columns.contains(&column) && !has_prefix(&key.prefixes))
            || (table.uniques.iter())
                .any(|unique| unique.columns.contains(&column) && !has_prefix(&unique.prefixes))
            || table.indexes.iter().any(|index| {
                index.unique
                    && index
                        .keys
                        .iter()
                        .any(|key| key.as_column() == Some(column) && key.prefix_length.is_none())
            })
            || self.document.referring_to(table.id).any(is_target)
    }

    /// How many columns the largest key with this column has.
    fn crowd(&self, table: &Table, column: ColumnId) -> u32 {
        let keys = (std::iter::once(table.primary_key_columns().to_vec()))
            .chain(table.uniques.iter().map(|unique| unique.columns.clone()))
            .chain(table.indexes.iter().map(|index| index.leading_columns().collect()));
        let largest = keys.filter(|key: &Vec<ColumnId>| key.contains(&column)).map(|key| key.len()).max();
        u32::try_from(largest.unwrap_or(1)).unwrap_or(1)
    }
}

/// Whether MySQL can only index the beginning of a type.
pub fn is_unlimited(type_text: &str) -> bool {
    let word = type_text.split(['(', ' ']).next().unwrap_or_default().to_ascii_lowercase();
    word.ends_with("text") || word.ends_with("blob")
}

/// The house standard: a column `id` of text that alone is the primary key and has no default.
fn holds_ulid(table: &Table, column: &Column) -> bool {
    column.name == "id"
        && table.primary_key_columns() == [column.id]
        && column.default.is_none()
        && column.data_type == Some(DataType::Logical(LogicalType::Text))
}
