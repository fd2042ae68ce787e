//! The foreign keys of an entity.

use crowfoot_model::{
    ColumnId, Deferrability, Document, ForeignKey, ForeignKeyTarget, ReferentialAction, Table,
};

use super::named_after;
use crate::repositories::plan::{Field, Fill, Following, Foreign};

/// Those that lead to columns of the design.
pub(super) fn foreign_keys(table: &Table, fields: &[Field], document: &Document) -> Vec<Foreign> {
    let place = |id: &ColumnId| fields.iter().position(|field| field.column == *id);
    let whole = |key: &ForeignKey| {
        let ForeignKeyTarget::Table { table: target, columns } = &key.target else { return None };
        let columns = match columns.as_slice() {
            [] => document.table(*target)?.primary_key_columns().to_vec(),
            columns => columns.to_vec(),
        };
        let places: Vec<usize> = key.columns.iter().filter_map(place).collect();
        let is_whole =
            !places.is_empty() && places.len() == key.columns.len() && places.len() == columns.len();
        let named: Vec<usize> = key.on_delete_columns.iter().filter_map(place).collect();
        let following = |action: Option<ReferentialAction>, named: &[usize]| {
            let of = if named.is_empty() { &places } else { named };
            following(action, of, fields)
        };
        let is_enforced =
            !key.logical && !key.clauses.iter().any(|clause| clause.eq_ignore_ascii_case("NOT ENFORCED"));
        is_whole.then(|| Foreign {
            constraint: key.name.clone().unwrap_or_else(|| named_after(table, &key.columns, "fkey")),
            on_delete: following(key.on_delete, &named),
            on_update: following(key.on_update, &[]),
            is_immediate: is_enforced && key.deferrable != Deferrability::InitiallyDeferred,
            fields: places.clone(),
            target: *target,
            columns,
        })
    };
    table.foreign_keys.iter().filter_map(whole).collect()
}

/// A value that a column cannot have holds the other row back.
fn following(action: Option<ReferentialAction>, places: &[usize], fields: &[Field]) -> Following {
    let value = |field: &Field, is_default: bool| match &field.fill {
        Some(Fill::Literal(text)) if is_default => Some(text.clone()),
        _ => field.nullable.then(|| "null".to_owned()),
    };
    let is_default = match action {
        Some(ReferentialAction::Cascade) => return Following::Cascade,
        Some(ReferentialAction::SetNull) => false,
        Some(ReferentialAction::SetDefault) => true,
        None | Some(ReferentialAction::NoAction | ReferentialAction::Restrict) => return Following::Refuse,
    };
    let values: Option<Vec<(usize, String)>> =
        places.iter().map(|at| Some((*at, value(fields.get(*at)?, is_default)?))).collect();
    values.map_or(Following::Refuse, Following::Set)
}
