//! Making a typed line true.

use crowfoot_dialect::naming;
use crowfoot_dialect::script::clauses;
use crowfoot_model::{Column, ColumnId, Edit, ForeignKeyTarget, IdSource, TableId};

use super::describe::own_foreign_key;
use super::scan::unquote;
use super::{QuickColumn, reference};
use crate::structure::{
    End, add_column, default_value, free_column_name, index_over, refer_by_column, rename_column,
    set_primary_key, set_type_text, set_unique, type_text,
};

/// Makes a typed line true: a new column before the audit columns, or, with `column`, that column changed so that
/// it says what the line says. Returns the column; `None` when the line names none.
pub(crate) fn submit(
    edit: &mut Edit,
    ids: &mut IdSource,
    table: TableId,
    column: Option<ColumnId>,
    quick: &QuickColumn,
) -> Option<ColumnId> {
    let document = edit.base();
    let target = quick.reference.as_deref().and_then(|text| reference::find(document, text));
    let name = match (quick.name.is_empty(), target) {
        (false, _) => quick.name.clone(),
        (true, Some((parent, _))) => naming::foreign_key_column(&parent.name),
        (true, None) => return None,
    };
    let id = match column {
        Some(id) => {
            edit.table(table)?.column(id)?;
            rename_column(edit, table, id, &name);
            id
        }
        None => {
            let new = Column::new(ids.fresh(), free_column_name(edit.table(table)?, &name));
            let id = new.id;
            add_column(edit, table, new, None);
            id
        }
    };
    write_cells(edit, table, id, quick);
    set_primary_key(edit, table, id, quick.primary_key);
    set_unique(edit, ids, table, id, quick.unique && !quick.primary_key);
    write_nullability(edit, table, id, quick);
    write_reference(edit, ids, table, id, quick);
    if quick.index
        && let Some(own) = edit.table_mut(table)
        && !own.indexes.iter().any(|index| index.leading_columns().next() == Some(id))
    {
        let index = index_over(own, &[id], ids.fresh());
        own.indexes.push(index);
    }
    Some(id)
}

fn write_cells(edit: &mut Edit, table: TableId, id: ColumnId, quick: &QuickColumn) {
    let document = edit.base();
    let dialect = document.settings().dialect;
    let typed = quick.type_text.as_deref();
    // A label can say less than the type does (a native spelling): it only replaces the type when it was changed.
    let own =
        edit.table(table).and_then(|table| table.column(id)).and_then(|column| column.data_type.as_ref());
    if own.map(|own| type_text::text(document, own)).as_deref() != typed {
        set_type_text(edit, table, id, typed.unwrap_or_default());
    }
    let Some(column) = edit.table_mut(table).and_then(|table| table.column_mut(id)) else { return };
    let typed = quick.default_text.as_deref();
    if typed.map(str::to_owned) != column.default.as_ref().map(default_value::text) {
        column.default =
            typed.and_then(|text| default_value::parse(document, column.data_type.as_ref(), text));
    }
    if let Some(collation) = &quick.collation {
        let name = unquote(collation);
        // Those that live in schemas are names, and keep their quotes.
        let is_name = clauses(dialect).schema_collations;
        column.collation = Some(if is_name { collation.clone() } else { name });
    }
    if quick.comment.is_some() || !column.comment.as_ref().is_some_and(|comment| comment.contains('\n')) {
        column.comment.clone_from(&quick.comment);
    }
}

fn write_nullability(edit: &mut Edit, table: TableId, id: ColumnId, quick: &QuickColumn) {
    let is_new = edit.base().table(table).is_none_or(|table| table.column(id).is_none());
    let Some(own) = edit.table_mut(table) else { return };
    let key = own.is_in_primary_key(id);
    // A new reference is required unless the line says otherwise: an order without a user is the exception.
    let by_default = is_new && quick.reference.is_some();
    if let Some(column) = own.column_mut(id) {
        column.not_null =
            key || column.identity.is_some() || quick.nullable.map_or(by_default, |nullable| !nullable);
    }
}

fn write_reference(edit: &mut Edit, ids: &mut IdSource, table: TableId, id: ColumnId, quick: &QuickColumn) {
    let document = edit.base();
    let Some(own) = edit.table(table) else { return };
    let existing = own.column(id).and_then(|column| own_foreign_key(own, column));
    let same = match (existing, quick.reference.as_deref()) {
        (None, None) => true,
        (Some(key), Some(text)) => reference::text(document, key) == text,
        _ => false,
    };
    if same {
        return;
    }
    let old = existing.map(|key| key.id);
    let table_mut = edit.table_mut(table);
    if let (Some(own), Some(old)) = (table_mut, old) {
        own.foreign_keys.retain(|key| key.id != old);
    }
    let Some(text) = quick.reference.as_deref() else { return };
    if let Some((parent, column)) = reference::find(document, text) {
        let from = End { table, column: Some(id) };
        refer_by_column(edit, ids, from, End { table: parent.id, column });
    } else if let Some(own) = edit.table_mut(table) {
        let target =
            ForeignKeyTarget::Unresolved { schema: None, table: text.to_owned(), columns: Vec::new() };
        let mut key = crowfoot_model::ForeignKey::new(ids.fresh(), vec![id], TableId(0), Vec::new());
        key.target = target;
        own.foreign_keys.push(key);
    }
}
