//! Columns.

use crowfoot_dialect::spec;
use crowfoot_model::{Column, DataType, DefaultValue, Dialect, ObjectRef, Table};

use super::Search;

impl Search<'_> {
    pub(super) fn column(&mut self, table: &Table, column: &Column, others: &Table) {
        let object = ObjectRef::Column(table.id, column.id);
        let Some(other) = others.column_named(&column.name) else {
            return self.demand(object, false, "is gone");
        };
        let is_same_type = match (&column.data_type, &other.data_type) {
            (Some(one), Some(other)) => self.is_same_type(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        self.demand(
            object,
            is_same_type,
            &format!("is {:?} and becomes {:?}", column.data_type, other.data_type),
        );
        let required = |table: &Table, column: &Column| column.not_null || table.is_in_primary_key(column.id);
        self.demand(object, required(table, column) == required(others, other), "may be NULL or may not");
        let is_same_default = is_same_default(column.default.as_ref(), other.default.as_ref());
        self.demand(
            object,
            is_same_default,
            &format!("has default {:?} and {:?}", column.default, other.default),
        );
        self.demand(object, column.identity.is_some() == other.identity.is_some(), "does not number itself");
        let stored = |column: &Column| column.generated.as_ref().map(|generated| generated.stored);
        self.demand(object, stored(column) == stored(other), "is not computed, or not in the same way");
        self.demand(object, column.on_update.is_some() == other.on_update.is_some(), "is not set on update");
        self.demand(object, column.charset == other.charset, "has no character set");
        self.demand(object, column.collation == other.collation, "has no collation");
        // That a NOT NULL has another name is no loss.
        let mut clauses = column.clauses.iter().filter(|clause| !clause.contains("NOT NULL"));
        let is_kept =
            clauses.clone().next().is_none() || clauses.all(|clause| other.clauses.contains(clause));
        self.demand(object, is_kept, "has no clauses");
        let is_same_comment = column.comment == other.comment || self.target() == Dialect::Sqlite;
        self.demand(object, is_same_comment, "has another comment");
    }

    fn is_same_type(&self, one: &DataType, other: &DataType) -> bool {
        match (one, other) {
            (DataType::Logical(one), _) => {
                // Logical types are the same everywhere; what differs is how they are written.
                let target = spec(self.target());
                target.parse_type(&target.spell(*one)) == *other
            }
            (DataType::Enum(id), DataType::InlineEnum(values)) => {
                self.before.enum_type(*id).is_some_and(|found| found.values == *values)
            }
            (one, other) => one == other,
        }
    }
}

fn is_same_default(one: Option<&DefaultValue>, other: Option<&DefaultValue>) -> bool {
    use DefaultValue::{Boolean, Expression, Null, Number, Text};
    let said = |default: Option<&DefaultValue>| default.is_some_and(|default| *default != Null);
    match (one, other) {
        (Some(Expression(_)), _) | (_, Some(Expression(_))) => said(one) == said(other),
        (Some(Boolean(one)), Some(Number(other) | Text(other))) => {
            (other == "1" || other == "true") == *one && ["0", "1", "true", "false"].contains(&other.as_str())
        }
        (Some(Number(one) | Text(one)), Some(Number(other) | Text(other))) => one == other,
        _ => !said(one) && !said(other) || one == other,
    }
}
