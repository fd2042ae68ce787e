//! Keys and indexes that the database rejects, because of their access method, their types or their partitions.

use crowfoot_model::{ColumnId, DataType, Dialect, Index, IndexKey, LogicalType, ObjectRef, Table};

use super::design::{Found, Known, Place, bare};
use super::expression::{Scope, unquoted};
use super::token::{Kind, tokens};
use super::{Fault, operator_classes};
use crate::logical_of;

/// The abilities of a built-in access method of PostgreSQL.
/// Source: the documentation of PostgreSQL 18, `pg_indexam_has_property` and `pg_index_column_has_property`.
struct Method {
    name: &'static str,
    is_ordered: bool,
    takes_many: bool,
    includes: bool,
}

const METHODS: &[Method] = &[
    Method { name: "btree", is_ordered: true, takes_many: true, includes: true },
    Method { name: "hash", is_ordered: false, takes_many: false, includes: false },
    Method { name: "gist", is_ordered: false, takes_many: true, includes: true },
    Method { name: "spgist", is_ordered: false, takes_many: false, includes: true },
    Method { name: "gin", is_ordered: false, takes_many: true, includes: false },
    Method { name: "brin", is_ordered: false, takes_many: true, includes: false },
];

/// Access methods of common extensions.
const OF_EXTENSIONS: &[&str] =
    &["bloom", "diskann", "hnsw", "ivfflat", "pgroonga", "rum", "vchordrq", "zombodb", "bm25", "columnstore"];

/// PostgreSQL types without a default B-tree operator class: they cannot be unique.
const UNORDERED: &[&str] = &[
    "json",
    "jsonpath",
    "xml",
    "point",
    "line",
    "lseg",
    "box",
    "path",
    "polygon",
    "circle",
    "refcursor",
    "cid",
];

/// The faults of the keys and indexes of a table, at most one for each.
pub fn of_keys(dialect: Dialect, table: &Table, known: &dyn Known) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |object, fault: Option<(Place, Fault)>| {
        found.extend(fault.map(|(place, fault)| Found { object, place, fault }));
    };
    let keys = Keys { dialect, table, known };
    let key = table.primary_key_columns();
    add(ObjectRef::PrimaryKey(table.id), keys.constraint(key, true));
    for unique in &table.uniques {
        add(ObjectRef::Unique(table.id, unique.id), keys.constraint(&unique.columns, false));
    }
    for index in &table.indexes {
        let columns: Vec<ColumnId> = index.keys.iter().filter_map(IndexKey::as_column).collect();
        let fault = match dialect {
            Dialect::Postgres => {
                let fault = keys.method(index).map(method);
                let fault = fault.or_else(|| keys.operator_class(index).map(method));
                fault.or_else(|| keys.key_type(index).map(other))
            }
            Dialect::Mysql => keys.mysql(index).map(method),
            Dialect::Sqlite => None,
        };
        let fault = fault.or_else(|| keys.partitions(&columns).filter(|_| index.unique).map(other));
        add(ObjectRef::Index(table.id, index.id), fault);
    }
    if dialect == Dialect::Sqlite && key.is_empty() && table.option("WITHOUT ROWID").is_some() {
        let fault = Fault::new("A WITHOUT ROWID table needs a primary key.");
        add(ObjectRef::Table(table.id), Some(other(fault)));
    }
    found
}

/// PostgreSQL rejects a generated column that references another generated column.
pub(super) fn of_generated(
    dialect: Dialect,
    table: &Table,
    scope: Scope<'_>,
    expression: &str,
) -> Option<Fault> {
    let tokens = tokens(dialect, expression).ok().filter(|_| dialect == Dialect::Postgres)?;
    let names = tokens.iter().filter(|own| matches!(own.kind, Kind::Word | Kind::Quoted));
    let named = names.filter_map(|own| scope.find(dialect, &unquoted(dialect, own)));
    let column = |at: &usize| table.columns.get(*at).filter(|column| column.generated.is_some());
    let name = &column(&named.filter(|at| column(at).is_some()).min()?)?.name;
    Some(Fault::new([name, " is generated too, and cannot be used here."].concat()))
}

fn method(fault: Fault) -> (Place, Fault) {
    (Place::Method, fault)
}

fn other(fault: Fault) -> (Place, Fault) {
    (Place::Other, fault)
}

struct Keys<'k> {
    dialect: Dialect,
    table: &'k Table,
    known: &'k dyn Known,
}

impl Keys<'_> {
    fn constraint(&self, columns: &[ColumnId], is_primary: bool) -> Option<(Place, Fault)> {
        let own = || columns.iter().filter_map(|id| self.table.column(*id));
        let fault = match self.dialect {
            Dialect::Postgres => own().find_map(|column| {
                let name = self.unordered(column.data_type.as_ref()?)?;
                Some([&column.name, " is of type ", name, ", which cannot be unique."].concat())
            }),
            Dialect::Sqlite if is_primary => {
                let generated = own().find(|column| column.generated.is_some());
                generated
                    .map(|column| [&column.name, " is generated, and cannot be in a primary key."].concat())
            }
            _ => None,
        };
        fault.map(|what| method(Fault::new(what))).or_else(|| self.partitions(columns).map(other))
    }

    /// An ability that the access method lacks, whatever the types of the keys.
    fn method(&self, index: &Index) -> Option<Fault> {
        let name = index.method.as_deref().unwrap_or("btree");
        if matches!(name, "fulltext" | "spatial") || OF_EXTENSIONS.contains(&name) {
            return None;
        }
        let Some(method) = METHODS.iter().find(|method| method.name == name) else {
            let fault = Fault::new(["PostgreSQL has no index method ", name, "."].concat());
            return Some(if self.known.has_extensions() { fault.uncertain() } else { fault });
        };
        let called = |rest: &str| Some(Fault::new([name, " indexes ", rest].concat()));
        if index.unique && !method.is_ordered {
            return called("cannot be unique; btree ones can.");
        }
        if index.keys.len() > 1 && !method.takes_many {
            return called("have one key.");
        }
        if !index.include.is_empty() && !method.includes {
            return called("cannot include columns.");
        }
        if !method.is_ordered && index.keys.iter().any(|key| key.order.is_some() || key.nulls.is_some()) {
            return called("have no order: remove ASC, DESC and NULLS.");
        }
        None
    }

    /// A key whose type has no default operator class for the access method.
    fn key_type(&self, index: &Index) -> Option<Fault> {
        let method = index.method.as_deref().unwrap_or("btree");
        let keys = index.keys.iter().filter(|key| key.operator_class.is_none());
        keys.filter_map(|key| self.table.column(key.as_column()?))
            .find_map(|column| {
                let data_type = column.data_type.as_ref()?;
                match (method, self.unordered(data_type)) {
                    ("btree" | "hash", Some(name)) => Some(
                        [&column.name, " is of type ", name, ", which a ", method, " index does not take."]
                            .concat(),
                    ),
                    ("gin", _) if self.is_scalar(data_type) && !self.known.is_mentioned("btree_gin") => {
                        Some([&column.name, " is a single value, which GIN does not take."].concat())
                    }
                    _ => None,
                }
            })
            .map(Fault::new)
    }

    /// An operator class that does not exist, or is for other types.
    fn operator_class(&self, index: &Index) -> Option<Fault> {
        let method = index.method.as_deref().unwrap_or("btree");
        index.keys.iter().find_map(|key| {
            let written = key.operator_class.as_deref()?;
            // With parameters: `gist_trgm_ops(siglen=32)`.
            let name = written.split('(').next().unwrap_or(written).trim().to_ascii_lowercase();
            if name.contains(['.', '"']) || self.known.is_mentioned(&name) {
                return None;
            }
            if !operator_classes::is_there(method, &name) {
                if operator_classes::is_of_extension(&name) || self.known.has_extensions() {
                    return None;
                }
                let what = ["PostgreSQL has no operator class ", &name, " for ", method, " indexes."];
                return Some(Fault::new(what.concat()));
            }
            let column = self.table.column(key.as_column()?)?;
            let logical = logical_of(bare(column.data_type.as_ref()?, self.known))?;
            let what = [&column.name, " is of another type than the operator class ", &name, "."];
            (!operator_classes::takes(&name, logical)).then(|| Fault::new(what.concat()))
        })
    }

    fn mysql(&self, index: &Index) -> Option<Fault> {
        let is_full_text = index.method.as_deref() == Some("fulltext");
        let is_spatial = index.method.as_deref() == Some("spatial");
        for column in index.keys.iter().filter_map(|key| self.table.column(key.as_column()?)) {
            let Some(data_type) = &column.data_type else { continue };
            if is_full_text && self.is_scalar(data_type) && !self.is_text(data_type) {
                return Some(Fault::new(
                    [&column.name, " is not text, which a full-text index is over."].concat(),
                ));
            }
            if is_spatial && !column.not_null {
                return Some(Fault::new(
                    [&column.name, " is nullable, and a spatial index takes no NULL."].concat(),
                ));
            }
        }
        None
    }

    /// A key of a partitioned table must contain the partition columns.
    fn partitions(&self, columns: &[ColumnId]) -> Option<Fault> {
        let partitioning = self.table.partitioning.as_ref().filter(|_| !columns.is_empty())?;
        let tokens = tokens(self.dialect, &partitioning.key).ok()?;
        let mut names = tokens.iter().filter(|own| matches!(own.kind, Kind::Word | Kind::Quoted));
        let missing = names.find_map(|own| {
            let name = unquoted(self.dialect, own);
            let mut all = self.table.columns.iter();
            all.find(|column| column.name.eq_ignore_ascii_case(&name) && !columns.contains(&column.id))
        })?;
        Some(Fault::new([&missing.name, " is not in the key, and the table is partitioned by it."].concat()))
    }

    /// The name of the type, if it is in [`UNORDERED`].
    fn unordered(&self, data_type: &DataType) -> Option<&'static str> {
        match bare(data_type, self.known) {
            DataType::Native { text, .. } => {
                let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
                let name = text.get(..end)?;
                UNORDERED
                    .iter()
                    .copied()
                    .find(|own| own.eq_ignore_ascii_case(name))
                    .filter(|_| !text.ends_with(']'))
            }
            own => (logical_of(own)? == LogicalType::Json { binary: false }).then_some("json"),
        }
    }

    /// Whether the type is a scalar; false if that is not known.
    fn is_scalar(&self, data_type: &DataType) -> bool {
        matches!(bare(data_type, self.known), DataType::Logical(own) if !matches!(own, LogicalType::Json { .. }))
    }

    fn is_text(&self, data_type: &DataType) -> bool {
        matches!(
            logical_of(bare(data_type, self.known)),
            Some(LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text)
        )
    }
}
