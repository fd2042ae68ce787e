//! Moving the ends of a foreign key.

use crowfoot_model::{ColumnId, Edit, ForeignKeyTarget, IdSource};

use super::house::foreign_key_name;
use super::relate::{End, Relation, adopt_type, key_to_refer_to};

/// Lets a foreign key refer to another table or column. Nothing changes where the key of the table has another number
/// of columns.
pub(crate) fn move_parent_end(edit: &mut Edit, ids: &mut IdSource, relation: Relation, to: End) {
    let Some(own) = edit.table(relation.table).and_then(|table| table.foreign_key(relation.foreign_key))
    else {
        return;
    };
    let count = own.columns.len();
    let targets = match to.column {
        Some(column) => vec![column],
        None => key_to_refer_to(edit, ids, to.table).unwrap_or_default(),
    };
    if targets.len() != count {
        return;
    }
    if let Some(table) = edit.table_mut(relation.table)
        && let Some(key) = table.foreign_keys.iter_mut().find(|key| key.id == relation.foreign_key)
    {
        key.target = ForeignKeyTarget::Table { table: to.table, columns: targets };
    }
}

/// Lets another column of the same table hold a foreign key of one column. Its house name follows.
pub(crate) fn move_child_end(edit: &mut Edit, relation: Relation, column: ColumnId) {
    let Some(own) = edit.table(relation.table).and_then(|table| table.foreign_key(relation.foreign_key))
    else {
        return;
    };
    let target = match &own.target {
        ForeignKeyTarget::Table { table, columns } if own.columns.len() == 1 => {
            let parent = edit.table(*table);
            let column = columns.first().or_else(|| parent?.primary_key_columns().first());
            parent.and_then(|parent| parent.column(*column?)).cloned()
        }
        _ => return,
    };
    if let Some(table) = edit.table_mut(relation.table) {
        let before = table.clone();
        if let Some(key) = table.foreign_keys.iter_mut().find(|key| key.id == relation.foreign_key) {
            let was_house = key.name == Some(foreign_key_name(&before, &key.columns));
            key.columns = vec![column];
            if was_house {
                key.name = Some(foreign_key_name(&before, &key.columns));
            }
        }
    }
    if let Some(target) = target {
        adopt_type(edit, relation.table, column, &target);
    }
}
