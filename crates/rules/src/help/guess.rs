//! What a column refers to, where nothing but its name says so.

use crowfoot_dialect::naming::{plural, singular, snake_case};
use crowfoot_model::{Column, ColumnId, DataType, DefaultValue, LogicalType, Table};

use super::columns::is_text;
use crate::context::Context;

/// The table that a column seems to refer to, with its key.
pub(crate) fn target<'t>(cx: &Context<'t>, table: &Table, column: &Column) -> Option<(&'t Table, ColumnId)> {
    if table.is_in_foreign_key(column.id)
        || column.generated.is_some()
        || type_beside(cx, table, column).is_some()
    {
        return None;
    }
    let name = snake_case(&column.name);
    let stem = match (name.strip_suffix("_id"), name.strip_suffix("_by")) {
        (Some(stem), _) => stem,
        (_, Some(_)) => "user",
        _ => return None,
    };
    let found = |target: &'t Table| fitting_key(cx, table, column, target).map(|key| (target, key));
    // The whole of it, before any word is dropped.
    if let Some(target) = named(cx, table, stem) {
        return found(target);
    }
    let rest = ABOVE.iter().find_map(|word| {
        let rest = stem.strip_prefix(word)?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix('_') }
    });
    if let Some(rest) = rest
        && is_own(table, rest)
    {
        let own = cx.neighbour(table.id)?;
        return fitting_key(cx, table, column, own).map(|key| (own, key));
    }
    // A pair of a type and an id refers to rows of one table if that is called so, and to nothing that is known else.
    let with_type = [stem, "_type"].concat();
    if table.columns.iter().any(|other| snake_case(&other.name) == with_type) {
        return None;
    }
    // The words in front can be a role: billing_address_id refers to addresses.
    let mut rest = stem;
    while let Some((_, fewer)) = rest.split_once('_') {
        if let Some(target) = named(cx, table, fewer) {
            return found(target);
        }
        rest = fewer;
    }
    None
}

/// Words for a row of the same kind that stands before or above.
const ABOVE: &[&str] = &[
    "parent",
    "root",
    "previous",
    "prev",
    "next",
    "original",
    "replaced_by",
    "superseded_by",
    "duplicate_of",
];

/// Whether these words, maybe none, are the last of the table's own name.
fn is_own(table: &Table, words: &str) -> bool {
    let own = singular(&snake_case(&table.name));
    words.is_empty() || own == words || own.strip_suffix(words).is_some_and(|front| front.ends_with('_'))
}

/// The table with a name, in the singular or plural, without underscores, or behind the word that all tables begin
/// with.
fn named<'t>(cx: &Context<'t>, table: &Table, stem: &str) -> Option<&'t Table> {
    if stem.is_empty() {
        return None;
    }
    let many = plural(stem);
    let together = |name: &str| name.replace('_', "");
    let mut names = vec![many.clone(), stem.to_owned()];
    if stem.contains('_') {
        names.extend([together(&many), together(stem)]);
    }
    if let Some(prefix) = cx.prefix() {
        names.extend([[prefix, &many].concat(), [prefix, stem].concat()]);
    }
    names.iter().find_map(|name| cx.table_named(table.schema, name))
}

/// The column that names the table which an id refers to: `subject_type` beside `subject_id`.
pub(crate) fn type_beside<'t>(cx: &Context<'_>, table: &'t Table, column: &Column) -> Option<&'t Column> {
    let name = snake_case(&column.name);
    let stem = name.strip_suffix("_id").filter(|_| !table.is_in_foreign_key(column.id))?;
    // A key of its own is none that refers to others.
    if table.primary_key_columns() == [column.id] {
        return None;
    }
    let wanted = [stem, "_type"].concat();
    let with = table
        .columns
        .iter()
        .find(|other| snake_case(&other.name) == wanted && !table.is_in_foreign_key(other.id))?;
    let values = match with.data_type.as_ref().map(|own| cx.bare_type(own)) {
        Some(DataType::InlineEnum(values)) => Some(values.as_slice()),
        Some(DataType::Enum(id)) => cx.enum_type(*id).map(|own| own.values.as_slice()),
        _ => None,
    };
    let is_named = named(cx, table, stem).is_some();
    let is_polymorphic = match values {
        // A list of kinds is one of tables if it holds their names.
        Some(values) => {
            let is_table = |value: &&String| named(cx, table, &singular(&snake_case(value))).is_some();
            let tables = values.iter().filter(is_table).count();
            tables > 0 && tables * 2 >= values.len() && !is_named
        }
        None if !cx.logical_of_column(with).is_some_and(is_text) => false,
        // Where there is a table of that name, the type describes its rows; unless both come and go together, and are
        // looked for together.
        None if is_named => {
            with.not_null == column.not_null && are_indexed_together(table, column.id, with.id)
        }
        None => is_role(stem) || are_indexed_together(table, column.id, with.id),
    };
    is_polymorphic.then_some(with)
}

/// Whether an index begins with both.
fn are_indexed_together(table: &Table, a: ColumnId, b: ColumnId) -> bool {
    let both =
        |columns: &[ColumnId]| matches!(columns, [x, y, ..] if (*x, *y) == (a, b) || (*x, *y) == (b, a));
    table.indexes.iter().any(|index| both(&index.leading_columns().collect::<Vec<_>>()))
        || table.uniques.iter().any(|unique| both(&unique.columns))
}

/// Whether a word says what a row is to another, and not what it is.
fn is_role(stem: &str) -> bool {
    let last = stem.rsplit('_').next().unwrap_or(stem);
    last.ends_with("able")
        || matches!(
            last,
            "owner"
                | "subject"
                | "entity"
                | "target"
                | "object"
                | "record"
                | "item"
                | "source"
                | "parent"
                | "model"
                | "resource"
                | "causer"
                | "actor"
                | "reference"
                | "related"
                | "attachment"
                | "thing"
                | "context"
                | "trigger"
                | "origin"
        )
}

/// Whether 0 stands for none: `parent_id int NOT NULL DEFAULT 0`, which no foreign key lets in.
pub(crate) fn has_zero_for_none(column: &Column) -> bool {
    column.not_null
        && match &column.default {
            Some(DefaultValue::Number(number)) => number.trim() == "0",
            Some(DefaultValue::Text(text)) => text.trim() == "0",
            _ => false,
        }
}

/// The key of the target, where the column could hold it.
fn fitting_key(cx: &Context<'_>, table: &Table, column: &Column, target: &Table) -> Option<ColumnId> {
    let [key] = target.primary_key_columns() else { return None };
    // `users.user_id` is the key of users and refers to nothing.
    if target.id == table.id && (*key == column.id || table.primary_key_columns().contains(&column.id)) {
        return None;
    }
    let key_type = cx.logical_of_column(target.column(*key)?)?;
    let own_type = cx.logical_of_column(column)?;
    let fits = match (own_type, key_type) {
        (LogicalType::Integer { .. }, LogicalType::Integer { .. }) => true,
        (own, key) => own == key || (is_text(own) && is_text(key)),
    };
    fits.then_some(*key)
}
