//! Text that is filled up with blanks.

use crowfoot_model::{DataType, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP011",
    name: "padded-char",
    family: Family::Types,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A PostgreSQL column is char(n).",
    why: "Values are filled up with blanks, which LIKE and concatenation see and length() does not. char(n) is neither faster nor smaller than text.",
    advice: "Use text or varchar(n). Add a check if the length is fixed.",
    bad: "CREATE TABLE codes (\n  id text PRIMARY KEY,\n  code char(7) NOT NULL\n);",
    good: "CREATE TABLE codes (\n  id text PRIMARY KEY,\n  code varchar(7) NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if !cx.spec.capabilities().exclusions || is_derived(table) {
        return;
    }
    for column in &table.columns {
        let Some(DataType::Logical(LogicalType::Char { length })) = &column.data_type else { continue };
        // Codes of countries and currencies, ids and hashes fill their columns by themselves.
        if *length <= 3 || matches!(*length, 26 | 32 | 36 | 40 | 60 | 64 | 128) {
            continue;
        }
        let length = length.to_string();
        let what =
            [&table.name, ".", &column.name, " is char(", &length, "): values are filled up with blanks."];
        report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .offer(Applicability::Unsafe, ["Change the type to varchar(", &length, ")"].concat());
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let column = edit.table_mut(table)?.column_mut(column)?;
    let Some(DataType::Logical(LogicalType::Char { length })) = column.data_type else { return None };
    column.data_type = Some(DataType::Logical(LogicalType::Varchar { length: Some(length) }));
    Some(())
}
