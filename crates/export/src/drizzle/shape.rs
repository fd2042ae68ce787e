//! What other exporters build on: the constants of a schema, the keys of its columns, and what these hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use crowfoot_model::{ColumnId, Document, Table, TableId};

use super::package::Package;
use super::types::Kind;
use super::with_writer;
use crate::Options;
use crate::typescript::Printer;

/// A table of the schema.
pub(crate) struct TableShape {
    /// With the columns that it inherits.
    pub(crate) table: Arc<Table>,
    /// `users`
    pub(crate) constant: String,
    /// `user`
    pub(crate) singular: String,
    pub(crate) columns: BTreeMap<ColumnId, ColumnShape>,
}

/// A column of the schema.
pub(crate) struct ColumnShape {
    /// `createdAt`
    pub(crate) key: String,
    /// The builder as it is written, with the calls that belong to the type: `text('tags').array()`.
    pub(crate) builder: String,
    pub(crate) kind: Kind,
    /// The TypeScript of the elements of an array of a custom type.
    pub(crate) element: Option<&'static str>,
    /// The database numbers the rows by it.
    pub(crate) is_numbered: bool,
}

/// The tables that [`super::export`] writes, in the same names.
pub(crate) fn shape(
    package: &'static Package,
    document: &Document,
    options: &Options,
) -> BTreeMap<TableId, TableShape> {
    with_writer(package, document, options, |writer| {
        let mut shapes = BTreeMap::new();
        for table in writer.tables.clone() {
            let mut columns = BTreeMap::new();
            for column in &table.columns {
                let mut builder = writer.column_builder(&table, column);
                let calls = std::mem::take(&mut builder.calls);
                let mut printer = Printer::default();
                printer.statement("", &crate::typescript::Doc::chain(builder.head.clone(), calls));
                let names = writer.names.tables.get(&table.id);
                let Some(key) = names.and_then(|names| names.column(column.id)) else { continue };
                let shape = ColumnShape {
                    key: key.to_owned(),
                    builder: printer.out,
                    kind: builder.kind,
                    element: builder.element,
                    is_numbered: writer.is_numbered(&table, column, &mut builder),
                };
                columns.insert(column.id, shape);
            }
            let Some(names) = writer.names.tables.get(&table.id) else { continue };
            let (constant, singular) = (names.constant.clone(), names.singular.clone());
            shapes.insert(table.id, TableShape { table, constant, singular, columns });
        }
        shapes
    })
}
