//! Unique keys that hold another.

use crowfoot_model::{ColumnId, IndexKey, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{is_derived, list};
use crate::help::keys::{Access, accesses, referring_to_columns};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY010",
    name: "key-inside-a-key",
    family: Family::Keys,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A unique key contains all columns of another unique key.",
    why: "What is unique over fewer columns is unique over more: the wider key guards nothing, and every write maintains both. Often the narrower one is the mistake.",
    advice: "Drop the wider key, or the narrower one if only the pair was meant to be unique.",
    bad: "CREATE TABLE slots (\n  id text PRIMARY KEY,\n  room text NOT NULL UNIQUE,\n  day date NOT NULL,\n  UNIQUE (room, day)\n);",
    good: "CREATE TABLE slots (\n  id text PRIMARY KEY,\n  room text NOT NULL,\n  day date NOT NULL,\n  UNIQUE (room, day)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || table.partitioning.is_some() {
        return;
    }
    let keys = unique_keys(table);
    for (object, columns) in keys.iter().filter(|(object, _)| !matches!(object, ObjectRef::PrimaryKey(_))) {
        let is_inside = |other: &Vec<ColumnId>| {
            other.len() < columns.len() && other.iter().all(|column| columns.contains(column))
        };
        let Some((inner, own)) = keys.iter().find(|(_, other)| is_inside(other)) else { continue };
        // A foreign key over the pair needs it, and so does one to come: (tenant_id, id) is made for that.
        if referring_to_columns(cx, table, columns) || matches!(inner, ObjectRef::PrimaryKey(_)) {
            continue;
        }
        let what = [
            "The unique key of ",
            &table.name,
            " over (",
            &list(table, columns),
            ") guards nothing: (",
            &list(table, own),
            ") is unique already.",
        ];
        report.add(*object, what.concat()).relate(*inner);
    }
}

/// The unique keys over whole columns of all rows.
fn unique_keys(table: &Table) -> Vec<(ObjectRef, Vec<ColumnId>)> {
    let whole = |access: &Access<'_>| {
        access.unique
            && access.predicate.is_none()
            && !access.keys.is_empty()
            && access.keys.iter().all(|key| key.as_column().is_some() && key.prefix_length.is_none())
    };
    let columns =
        |access: &Access<'_>| access.keys.iter().filter_map(IndexKey::as_column).collect::<Vec<_>>();
    accesses(table)
        .iter()
        .filter(|access| whole(access))
        .map(|access| (access.object, columns(access)))
        .collect()
}
