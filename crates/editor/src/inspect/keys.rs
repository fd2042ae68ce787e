//! Primary keys and unique constraints.

use crowfoot_model::{ColumnId, Deferrability, KeyPrefix, Table, UniqueId};

use super::lists::{ANY, CHOOSE, entries, settle};
use super::sheet::{Opens, Sheet};

pub(super) fn primary_key(sheet: &mut Sheet, table: &mut Table) {
    let Some(key) = &mut table.primary_key else { return };
    sheet.section("", Opens::Always);
    sheet.maybe_name(&mut key.name);
    sheet.comment(&mut key.comment);
    columns(sheet, &mut key.columns);
    sheet.section("Details", Opens::WhenSaid);
    prefixes(sheet, &mut key.prefixes);
    sheet.columns("Include", &mut key.include);
    deferrability(sheet, &mut key.deferrable);
    let columns = key.columns.clone();
    for column in table.columns.iter_mut().filter(|own| sheet.is_written() && columns.contains(&own.id)) {
        column.not_null = true;
    }
}

pub(super) fn unique(sheet: &mut Sheet, table: &mut Table, id: UniqueId) {
    let Some(unique) = table.uniques.iter_mut().find(|unique| unique.id == id) else { return };
    sheet.section("", Opens::Always);
    sheet.maybe_name(&mut unique.name);
    sheet.comment(&mut unique.comment);
    columns(sheet, &mut unique.columns);
    sheet.section("Details", Opens::WhenSaid);
    sheet.flag("Nulls not distinct", &mut unique.nulls_not_distinct);
    prefixes(sheet, &mut unique.prefixes);
    sheet.columns("Include", &mut unique.include);
    deferrability(sheet, &mut unique.deferrable);
}

/// The columns of a key, as a list that has at least one entry.
fn columns(sheet: &mut Sheet, list: &mut Vec<ColumnId>) {
    sheet.section("Columns", Opens::Always);
    // A key is over something.
    let possible = if list.len() > 1 { ANY } else { 0 };
    let asked = entries(sheet, "column", list.len(), possible, &mut |sheet, at| {
        if let Some(column) = list.get_mut(at) {
            sheet.column("Column", column);
        }
    });
    settle(list, asked);
    add_column(sheet, list);
    if list.iter().enumerate().any(|(at, column)| list.iter().skip(at + 1).any(|other| other == column)) {
        sheet.refuse("This column is already in the key.");
    }
}

/// A field that adds one of the columns that are not there yet.
pub(super) fn add_column(sheet: &mut Sheet, list: &mut Vec<ColumnId>) {
    let mut options = sheet.columns.clone();
    options.retain(|(id, _)| !list.contains(&ColumnId(*id)));
    if options.is_empty() {
        return;
    }
    if let Some(Some(id)) = sheet.pick_id("Add column", CHOOSE, &options, None) {
        list.push(ColumnId(id));
    }
}

/// How much of each column a MySQL key covers: `title(20)`.
fn prefixes(sheet: &mut Sheet, list: &mut Vec<KeyPrefix>) {
    let mut terms = Vec::with_capacity(list.len());
    for prefix in &*list {
        terms.push((prefix.column, ["(", &prefix.length.to_string(), ")"].concat()));
    }
    let Some(terms) = sheet.column_terms("Prefixes", &terms) else { return };
    list.clear();
    for (column, rest) in terms {
        let digits = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        match digits.and_then(|digits| digits.trim().parse().ok()) {
            Some(length) => list.push(KeyPrefix { column, length }),
            None => sheet.refuse("Enter a length for each column: title(20)."),
        }
    }
}

const DEFERRABLE: [Deferrability; 3] =
    [Deferrability::NotDeferrable, Deferrability::InitiallyImmediate, Deferrability::InitiallyDeferred];

pub(super) fn deferrability(sheet: &mut Sheet, slot: &mut Deferrability) {
    let texts = ["No", "Initially immediate", "Initially deferred"];
    let now = DEFERRABLE.iter().position(|own| own == slot).unwrap_or(0);
    if let Some(chosen) = sheet.choice("Deferrable", &texts, now).and_then(|at| DEFERRABLE.get(at)) {
        *slot = *chosen;
    }
}
