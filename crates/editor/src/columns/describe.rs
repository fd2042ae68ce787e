//! Writing the one-line form, so that an existing column can be edited in it.

use crowfoot_model::{Column, Document, ForeignKey, Table};

use super::{reference, scan::quoted};
use crate::structure::{default_value, is_unique, type_text};

/// A column as [`super::parse_quick`] reads it.
pub fn quick_text(document: &Document, table: &Table, column: &Column) -> String {
    let mut line = quoted(&column.name);
    if let Some(data_type) = &column.data_type {
        push(&mut line, "", &type_text::text(document, data_type));
    }
    if let Some(default) = &column.default {
        push(&mut line, "= ", &default_value::text(default));
    }
    if table.is_in_primary_key(column.id) {
        push(&mut line, "", "!pk");
    } else if column.not_null {
        push(&mut line, "", "!required");
    }
    if is_unique(table, column.id) {
        push(&mut line, "", "!unique");
    }
    if let Some(key) = own_foreign_key(table, column) {
        push(&mut line, "-> ", &reference::text(document, key));
    }
    if let Some(comment) = column.comment.as_deref().filter(|comment| !comment.contains('\n')) {
        push(&mut line, "-- ", comment);
    }
    line
}

/// The foreign key over this column alone.
pub(super) fn own_foreign_key<'t>(table: &'t Table, column: &Column) -> Option<&'t ForeignKey> {
    table.foreign_keys.iter().find(|key| key.columns == [column.id])
}

fn push(line: &mut String, sign: &str, text: &str) {
    line.push(' ');
    line.push_str(sign);
    line.push_str(text);
}
