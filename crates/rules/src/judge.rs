//! Judges SQL as it is typed, before it is part of the design.

use crowfoot_dialect::syntax::{self, Columns, Fault, OfDocument, Scope, Use};
use crowfoot_model::{DataType, DefaultValue, Document, Table};

/// What judges typed SQL, as a table of functions: it comes with the rules.
#[derive(Clone, Copy, Debug)]
pub struct Judge {
    /// A type and the text that it was read from.
    pub data_type: fn(&Document, &DataType, &str) -> Option<Fault>,
    /// A default of a column of a type, in a table.
    pub default: fn(&Document, Option<&DataType>, &DefaultValue, Option<&Table>) -> Option<Fault>,
    /// A check of a table, or the `WHERE` of an index.
    pub condition: fn(&Document, &Table, Use, &str) -> Option<Fault>,
    /// Another expression of a table.
    pub expression: fn(&Document, &Table, Use, &str) -> Option<Fault>,
}

/// The judge of the dialects.
pub(crate) const JUDGE: Judge = Judge { data_type, default, condition, expression };

fn data_type(document: &Document, data_type: &DataType, text: &str) -> Option<Fault> {
    let dialect = document.settings().dialect;
    let known = OfDocument::new(document);
    // What the type is offered instead takes the place of all that was typed, brackets too.
    syntax::data_type_fault(dialect, data_type, &known)
        .map(|fault| syntax::type_fault(dialect, text, &known).unwrap_or(fault))
}

fn default(
    document: &Document,
    data_type: Option<&DataType>,
    default: &DefaultValue,
    table: Option<&Table>,
) -> Option<Fault> {
    let columns = columns(table);
    let scope = Scope::of(table.map_or("", |table| &table.name), &columns);
    syntax::default_fault(document.settings().dialect, data_type, default, scope, &OfDocument::new(document))
}

fn condition(document: &Document, table: &Table, used: Use, text: &str) -> Option<Fault> {
    let columns = columns(Some(table));
    let scope = Scope::of(&table.name, &columns);
    syntax::condition(document.settings().dialect, text, used, table, scope, &OfDocument::new(document))
}

fn expression(document: &Document, table: &Table, used: Use, text: &str) -> Option<Fault> {
    let columns = columns(Some(table));
    let scope = Scope::of(&table.name, &columns);
    syntax::expression_fault(document.settings().dialect, text, used, &OfDocument::new(document), scope)
}

fn columns(table: Option<&Table>) -> Columns<'_> {
    Columns::new(table.into_iter().flat_map(|table| &table.columns).map(|column| column.name.as_str()))
}
