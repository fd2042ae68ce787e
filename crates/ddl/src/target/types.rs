//! The types that columns get, given what else their tables say of them.

use std::collections::BTreeMap;

use crowfoot_dialect::script::Numbering;
use crowfoot_model::{Column, ColumnId, DataType, Identity, LogicalType, Table, TableId};

use super::Format;
use crate::table_option::has_option;
use crate::{Spelled, Spelling};

/// The types of columns that are others than their own spelled out: all for a script, those of keys for models.
pub(super) fn of(sql: &Spelling<'_>, format: Format) -> BTreeMap<(TableId, ColumnId), Spelled> {
    let mut types = BTreeMap::new();
    for table in sql.document.tables() {
        if format == Format::Models {
            let keys = table.columns.iter().filter_map(|column| {
                Some((column.id, sql.key_type(table, column, &sql.spell(column.data_type.as_ref()))?))
            });
            types.extend(keys.map(|(column, spelled)| ((table.id, column), spelled)));
            continue;
        }
        let mut spelled: Vec<Spelled> =
            table.columns.iter().map(|column| sql.fitted(table, column, false)).collect();
        for at in sql.too_wide(table, &spelled) {
            if let (Some(column), Some(spelled)) = (table.columns.get(at), spelled.get_mut(at)) {
                *spelled = sql.fitted(table, column, true);
            }
        }
        types.extend(table.columns.iter().map(|column| (table.id, column.id)).zip(spelled));
    }
    types
}

impl Spelling<'_> {
    /// The type of a column, given what else the table says of it.
    fn fitted(&self, table: &Table, column: &Column, is_too_wide: bool) -> Spelled {
        let mut spelled = self.spell(column.data_type.as_ref());
        let is_plain = match &column.data_type {
            Some(DataType::Logical(logical)) => self.spec.spell(*logical) == spelled.text,
            Some(DataType::Native { text, .. }) => *text == spelled.text,
            _ => false,
        };
        if self.is_at_home()
            && is_plain
            && let Some(written) = crowfoot_dialect::type_as_written(self.dialect, column)
        {
            spelled.text = written.to_owned();
        }
        if let Some(key_type) = self.key_type(table, column, &spelled) {
            spelled = key_type;
        }
        if is_too_wide {
            let notice = format!("The row would be too wide for MySQL, so {} became text.", spelled.text);
            spelled.notice = Some(notice);
            spelled.text = "text".into();
        }
        self.small_key(table, column, &mut spelled);
        self.identity_type(table, column, &mut spelled);
        if self.writing().strict_tables && has_option(table, "STRICT") {
            spelled.text = strict_type(&spelled.text);
        }
        spelled
    }

    /// Columns that number themselves have to be whole numbers.
    fn identity_type(&self, table: &Table, column: &Column, spelled: &mut Spelled) {
        let Some(identity) = &column.identity else {
            return;
        };
        let bits = match column.data_type.as_ref().and_then(crowfoot_dialect::logical_of) {
            Some(LogicalType::Integer { bits, .. }) => bits,
            _ => 64,
        };
        spelled.text = match (self.writing().numbering, identity) {
            (Numbering::Identity, Identity::Serial) => match bits {
                0..=16 => "smallserial".into(),
                17..=32 => "serial".into(),
                _ => "bigserial".into(),
            },
            (Numbering::Identity, _) if !["smallint", "integer"].contains(&spelled.text.as_str()) => {
                "bigint".into()
            }
            (Numbering::RowId, _) if table.primary_key_columns() == [column.id] => "integer".into(),
            (Numbering::OneOfTable, _) if !spelled.text.to_ascii_lowercase().contains("int") => {
                "bigint".into()
            }
            _ => return,
        };
    }
}

/// The type of a column in a STRICT table, by the affinity of the other.
fn strict_type(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let has = |part: &str| lower.contains(part);
    if ["int", "integer", "real", "text", "blob", "any"].contains(&lower.as_str()) {
        return text.to_owned();
    }
    let name = if lower.is_empty() {
        "any"
    } else if has("int") || has("bool") {
        "integer"
    } else if has("char") || has("clob") || has("text") || has("date") || has("time") {
        "text"
    } else if has("blob") {
        "blob"
    } else if has("real") || has("floa") || has("doub") {
        "real"
    } else {
        "any"
    };
    name.to_owned()
}
