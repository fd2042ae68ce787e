//! House names that are free, and renames that reach everything in the table.

use crowfoot_dialect::naming::{ConstraintKind, constraint_name, index_name, shorten};
use crowfoot_model::{ColumnId, Edit, Index, KeyTarget, ObjectRef, Table, TableId};

use super::columns::{names, soft_delete};
use super::keys::naming_columns;
use super::text::{mentions, rename_in};
use crate::context::Context;
pub(crate) use crate::facts::naming::is_snake_case;
use crate::names::NameKey;

/// The house name of an index. One on the rows that are not deleted ends in `_live`.
pub(crate) fn index_name_for(table: &Table, index: &Index) -> String {
    let mut columns = naming_columns(table, index);
    let live = soft_delete(table).is_some_and(|deleted| {
        index.predicate.as_deref().is_some_and(|predicate| mentions(predicate, &deleted.name))
    });
    if live {
        columns.push("live");
    }
    index_name(&table.name, &columns)
}

/// The house name of a constraint over columns.
pub(crate) fn constraint_name_for(table: &Table, columns: &[ColumnId], kind: ConstraintKind) -> String {
    constraint_name(&table.name, &names(table, columns), kind)
}

/// `wanted`, or with a number behind it when something else has that name already. `own` is what the name is for.
pub(crate) fn free_name(cx: &Context<'_>, table: &Table, wanted: &str, own: Option<ObjectRef>) -> String {
    let taken_globally = |name: &str| {
        let key = NameKey::of_index(cx.dialect, table, name);
        key.is_some_and(|key| cx.with_key(key).iter().any(|object| Some(*object) != own))
    };
    let taken_here = |name: &str| {
        table.part_names().any(|(object, other)| Some(object) != own && other.eq_ignore_ascii_case(name))
    };
    let taken = |name: &str| taken_globally(name) || taken_here(name);
    let mut name = wanted.to_owned();
    let mut number = 2_u32;
    while taken(&name) && number < 1000 {
        let mut longer = String::from(wanted);
        longer.push('_');
        longer.push_str(&number.to_string());
        name = shorten(&longer, cx.spec.identifier_limit());
        number += 1;
    }
    name
}

/// Gives an index or constraint a name.
pub(crate) fn set_part_name(edit: &mut Edit<'_>, object: ObjectRef, name: Option<String>) -> Option<()> {
    *edit.table_mut(object.table()?)?.part_name_mut(object)? = name;
    Some(())
}

/// Renames a column, also in the expressions of its table. References by id follow by themselves.
pub(crate) fn rename_column(edit: &mut Edit<'_>, table: TableId, column: ColumnId, to: &str) -> Option<()> {
    let table = edit.table_mut(table)?;
    let from = std::mem::replace(&mut table.column_mut(column)?.name, to.to_owned());
    let rename = |text: &mut String| {
        if mentions(text, &from) {
            *text = rename_in(text, &from, to);
        }
    };
    table.checks.iter_mut().for_each(|check| rename(&mut check.expression));
    table.columns.iter_mut().filter_map(|c| c.generated.as_mut()).for_each(|g| rename(&mut g.expression));
    for index in &mut table.indexes {
        index.predicate.iter_mut().for_each(rename);
        for key in &mut index.keys {
            if let KeyTarget::Expression(text) = &mut key.on {
                rename(text);
            }
        }
    }
    for exclusion in &mut table.exclusions {
        exclusion.predicate.iter_mut().for_each(rename);
        for element in &mut exclusion.elements {
            if let KeyTarget::Expression(text) = &mut element.key.on {
                rename(text);
            }
        }
    }
    table.partitioning.iter_mut().for_each(|partitioning| rename(&mut partitioning.key));
    table.annotations.access_patterns.iter_mut().filter_map(|p| p.condition.as_mut()).for_each(rename);
    Some(())
}
