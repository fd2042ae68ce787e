//! Relating two tables by a foreign key.

use crowfoot_dialect::naming;
use crowfoot_model::{
    Column, ColumnId, Edit, ForeignKey, ForeignKeyId, IdSource, ReferentialAction, Table, TableId,
};

use super::{column::add_column, free_column_name, house, keys::set_primary_key_columns};

/// One end of a relation that the user draws: a table, or one of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    pub table: TableId,
    pub column: Option<ColumnId>,
}

/// A foreign key and the table that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub table: TableId,
    pub foreign_key: ForeignKeyId,
}

/// Relates two tables as the user draws it.
///
/// * From a table, or from the column that is its whole primary key: that table is referred to. Dropped on a table
///   or on a key column, the other table gets `<singular>_id` with the type of the key; dropped on any other column,
///   that column refers.
/// * From any other column: that column refers to the key of the table, or to the column, that it is dropped on.
pub fn relate(edit: &mut Edit, ids: &mut IdSource, from: End, to: End) -> Option<Relation> {
    let source = edit.table(from.table)?;
    edit.table(to.table)?;
    match from.column.filter(|column| source.primary_key_columns() != [*column]) {
        Some(column) => refer_by_column(edit, ids, End { table: from.table, column: Some(column) }, to),
        None => {
            let target = edit.table(to.table)?;
            let plain = to.column.filter(|column| !target.is_in_primary_key(*column));
            match plain.filter(|_| source_key(edit, from.table).len() <= 1) {
                Some(column) => {
                    let child = End { table: to.table, column: Some(column) };
                    refer_by_column(edit, ids, child, End { table: from.table, column: None })
                }
                None => add_reference(edit, ids, to.table, from.table),
            }
        }
    }
}

/// Adds to `child` a column for each key column of `parent`, and the foreign key over them.
pub(crate) fn add_reference(
    edit: &mut Edit,
    ids: &mut IdSource,
    child: TableId,
    parent: TableId,
) -> Option<Relation> {
    let targets = key_to_refer_to(edit, ids, parent)?;
    let parent_table = edit.table(parent)?.clone();
    let mut columns = Vec::with_capacity(targets.len());
    for target in &targets {
        let target = parent_table.column(*target)?;
        columns.push(referring_column(edit, ids, child, &parent_table, target, targets.len() > 1)?);
    }
    add_foreign_key(edit, ids, child, columns, parent, targets)
}

/// Makes the column `child` refer to a column of another table, or to that table's key when none is given.
pub(crate) fn refer_by_column(
    edit: &mut Edit,
    ids: &mut IdSource,
    child: End,
    parent: End,
) -> Option<Relation> {
    let column = child.column?;
    let targets = match parent.column {
        Some(target) => vec![target],
        None => key_to_refer_to(edit, ids, parent.table)?,
    };
    let parent_table = edit.table(parent.table)?.clone();
    let mut columns = Vec::with_capacity(targets.len());
    let own_name = edit.table(child.table)?.column(column)?.name.clone();
    // Of a composite key, the column stands for the part of the same name, or else for the first.
    let stands_for =
        targets.iter().position(|id| parent_table.column(*id).is_some_and(|c| c.name == own_name));
    for (at, target) in targets.iter().enumerate() {
        let target = parent_table.column(*target)?;
        if at == stands_for.unwrap_or(0) {
            adopt_type(edit, child.table, column, target);
            columns.push(column);
        } else {
            columns.push(referring_column(edit, ids, child.table, &parent_table, target, true)?);
        }
    }
    add_foreign_key(edit, ids, child.table, columns, parent.table, targets)
}

/// Adds a foreign key of the house standard with its actions written out: rows that are referred to are not deleted
/// (a self reference that may be NULL is emptied instead), and a corrected key is passed on.
pub fn add_foreign_key(
    edit: &mut Edit,
    ids: &mut IdSource,
    child: TableId,
    columns: Vec<ColumnId>,
    parent: TableId,
    targets: Vec<ColumnId>,
) -> Option<Relation> {
    let table = edit.table_mut(child)?;
    let nullable_self = child == parent && !table.is_required(&columns);
    let name = house::foreign_key_name(table, &columns);
    let mut key = ForeignKey::new(ids.fresh(), columns, parent, targets);
    key.name = Some(name);
    key.on_delete =
        Some(if nullable_self { ReferentialAction::SetNull } else { ReferentialAction::Restrict });
    key.on_update = Some(ReferentialAction::Cascade);
    let foreign_key = key.id;
    table.foreign_keys.push(key);
    Some(Relation { table: child, foreign_key })
}

/// The columns by which a row of a table is referred to: its primary key, its first unique constraint, or the
/// house's `id` key, made when there is neither.
pub(super) fn key_to_refer_to(edit: &mut Edit, ids: &mut IdSource, parent: TableId) -> Option<Vec<ColumnId>> {
    let existing = source_key(edit, parent);
    if !existing.is_empty() {
        return Some(existing);
    }
    let dialect = edit.base().settings().dialect;
    let table = edit.table(parent)?;
    let key = match table.column_named("id") {
        Some(column) => column.id,
        None => {
            let column = house::id_column(dialect, ids);
            let id = column.id;
            add_column(edit, parent, column, Some(0));
            id
        }
    };
    set_primary_key_columns(edit, parent, vec![key]);
    Some(vec![key])
}

fn source_key(edit: &Edit, table: TableId) -> Vec<ColumnId> {
    let Some(table) = edit.table(table) else { return Vec::new() };
    let primary = table.primary_key_columns();
    if !primary.is_empty() {
        return primary.to_vec();
    }
    let unique_index = || {
        let plain = table.indexes.iter().filter(|index| index.unique && index.predicate.is_none());
        let whole =
            plain.map(|index| index.keys.iter().map(|key| key.as_column()).collect::<Option<Vec<_>>>());
        whole.flatten().next()
    };
    let constraint = table.uniques.iter().find(|unique| !unique.columns.is_empty());
    constraint.map(|unique| unique.columns.clone()).or_else(unique_index).unwrap_or_default()
}

/// The column of `child` that refers to `target`: one of the house's name that refers to nothing yet, or a new one.
fn referring_column(
    edit: &mut Edit,
    ids: &mut IdSource,
    child: TableId,
    parent: &Table,
    target: &Column,
    composite: bool,
) -> Option<ColumnId> {
    let to_itself = child == parent.id;
    let wish = column_name(parent, target, composite, to_itself);
    let table = edit.table(child)?;
    if let Some(existing) = table.column_named(&wish)
        && !to_itself
        && !table.is_in_foreign_key(existing.id)
        && !table.is_in_primary_key(existing.id)
        && (existing.data_type.is_none() || existing.data_type == target.data_type)
    {
        let id = existing.id;
        adopt_type(edit, child, id, target);
        return Some(id);
    }
    let mut column = Column::new(ids.fresh(), free_column_name(table, &wish));
    column.data_type.clone_from(&target.data_type);
    column.charset.clone_from(&target.charset);
    column.collation.clone_from(&target.collation);
    // The root of a tree refers to nothing.
    column.not_null = !to_itself;
    let id = column.id;
    add_column(edit, child, column, None);
    Some(id)
}

fn column_name(parent: &Table, target: &Column, composite: bool, to_itself: bool) -> String {
    let house = naming::foreign_key_column(&parent.name);
    let name = if composite || target.name != "id" {
        let singular = naming::singular(&parent.name);
        if target.name.starts_with(singular.as_str()) {
            target.name.clone()
        } else {
            [singular.as_str(), "_", &target.name].concat()
        }
    } else {
        house
    };
    if to_itself { ["parent_", &name].concat() } else { name }
}

pub(super) fn adopt_type(edit: &mut Edit, table: TableId, column: ColumnId, target: &Column) {
    if let Some(column) = edit.table_mut(table).and_then(|table| table.column_mut(column))
        && column.data_type.is_none()
    {
        column.data_type.clone_from(&target.data_type);
        column.charset.clone_from(&target.charset);
        column.collation.clone_from(&target.collation);
    }
}
