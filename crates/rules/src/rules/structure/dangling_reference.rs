//! References to tables and columns that are not there.

use crowfoot_model::{ColumnId, Edit, ForeignKeyTarget, IdSource, IndexKey, ObjectRef, RecordKey, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::names::Space;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR004",
    name: "dangling-reference",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A key, index or annotation references a table or column that does not exist.",
    why: "The statement that creates it fails, or it silently enforces nothing.",
    advice: "Add the missing table or column, reference another, or remove the reference.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  customer_id text NOT NULL REFERENCES customers (id)\n);",
    good: "CREATE TABLE customers (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           customer_id text NOT NULL REFERENCES customers (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let missing = |columns: &[ColumnId]| columns.iter().any(|id| table.column(*id).is_none());
    let id = table.id;
    for key in &table.foreign_keys {
        let object = ObjectRef::ForeignKey(id, key.id);
        let what = match &key.target {
            ForeignKeyTarget::Unresolved { schema: Some(schema), table: target, .. }
                if cx.named(Space::Schema, None, schema).is_empty() =>
            {
                // A design that defines nothing in a schema does not own it: a platform or another file does.
                let target = [schema.as_str(), ".", target].concat();
                let what = [
                    "A foreign key of ",
                    &table.name,
                    " references ",
                    &target,
                    ", which is not in this design.",
                ];
                report
                    .add(object, what.concat())
                    .rank(Severity::Hint)
                    .advise("Nothing to do if a platform or another file defines it.");
                continue;
            }
            ForeignKeyTarget::Unresolved { schema, table: target, .. } => {
                let schema = schema.as_deref().map_or(String::new(), |schema| [schema, "."].concat());
                let target = [schema.as_str(), target].concat();
                ["A foreign key of ", &table.name, " references ", &target, ", which does not exist."]
                    .concat()
            }
            ForeignKeyTarget::Table { table: target, columns } => {
                let other = if *target == id { Some(table) } else { cx.neighbour(*target) };
                match other {
                    None => ["A foreign key of ", &table.name, " references a deleted table."].concat(),
                    Some(other) if columns.iter().any(|id| other.column(*id).is_none()) => [
                        "A foreign key of ",
                        &table.name,
                        " references a column that ",
                        &other.name,
                        " does not have.",
                    ]
                    .concat(),
                    Some(_) if missing(&key.columns) => own(table, "A foreign key"),
                    Some(_) => continue,
                }
            }
        };
        report.add(object, what).offer(Applicability::Unsafe, "Remove the foreign key");
    }
    let mut gone = |object, kind: &str| {
        report.add(object, own(table, kind)).offer(Applicability::Unsafe, "Remove the reference");
    };
    if table.primary_key.as_ref().is_some_and(|key| missing(&key.columns) || missing(&key.include)) {
        gone(ObjectRef::PrimaryKey(id), "The primary key");
    }
    for unique in table.uniques.iter().filter(|u| missing(&u.columns) || missing(&u.include)) {
        gone(ObjectRef::Unique(id, unique.id), "A unique constraint");
    }
    for index in &table.indexes {
        let keys: Vec<ColumnId> = index.keys.iter().filter_map(IndexKey::as_column).collect();
        if missing(&keys) || missing(&index.include) {
            gone(ObjectRef::Index(id, index.id), "An index");
        }
    }
    let partition_of = table.partition_of.as_ref().map(|parent| parent.table);
    let mut above = table.inherits.iter().copied().chain(partition_of);
    if above.any(|parent| !cx.has(RecordKey::Table(parent))) {
        report
            .add(ObjectRef::Table(id), [table.name.as_str(), " is a partition of a deleted table."].concat())
            .offer(Applicability::Unsafe, "Make it a regular table");
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    let known: Vec<ColumnId> = table.columns.iter().map(|column| column.id).collect();
    let keep = |columns: &mut Vec<ColumnId>| columns.retain(|id| known.contains(id));
    match found.object {
        ObjectRef::ForeignKey(_, id) => table.foreign_keys.retain(|key| key.id != id),
        ObjectRef::PrimaryKey(_) => {
            let key = table.primary_key.as_mut()?;
            keep(&mut key.columns);
            keep(&mut key.include);
            if key.columns.is_empty() {
                table.primary_key = None;
            }
        }
        ObjectRef::Unique(_, id) => {
            // A unique constraint over fewer columns would forbid more than it was meant to.
            let unique = table.uniques.iter_mut().find(|unique| unique.id == id)?;
            keep(&mut unique.include);
            table
                .uniques
                .retain(|unique| unique.id != id || unique.columns.iter().all(|c| known.contains(c)));
        }
        ObjectRef::Index(_, id) => {
            let index = table.indexes.iter_mut().find(|index| index.id == id)?;
            let before = index.keys.len();
            index.keys.retain(|key| key.as_column().is_none_or(|column| known.contains(&column)));
            keep(&mut index.include);
            let unfit = index.keys.is_empty() || (index.unique && index.keys.len() != before);
            table.indexes.retain(|index| index.id != id || !unfit);
        }
        ObjectRef::Table(_) => {
            table.inherits.retain(|parent| cx.has(RecordKey::Table(*parent)));
            if table.partition_of.as_ref().is_some_and(|parent| !cx.has(RecordKey::Table(parent.table))) {
                table.partition_of = None;
            }
        }
        _ => return None,
    }
    Some(())
}

fn own(table: &Table, kind: &str) -> String {
    [kind, " of ", &table.name, " uses a column that the table does not have."].concat()
}
