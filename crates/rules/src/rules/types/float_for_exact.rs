//! Money in floating-point numbers.

use crowfoot_dialect::naming::{singular, snake_case};
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

/// Words that mean money wherever they stand.
const MONEY: &[&str] = &[
    "price",
    "prices",
    "cost",
    "costs",
    "fee",
    "fees",
    "tax",
    "taxes",
    "vat",
    "subtotal",
    "salary",
    "wage",
    "wages",
    "payment",
    "payout",
    "revenue",
    "refund",
    "fare",
    "freight",
    "surcharge",
    "commission",
    "rent",
    "invoice",
];

/// Words for any quantity, which mean money in company: beside a currency, or in a table about money.
const AMOUNT: &[&str] = &[
    "amount", "balance", "total", "discount", "deposit", "budget", "credit", "debit", "value", "sum",
    "shipping", "charge", "charges", "premium", "bonus", "toll", "tip", "interest", "margin", "paid", "due",
];

/// Words of tables about money, in the singular.
const TABLES: &[&str] = &[
    "order",
    "invoice",
    "payment",
    "price",
    "balance",
    "transaction",
    "billing",
    "bill",
    "expense",
    "sale",
    "purchase",
    "wallet",
    "ledger",
    "payroll",
    "refund",
    "payout",
    "salary",
    "checkout",
    "quote",
    "receipt",
    "loan",
    "donation",
    "tax",
    "cart",
    "booking",
];

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for column in &table.columns {
        let Some(kind) = inexact(cx, table, column) else { continue };
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

fn inexact(cx: &Context<'_>, table: &Table, column: &Column) -> Option<&'static str> {
    let data_type = column.data_type.as_ref()?;
    if matches!(data_type, DataType::Native { text, .. } if text.trim().eq_ignore_ascii_case("money")) {
        return Some("money");
    }
    let kind = match cx.logical(data_type)? {
        LogicalType::Float { .. } => "a floating-point number",
        // PostgreSQL's numeric without a precision is exact, whatever is put into it.
        LogicalType::Decimal { precision: None, scale: None } if cx.spec.script().server.character_sets => {
            "decimal without a scale, which is decimal(10,0): 9.99 becomes 10"
        }
        LogicalType::Decimal { precision: Some(_), scale: None } if !cx.spec.script().server.row_ids => {
            "decimal without a scale: 9.99 becomes 10"
        }
        _ => return None,
    };
    is_money(table, column).then_some(kind)
}

fn is_money(table: &Table, column: &Column) -> bool {
    let name = snake_case(&column.name);
    let words = || name.split('_');
    // Ids, counts and ratios of money are none.
    if words().any(|word| {
        matches!(
            word,
            "id" | "count" | "quantity" | "qty" | "percent" | "percentage" | "pct" | "score" | "weight"
        )
    }) {
        return false;
    }
    if words().any(|word| MONEY.contains(&word)) {
        return true;
    }
    let others =
        || table.columns.iter().filter(|other| other.id != column.id).map(|own| snake_case(&own.name));
    // 20 ml and 5 kg are measures.
    let is_measure = others().any(|other| other == "unit" || other.ends_with("_unit") || other == "units");
    let is_priced = others().any(|other| other.split('_').any(|word| word.starts_with("currenc")));
    let about = snake_case(&table.name);
    let is_about_money = about.split('_').any(|word| TABLES.contains(&singular(word).as_str()));
    words().any(|word| AMOUNT.contains(&word)) && !is_measure && (is_priced || is_about_money)
}
