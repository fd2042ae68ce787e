//! Foreign keys to tables that are not of the design, such as `auth.users` of a host.

use std::collections::BTreeMap;

use crowfoot_model::{ForeignKey, ForeignKeyTarget, ObjectRef, Table};

use super::Writer;
use super::layout::{Piece, Section};
use crate::typescript::{Doc, Names, camel_case, identifier, quote};

/// A table of somebody else, with the columns that keys refer to.
pub(super) struct Outside {
    constant: String,
    keys: Names,
    /// The key and the builder of each column by its name.
    columns: BTreeMap<String, (String, Doc)>,
}

impl Writer<'_> {
    /// The schema, table and columns of a key to a table in a schema that is not of the design.
    fn outside_target<'k>(&self, key: &'k ForeignKey) -> Option<(&'k str, &'k str, Vec<&'k str>)> {
        let ForeignKeyTarget::Unresolved { schema: Some(schema), table, columns } = &key.target else {
            return None;
        };
        let is_own = schema == "public" || self.document.schemas().any(|own| own.name == *schema);
        let is_at_home = self.document.settings().dialect == self.target;
        if is_own || !is_at_home || !self.package.named_keys {
            return None;
        }
        let mut columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        if columns.is_empty() && key.columns.len() == 1 {
            columns.push("id");
        }
        (columns.len() == key.columns.len() && !columns.is_empty()).then_some((schema, table, columns))
    }

    pub(super) fn is_outside(&self, key: &ForeignKey) -> bool {
        self.outside_target(key).is_some()
    }

    /// `foreignKey(…)` to such a table.
    pub(super) fn outside_key(&mut self, table: &Table, key: &ForeignKey) -> Option<Doc> {
        let (schema, name, columns) = self.outside_target(key)?;
        let targets = if schema == "auth" && name == "users" && columns == ["id"] {
            self.supabase.insert("authUsers");
            vec![Doc::text("authUsers.id")]
        } else {
            self.outside_columns(table, key, (schema, name), &columns)
        };
        Some(self.foreign_key(table, key, &key.columns, Doc::Array(targets)))
    }

    fn outside_columns(
        &mut self,
        table: &Table,
        key: &ForeignKey,
        (schema, name): (&str, &str),
        columns: &[&str],
    ) -> Vec<Doc> {
        let place = (schema.to_owned(), name.to_owned());
        let mut outside = self.outside.remove(&place).unwrap_or_else(|| {
            let wish = identifier(camel_case(&[schema, "_", name].concat()), "outsideTable");
            let constant = self.names.constants.claim(&[&wish]);
            Outside { constant, keys: Names::default(), columns: BTreeMap::new() }
        });
        let mut targets = Vec::new();
        for (column, own) in columns.iter().zip(&key.columns) {
            if !outside.columns.contains_key(*column) {
                let own = table.column(*own);
                let object = ObjectRef::Table(table.id);
                let builder = self.builder(object, column, own.and_then(|own| own.data_type.as_ref()));
                let property = outside.keys.claim(&[&identifier(camel_case(column), "column")]);
                let made = Doc::chain(builder.head, builder.calls);
                outside.columns.insert((*column).to_owned(), (property, made));
            }
            let property = outside.columns.get(*column).map_or("", |(property, _)| property);
            targets.push(Doc::Text([&outside.constant, ".", property].concat()));
        }
        self.outside.insert(place, outside);
        targets
    }

    /// The tables themselves, which are not exported, so that drizzle-kit does not make them.
    pub(super) fn outside_declarations(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for ((schema, name), outside) in std::mem::take(&mut self.outside) {
            let callee = [self.import(self.package.schema), "(", &quote(&schema), ").table"].concat();
            let columns = outside.columns.into_values().map(|(key, made)| Doc::pair(&key, made)).collect();
            let columns = Doc::Object { properties: columns, broken: true };
            let call = Doc::Call(callee, vec![Doc::Text(quote(&name)), columns]);
            pieces.push(self.private(Section::Outside, outside.constant, &call));
        }
        pieces
    }
}
