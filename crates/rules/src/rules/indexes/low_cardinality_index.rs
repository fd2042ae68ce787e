//! Indexes on columns with few values.

use crowfoot_model::{Column, DataType, Edit, IdSource, Index, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_deleted;
use crate::help::keys::is_tree;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "IDX004",
    name: "low-cardinality-index",
    family: Family::Indexes,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "An index covers only a boolean, a small enum or deleted_at.",
    why: "Every value matches a large part of the table, so the planner prefers a full scan: the index slows writes \
          and is rarely used.",
    advice: "Drop it, add a selective column to it, or make it a partial index on the rare value.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  is_active boolean NOT NULL\n);\n\
          CREATE INDEX idx_users_is_active ON users (is_active);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  is_active boolean NOT NULL,\n  name text\n);\n\
           CREATE INDEX idx_users_name ON users (name) WHERE is_active;",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

/// With this many values or fewer, each is expected in a large part of the rows.
const FEW: usize = 10;

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // The indexes of a partition come with those of the table that it is part of.
    if table.partition_of.is_some() {
        return;
    }
    for index in &table.indexes {
        let Some((column, kind)) = coarse(cx, table, index) else { continue };
        let own = cx.name(ObjectRef::Index(table.id, index.id));
        let what =
            ["The index ", &own, " covers only ", &table.name, ".", &column.name, ", ", kind, "."].concat();
        report
            .add(ObjectRef::Index(table.id, index.id), what)
            .relate(ObjectRef::Column(table.id, column.id))
            .offer(Applicability::Unsafe, "Drop the index");
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Index(table, index) = found.object else { return None };
    edit.table_mut(table)?.indexes.retain(|other| other.id != index);
    Some(())
}

fn coarse<'t>(cx: &Context<'_>, table: &'t Table, index: &Index) -> Option<(&'t Column, &'static str)> {
    let [key] = index.keys.as_slice() else { return None };
    if index.unique
        || index.predicate.is_some()
        || !is_tree(index.method.as_deref())
        || !index.include.is_empty()
    {
        return None;
    }
    let column = table.column(key.as_column()?)?;
    // A foreign key is searched from its parent, however few there are.
    if table.is_in_foreign_key(column.id) {
        return None;
    }
    if is_deleted(column) {
        return Some((column, "which is NULL in nearly every row"));
    }
    let data_type = column.data_type.as_ref()?;
    let few = match cx.bare_type(data_type) {
        DataType::Enum(id) => cx.enum_type(*id).is_some_and(|e| e.values.len() <= FEW),
        DataType::InlineEnum(values) => values.len() <= FEW,
        _ => false,
    };
    if few {
        return Some((column, "an enum with few values"));
    }
    if cx.logical(data_type) == Some(LogicalType::Boolean) {
        return Some((column, "which is either true or false"));
    }
    let known = column.annotations.distinct_values.is_some_and(|count| count <= FEW as u64);
    let large = table.annotations.rows.is_some_and(|rows| rows > 1000);
    (known && large).then_some((column, "which has few distinct values"))
}
