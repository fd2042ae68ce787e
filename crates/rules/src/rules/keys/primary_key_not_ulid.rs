//! Surrogate keys of another type than the house standard's.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::ulid::{counts_up, holds_ulid, is_surrogate_name, to_ulid};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY003",
    name: "primary-key-not-ulid",
    family: Family::Keys,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A surrogate key's type cannot hold a ULID.",
    why: "With one kind of key everywhere, the application can generate any id, ids sort by time, and they all travel \
          as text.",
    advice: "Use text, or char(26) in MySQL. uuid and binary(16) can hold a ULID too.",
    bad: "CREATE TABLE users (\n  id bigint PRIMARY KEY\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let [id] = table.primary_key_columns() else { return };
    let Some(column) = table.column(*id) else { return };
    let Some(data_type) = &column.data_type else { return };
    // A key shared with the parent follows the parent, and counted and natural keys have rules of their own.
    if is_derived(table)
        || table.is_in_foreign_key(*id)
        || counts_up(cx, table, column)
        || !is_surrogate_name(table, &column.name)
        || holds_ulid(cx, data_type)
    {
        return;
    }
    let what =
        ["The primary key ", &table.name, ".", &column.name, " has a type that cannot hold a ULID."].concat();
    report
        .add(ObjectRef::Column(table.id, *id), what)
        .offer(Applicability::Unsafe, "Convert it, and all references to it, to ULIDs");
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    to_ulid(cx, edit, table, column)
}
