//! Tables that are too wide.

use crowfoot_dialect::syntax::row_fault;
use crowfoot_model::{LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT003",
    name: "size-limit",
    family: Family::Portability,
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    summary: "A table has more columns, or wider rows, than the database allows.",
    why: "PostgreSQL allows 1600 columns, SQLite 2000, and InnoDB 1017 with 65,535 bytes per row.",
    advice: "Split the table, or use TEXT for long columns.",
    bad: "-- mysql\nCREATE TABLE pages (\n  id char(26) PRIMARY KEY,\n  body varchar(16000),\n  notes varchar(16000)\n);",
    good: "-- mysql\nCREATE TABLE pages (\n  id char(26) PRIMARY KEY,\n  body text,\n  notes text\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let limits = cx.spec.limits();
    let most = limits.columns;
    let count = table.columns.len();
    let object = ObjectRef::Table(table.id);
    if count > most {
        let (count, most) = (count.to_string(), most.to_string());
        report.add(
            object,
            [&table.name, " has ", &count, " columns; ", cx.spec.name(), " allows ", &most, "."].concat(),
        );
        return;
    }
    let Some(most) = limits.row_bytes else { return };
    if let Some(fault) = row_fault(table) {
        report.add(object, fault.what);
        return;
    }
    let bytes: u64 =
        table.columns.iter().filter_map(|column| cx.logical_of_column(column)).map(row_bytes).sum();
    if bytes > most && !has_narrow_charset(table) {
        let (bytes, most, name) = (bytes.to_string(), most.to_string(), cx.spec.name());
        report.add(
            object,
            ["A row of ", &table.name, " can take ", &bytes, " bytes; ", name, " allows ", &most, "."]
                .concat(),
        );
    }
}

/// Bytes that a value takes in the row, at four bytes per character.
fn row_bytes(logical: LogicalType) -> u64 {
    match logical {
        LogicalType::Varchar { length } => u64::from(length.unwrap_or(255)) * 4 + 2,
        LogicalType::Char { length } => u64::from(length) * 4,
        LogicalType::Binary { length } => u64::from(length),
        // Kept elsewhere; the row has a pointer.
        LogicalType::Text | LogicalType::Bytes | LogicalType::Json { .. } => 12,
        _ => 8,
    }
}

fn has_narrow_charset(table: &Table) -> bool {
    let narrow = |name: &str| !name.eq_ignore_ascii_case("utf8mb4");
    table.option("DEFAULT CHARSET").is_some_and(narrow)
        || table.columns.iter().any(|column| column.charset.as_deref().is_some_and(narrow))
}
