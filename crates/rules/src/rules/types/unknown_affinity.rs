//! Types that SQLite takes for numbers.

use crowfoot_model::{DataType, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP009",
    name: "unknown-affinity",
    family: Family::Types,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A SQLite column has a type that counts as NUMERIC, though its name says text.",
    why: "SQLite goes by the letters of a type. One that it does not know is numeric: '007' is stored as 7, and '1e3' as 1000.",
    advice: "Use TEXT.",
    bad: "-- sqlite\nCREATE TABLE songs (\n  id text PRIMARY KEY NOT NULL,\n  isrc string\n);",
    good: "-- sqlite\nCREATE TABLE songs (\n  id text PRIMARY KEY NOT NULL,\n  isrc text\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // In a strict table such a type is an error, which STR005 reports.
    if !cx.spec.script().server.row_ids || table.option("STRICT").is_some() {
        return;
    }
    for column in &table.columns {
        let Some(DataType::Native { text, .. }) = &column.data_type else { continue };
        if !is_text_by_name(text) {
            continue;
        }
        let what = [
            &table.name,
            ".",
            &column.name,
            " is ",
            text,
            ", which counts as NUMERIC in SQLite: '007' becomes 7.",
        ];
        report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .offer(Applicability::Unsafe, "Change the type to text");
    }
}

/// Whether a type is called as one of text and has none of the letters that SQLite looks for.
fn is_text_by_name(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let known = ["INT", "CHAR", "CLOB", "TEXT", "BLOB", "REAL", "FLOA", "DOUB"];
    let name = upper.split(['(', ' ']).next().unwrap_or_default();
    !known.iter().any(|letters| upper.contains(letters))
        && matches!(
            name,
            "STRING"
                | "STR"
                | "UUID"
                | "GUID"
                | "ENUM"
                | "SET"
                | "URL"
                | "URI"
                | "EMAIL"
                | "NAME"
                | "PHONE"
                | "IP"
                | "INET"
                | "CODE"
                | "SLUG"
                | "HASH"
                | "TOKEN"
        )
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    edit.table_mut(table)?.column_mut(column)?.data_type = Some(DataType::TEXT);
    Some(())
}
