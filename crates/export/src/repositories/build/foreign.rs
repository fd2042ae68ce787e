//! The foreign keys of an entity.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{
    ColumnId, Deferrability, Document, ForeignKey, ForeignKeyTarget, ReferentialAction, Table, TableId,
};

use super::{is_required, named_after};
use crate::repositories::plan::{Entity, Field, Fill, Following, Foreign};

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

/// Leaves foreign keys of another type than what they reference to the database, which compares their values in its own
/// way: `'1'` references `1` in SQLite. Returns the tables of which no row can be made from one that it references.
pub(super) fn loosen_odd_keys(entities: &mut [Entity]) -> BTreeSet<TableId> {
    let of_entity = |entity: &Entity| {
        let table = entity.table;
        let types = entity.fields.iter().map(|field| (field.ts.name(), field.nullable));
        entity.fields.iter().map(move |field| (table, field.column)).zip(types).collect::<Vec<_>>()
    };
    let types: BTreeMap<(TableId, ColumnId), (String, bool)> = entities.iter().flat_map(of_entity).collect();
    let mut odd = BTreeSet::new();
    for entity in entities {
        let (mut loose, mut is_odd) = (Vec::new(), false);
        for (place, foreign) in entity.foreign.iter().enumerate() {
            let pairs = foreign.fields.iter().zip(&foreign.columns);
            let pairs = pairs.filter_map(|(at, column)| {
                Some((entity.fields.get(*at)?.ts.name(), types.get(&(foreign.target, *column))?))
            });
            let pairs: Vec<_> = pairs.collect();
            let has_other_type = pairs.iter().any(|(own, (other, _))| own != other);
            let is_null = pairs.iter().any(|(_, (_, is_nullable))| *is_nullable);
            loose.extend(has_other_type.then_some(place));
            is_odd |= (has_other_type || is_null) && is_required(entity, foreign);
        }
        for place in loose {
            if let Some(foreign) = entity.foreign.get_mut(place) {
                foreign.is_immediate = false;
            }
        }
        if is_odd {
            odd.insert(entity.table);
        }
    }
    odd
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
