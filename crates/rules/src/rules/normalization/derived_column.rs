//! Columns that other columns of their row decide.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::is_derived;
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NRM008",
    name: "derived-column",
    family: Family::Normalization,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A column is called as what others of its row already say.",
    why: "Two columns say one thing, and each update has to change both. Where one is forgotten, they disagree.",
    advice: "Make it a generated column, or compute it in a view. If it is stored on purpose, ignore the finding and \
             say how it is kept in step.",
    bad: "CREATE TABLE people (\n  id text PRIMARY KEY,\n  first_name text NOT NULL,\n  last_name text NOT NULL,\n  full_name text NOT NULL\n);",
    good: "CREATE TABLE people (\n  id text PRIMARY KEY,\n  first_name text NOT NULL,\n  last_name text NOT NULL,\n  full_name text GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

/// A column and the columns that decide it. Each is one of the names in its list.
struct Derivation {
    column: &'static [&'static str],
    from: &'static [&'static [&'static str]],
}

const DERIVATIONS: &[Derivation] = &[
    Derivation {
        column: &["full_name", "display_name"],
        from: &[&["first_name", "given_name"], &["last_name", "family_name", "surname"]],
    },
    Derivation {
        column: &["age"],
        from: &[&["birth_date", "date_of_birth", "birthday", "birthdate", "dob"]],
    },
    Derivation {
        column: &["line_total", "total", "total_price", "amount", "subtotal", "extended_price"],
        from: &[&["quantity", "qty"], &["unit_price", "price", "price_each"]],
    },
    Derivation {
        column: &["total", "grand_total", "total_amount"],
        from: &[&["subtotal", "net_amount"], &["tax", "tax_amount", "vat"]],
    },
    Derivation {
        column: &["duration", "duration_seconds", "duration_ms", "duration_minutes"],
        from: &[
            &["started_at", "start_at", "starts_at"],
            &["ended_at", "end_at", "ends_at", "finished_at", "completed_at"],
        ],
    },
    Derivation { column: &["area"], from: &[&["width"], &["height", "length"]] },
];

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || is_of_a_tool(&table.name) {
        return;
    }
    let named = |names: &[&str]| {
        table.columns.iter().find(|column| names.contains(&snake_case(&column.name).as_str()))
    };
    let mut told: Vec<&Column> = Vec::new();
    for derivation in DERIVATIONS {
        let Some(column) = named(derivation.column) else { continue };
        let from: Option<Vec<&Column>> = derivation.from.iter().map(|names| named(names)).collect();
        let Some(from) = from else { continue };
        let is_computed = column.generated.is_some() || from.iter().any(|own| own.generated.is_some());
        if is_computed || told.iter().any(|own| own.id == column.id) {
            continue;
        }
        told.push(column);
        let from: Vec<&str> = from.iter().map(|own| own.name.as_str()).collect();
        let what = [&table.name, ".", &column.name, " follows from ", &from.join(" and "), "."];
        report.add(ObjectRef::Column(table.id, column.id), what.concat());
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn what_is_computed_or_stands_alone_is_left_alone() {
        expect(
            "NRM008",
            "CREATE TABLE a (id text PRIMARY KEY, total int, price int);
             CREATE TABLE b (id text PRIMARY KEY, quantity int, price int, total int GENERATED ALWAYS AS (quantity * price) STORED);
             CREATE TABLE c (id text PRIMARY KEY, age int); CREATE TABLE d (id text PRIMARY KEY, duration int, started_at timestamptz)",
            &[],
        );
        expect(
            "NRM008",
            "CREATE TABLE a (id text PRIMARY KEY, qty int, \"unitPrice\" int, total int, age int, birth_date date)",
            &["a.age", "a.total"],
        );
    }
}
