//! What there is to say of SQL as it is typed, before it is part of the design.

use crowfoot_dialect::syntax::{self, Columns, Fault, OfDocument, Scope, Use};
use crowfoot_model::{Column, Document, Table};

use crate::structure::{default_value, type_text};

/// What is wrong with the text of a type.
pub(crate) fn of_type(document: &Document, text: &str) -> Option<Fault> {
    let dialect = document.settings().dialect;
    let data_type = type_text::parse(document, text)?;
    let known = OfDocument::new(document);
    // What the type is offered instead takes the place of all that was typed, brackets too.
    syntax::data_type_fault(dialect, &data_type, &known)
        .map(|fault| syntax::type_fault(dialect, text, &known).unwrap_or(fault))
}

/// What is wrong with the text of a default of a column.
pub(crate) fn of_default(
    document: &Document,
    column: &Column,
    table: Option<&Table>,
    text: &str,
) -> Option<Fault> {
    let data_type = column.data_type.as_ref();
    let default = default_value::parse(document, data_type, text)?;
    let columns = columns(table);
    let scope = Scope::of(table.map_or("", |table| &table.name), &columns);
    syntax::default_fault(document.settings().dialect, data_type, &default, scope, &OfDocument::new(document))
}

/// What is wrong with a check of a table, or the `WHERE` of an index.
pub(crate) fn of_condition(document: &Document, table: &Table, used: Use, text: &str) -> Option<Fault> {
    let columns = columns(Some(table));
    let scope = Scope::of(&table.name, &columns);
    syntax::condition(document.settings().dialect, text, used, table, scope, &OfDocument::new(document))
}

/// What is wrong with another expression of a table.
pub(crate) fn of_expression(document: &Document, table: &Table, used: Use, text: &str) -> Option<Fault> {
    let columns = columns(Some(table));
    let scope = Scope::of(&table.name, &columns);
    syntax::expression_fault(document.settings().dialect, text, used, &OfDocument::new(document), scope)
}

fn columns(table: Option<&Table>) -> Columns<'_> {
    Columns::new(table.into_iter().flat_map(|table| &table.columns).map(|column| column.name.as_str()))
}
