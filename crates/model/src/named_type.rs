//! The types that a document defines by name, and sequences.

use crate::json::record;
use crate::need::Need;
use crate::record::Kind;
use crate::{
    ColumnId, CompositeId, DataType, DefaultValue, DomainId, EnumId, RecordKey, SchemaId, SequenceId, TableId,
};

/// A namespace of tables and types: a schema in PostgreSQL, a database in MySQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    pub id: SchemaId,
    pub name: String,
    pub comment: Option<String>,
}

/// An enumerated type. The values are in their sort order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumType {
    pub id: EnumId,
    pub schema: Option<SchemaId>,
    pub name: String,
    pub values: Vec<String>,
    pub comment: Option<String>,
}

/// A domain: a type with its own default and checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    pub id: DomainId,
    pub schema: Option<SchemaId>,
    pub name: String,
    pub base: DataType,
    pub not_null: bool,
    pub default: Option<DefaultValue>,
    pub collation: Option<String>,
    pub checks: Vec<DomainCheck>,
    pub comment: Option<String>,
}

/// A check of a domain; the expression calls the value `VALUE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainCheck {
    pub name: Option<String>,
    pub expression: String,
}

/// A composite (row) type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompositeType {
    pub id: CompositeId,
    pub schema: Option<SchemaId>,
    pub name: String,
    pub fields: Vec<CompositeField>,
    pub comment: Option<String>,
}

/// A field of a composite type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompositeField {
    pub name: String,
    pub data_type: DataType,
    pub collation: Option<String>,
}

/// A sequence that stands by itself; those behind `serial` and identity columns are part of the column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    pub id: SequenceId,
    pub schema: Option<SchemaId>,
    pub name: String,
    pub options: SequenceOptions,
    pub owned_by: Option<SequenceOwner>,
    pub comment: Option<String>,
}

/// The column that a sequence goes away with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceOwner {
    pub table: TableId,
    pub column: ColumnId,
}

/// How a sequence counts. `None` is the dialect's own choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SequenceOptions {
    /// Name of the sequence behind an identity column, where it was given one.
    pub name: Option<String>,
    /// `integer`, `bigint` or `smallint`.
    pub data_type: Option<String>,
    pub start: Option<i64>,
    pub increment: Option<i64>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub cache: Option<i64>,
    pub cycle: bool,
    /// `UNLOGGED`, as PostgreSQL makes the sequences of tables that are.
    pub unlogged: bool,
}

record!(Schema {
    id: Needed "id",
    name: Needed "name",
    comment: Optional "comment",
});

record!(EnumType {
    id: Needed "id",
    schema: Optional "schema",
    name: Needed "name",
    values: Needed "values",
    comment: Optional "comment",
});

record!(Domain {
    id: Needed "id",
    schema: Optional "schema",
    name: Needed "name",
    base: Needed "base",
    not_null: Optional "notNull",
    default: Optional "default",
    collation: Optional "collation",
    checks: Optional "checks",
    comment: Optional "comment",
});

record!(DomainCheck {
    name: Optional "name",
    expression: Needed "expression",
});

record!(CompositeType {
    id: Needed "id",
    schema: Optional "schema",
    name: Needed "name",
    fields: Needed "fields",
    comment: Optional "comment",
});

record!(CompositeField {
    name: Needed "name",
    data_type: Needed "type",
    collation: Optional "collation",
});

record!(Sequence {
    id: Needed "id",
    schema: Optional "schema",
    name: Needed "name",
    options: Optional "options",
    owned_by: Optional "ownedBy",
    comment: Optional "comment",
});

record!(SequenceOwner {
    table: Needed "table",
    column: Needed "column",
});

record!(SequenceOptions {
    name: Optional "name",
    data_type: Optional "type",
    start: Optional "start",
    increment: Optional "increment",
    minimum: Optional "minimum",
    maximum: Optional "maximum",
    cache: Optional "cache",
    cycle: Optional "cycle",
    unlogged: Optional "unlogged",
});

impl Kind for Schema {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (None, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["schema ", &self.name]);
    }
}

impl Kind for EnumType {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (self.schema, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["enum ", &self.name]);
    }

    fn each_need(&self, visit: &mut dyn FnMut(Need)) {
        Need::schema(self.schema, visit);
    }
}

impl Kind for Domain {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (self.schema, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["domain ", &self.name]);
    }

    fn each_need(&self, visit: &mut dyn FnMut(Need)) {
        Need::schema(self.schema, visit);
        Need::data_type(&self.base, visit);
    }
}

impl Kind for CompositeType {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (self.schema, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["type ", &self.name]);
    }

    fn each_need(&self, visit: &mut dyn FnMut(Need)) {
        Need::schema(self.schema, visit);
        self.fields.iter().for_each(|field| Need::data_type(&field.data_type, visit));
    }
}

impl Kind for Sequence {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (self.schema, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["sequence ", &self.name]);
    }

    fn each_need(&self, visit: &mut dyn FnMut(Need)) {
        Need::schema(self.schema, visit);
        if let Some(owner) = self.owned_by {
            visit(Need::Record(RecordKey::Table(owner.table)));
            visit(Need::Column(owner.table, owner.column));
        }
    }
}
