//! Money in floating-point numbers.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, DataType, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP001",
    name: "float-for-exact",
    family: Family::Types,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "An amount, price or rate is stored as a floating-point number or as money.",
    why: "Binary floating point cannot represent most decimal fractions: 0.1 + 0.2 is not 0.3, and sums drift. \
          PostgreSQL's money depends on the server's locale.",
    advice: "Use numeric(19, 4), or an integer that counts the smallest unit.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total_amount double precision NOT NULL\n);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total_amount numeric(19,4) NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

const EXACT: &[&str] = &[
    "amount",
    "price",
    "balance",
    "cost",
    "total",
    "subtotal",
    "fee",
    "tax",
    "vat",
    "discount",
    "salary",
    "wage",
    "payment",
    "payout",
    "revenue",
    "refund",
    "deposit",
    "budget",
    "fare",
    "commission",
    "credit",
    "debit",
];

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for column in &table.columns {
        let Some(kind) = inexact(cx, column) else { continue };
        let what = [&table.name, ".", &column.name, " stores an exact value as ", kind, "."].concat();
        report
            .add(ObjectRef::Column(table.id, column.id), what)
            .offer(Applicability::Unsafe, "Change the type to numeric(19, 4)");
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
    let exact = LogicalType::Decimal { precision: Some(19), scale: Some(4) };
    edit.table_mut(table)?.column_mut(column)?.data_type = Some(DataType::Logical(exact));
    Some(())
}

fn inexact(cx: &Context<'_>, column: &Column) -> Option<&'static str> {
    let data_type = column.data_type.as_ref()?;
    if matches!(data_type, DataType::Native { text, .. } if text.trim().eq_ignore_ascii_case("money")) {
        return Some("money");
    }
    let name = snake_case(&column.name);
    let exact = name.split('_').any(|word| EXACT.contains(&word));
    (exact && matches!(cx.logical(data_type), Some(LogicalType::Float { .. })))
        .then_some("a floating-point number")
}
