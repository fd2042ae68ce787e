//! Tables without a primary key.

use crowfoot_model::{Column, Edit, IdSource, ObjectRef, PrimaryKey, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_join_table;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY001",
    name: "missing-primary-key",
    family: Family::Keys,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A table has no primary key.",
    why: "Rows cannot be identified: no table can reference them, an update can hit several at once, and replication \
          and ORMs need a key.",
    advice: "Add a ULID column named id as the primary key.",
    bad: "CREATE TABLE events (\n  name text NOT NULL\n);",
    good: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  name text NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // A table that is only begun has its own finding, and so has a join table.
    // A partition has the key of its table; a child of INHERITS has none of its own accord.
    let inherits = !table.inherits.is_empty();
    if table.primary_key.is_some()
        || table.partition_of.is_some()
        || (table.columns.is_empty() && !inherits)
        || is_join_table(table)
    {
        return;
    }
    let finding =
        report.add(ObjectRef::Table(table.id), ["The table ", &table.name, " has no primary key."].concat());
    if inherits {
        finding.advise("Add a primary key: tables do not inherit the keys of their parents.");
    } else if table.column_named("id").is_some() {
        finding.advise("Make id the primary key.").offer(Applicability::Unsafe, "Make id the primary key");
    } else {
        finding.offer(Applicability::Unsafe, "Add id as the primary key");
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    if table.primary_key.is_some() {
        return None;
    }
    let id = match table.columns.iter_mut().find(|column| column.name == "id") {
        Some(column) => {
            column.not_null = true;
            column.id
        }
        None => {
            let id = ids.fresh();
            table.columns.insert(0, Column::new(id, "id").with_type(cx.spec.ulid_type()).required());
            id
        }
    };
    table.primary_key = Some(PrimaryKey::over(vec![id]));
    Some(())
}
