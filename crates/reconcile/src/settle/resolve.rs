//! References that a part of a schema leaves open, because what they are to is only in the design in hand.

use std::collections::HashMap;

use crowfoot_model::{ColumnId, CompositeId, DataType, DomainId, EnumId, ForeignKeyTarget, Table, TableId};

use crate::context::Context;
use crate::records::Records;

/// What the old document has alone, by name in lower case.
#[derive(Default)]
pub(super) struct Resolver<'a> {
    tables: HashMap<String, Vec<&'a Table>>,
    types: HashMap<String, DataType>,
}

impl<'a> Resolver<'a> {
    /// With nothing in it where everything that the new document does not have is to go.
    pub(super) fn new(context: &Context<'a>, records: &Records<'a>) -> Self {
        let mut resolver = Self::default();
        if context.options.removals {
            return resolver;
        }
        for table in records.tables.left() {
            resolver.tables.entry(Context::caseless(&table.name)).or_default().push(table);
        }
        let enums = records.enums.left().map(|found| (&found.name, DataType::Enum(EnumId(found.id.0))));
        let domains =
            records.domains.left().map(|found| (&found.name, DataType::Domain(DomainId(found.id.0))));
        let composites = records
            .composites
            .left()
            .map(|found| (&found.name, DataType::Composite(CompositeId(found.id.0))));
        for (name, data_type) in enums.chain(domains).chain(composites) {
            resolver.types.entry(Context::caseless(name)).or_insert(data_type);
        }
        resolver
    }

    pub(super) fn table(&self, table: &mut Table) {
        if self.tables.is_empty() && self.types.is_empty() {
            return;
        }
        for key in &mut table.foreign_keys {
            let found = match &key.target {
                ForeignKeyTarget::Unresolved { schema: _, table, columns } => self.target(table, columns),
                ForeignKeyTarget::Table { .. } => None,
            };
            if let Some((table, columns)) = found {
                key.target = ForeignKeyTarget::Table { table, columns };
            }
        }
        for data_type in table.columns.iter_mut().filter_map(|column| column.data_type.as_mut()) {
            self.data_type(data_type);
        }
    }

    fn target(&self, table: &str, columns: &[String]) -> Option<(TableId, Vec<ColumnId>)> {
        let [table] = self.tables.get(&Context::caseless(table))?.as_slice() else { return None };
        let column = |name: &String| {
            let folded = Context::caseless(name);
            table
                .columns
                .iter()
                .find(|column| Context::caseless(&column.name) == folded)
                .map(|column| column.id)
        };
        let columns: Vec<ColumnId> = columns.iter().map(column).collect::<Option<_>>()?;
        Some((table.id, columns))
    }

    fn data_type(&self, data_type: &mut DataType) {
        match data_type {
            DataType::Array(element) => self.data_type(element),
            DataType::Native { text, .. } => {
                let name = text.rsplit('.').next().unwrap_or_default().trim_matches('"');
                if let Some(found) = self.types.get(&Context::caseless(name)) {
                    *data_type = found.clone();
                }
            }
            _ => {}
        }
    }
}
