//! Composite foreign keys that are half empty.

use crowfoot_model::{ColumnId, Edit, ForeignKey, IdSource, MatchType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, list};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL010",
    name: "cardinality-mismatch",
    family: Family::Relations,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A composite foreign key mixes nullable and NOT NULL columns.",
    why: "If one of its columns is NULL, the foreign key is not checked at all, so the other columns can hold invalid \
          values.",
    advice: "Make all of the columns NOT NULL or all nullable. PostgreSQL can also enforce it with MATCH FULL.",
    bad: "CREATE TABLE users (\n  tenant_id text,\n  id text,\n  PRIMARY KEY (tenant_id, id)\n);\n\
          CREATE TABLE orders (\n  id text PRIMARY KEY,\n  tenant_id text NOT NULL,\n  user_id text,\n  \
          FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)\n);",
    good: "CREATE TABLE users (\n  tenant_id text,\n  id text,\n  PRIMARY KEY (tenant_id, id)\n);\n\
           CREATE TABLE orders (\n  id text PRIMARY KEY,\n  tenant_id text NOT NULL,\n  user_id text NOT NULL,\n  \
           FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for key in &table.foreign_keys {
        let open = open(table, key);
        if open.is_empty() || open.len() == key.columns.len() || key.match_type == Some(MatchType::Full) {
            continue;
        }
        let open = list(table, &open);
        let what =
            ["The foreign key ", &table.name, " (", &list(table, &key.columns), ") is not checked when "];
        let what = [what.concat().as_str(), &open, " is NULL."].concat();
        let finding = report.add(ObjectRef::ForeignKey(table.id, key.id), what);
        finding.offer(Applicability::Unsafe, ["Make ", &open, " NOT NULL"].concat());
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::ForeignKey(table, key) = found.object else { return None };
    let own = cx.table(table)?;
    for column in open(own, own.foreign_key(key)?) {
        edit.table_mut(table)?.column_mut(column)?.not_null = true;
    }
    Some(())
}

/// The columns of the key that can be NULL.
fn open(table: &Table, key: &ForeignKey) -> Vec<ColumnId> {
    let nullable = |id: &ColumnId| table.column(*id).is_some() && !table.is_required(&[*id]);
    key.columns.iter().copied().filter(nullable).collect()
}
