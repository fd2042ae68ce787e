//! Tables without a primary key.

use crowfoot_model::{Column, Edit, IdSource, ObjectRef, PrimaryKey, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_join_table, list};
use crate::help::keys::sure_keys;
use crate::help::known::is_of_a_tool;
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

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // A table that is only begun has its own finding, and so has a join table.
    // A partition has the key of its table; a child of INHERITS has none of its own accord.
    let inherits = !table.inherits.is_empty();
    if table.primary_key.is_some()
        || table.partition_of.is_some()
        || (table.columns.is_empty() && !inherits)
        || is_join_table(table)
        || (cx.is_learned() && is_of_a_tool(&table.name))
    {
        return;
    }
    let server = &cx.spec.script().server;
    // The database does not make such a table.
    let is_refused = server.row_ids && table.option("WITHOUT ROWID").is_some();
    if let Some((_, columns)) = sure_keys(table).into_iter().next() {
        let columns = ["(", &list(table, &columns), ")"].concat();
        let what = [&table.name, " has no primary key, but ", &columns, " is unique and NOT NULL."].concat();
        let finding = report.add(ObjectRef::Table(table.id), what);
        if is_refused {
            finding.refuse();
        } else {
            finding.rank(Severity::Info);
        }
        finding
            .advise(["Make ", &columns, " the primary key."].concat())
            .offer(Applicability::Unsafe, ["Make ", &columns, " the primary key"].concat());
        return;
    }
    let finding =
        report.add(ObjectRef::Table(table.id), ["The table ", &table.name, " has no primary key."].concat());
    if is_refused {
        finding.refuse();
    } else if server.row_ids && cx.is_learned() {
        // The hidden rowid tells the rows apart, if not for long: a VACUUM may number them anew.
        finding.rank(Severity::Info);
    }
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
    let own = cx.table(found.object.table()?)?;
    let table = edit.table_mut(own.id)?;
    if table.primary_key.is_some() {
        return None;
    }
    if let Some((object, columns)) = sure_keys(own).into_iter().next() {
        match object {
            ObjectRef::Unique(_, id) => table.uniques.retain(|unique| unique.id != id),
            ObjectRef::Index(_, id) => table.indexes.retain(|index| index.id != id),
            _ => {}
        }
        table.primary_key = Some(PrimaryKey::over(columns));
        return Some(());
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
