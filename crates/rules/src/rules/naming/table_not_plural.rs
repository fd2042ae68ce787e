//! Table names in the singular.

use crowfoot_dialect::naming::{is_plural, plural};
use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::facts::naming::number;
use crate::help::columns::is_derived;
use crate::help::known::{has_no_plural, is_of_a_tool};
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "NAM002",
    name: "table-not-plural",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A table name is singular.",
    why: "A table holds many rows. If every table is plural, names are easy to guess, reserved words such as user and \
          order are avoided, and the singular is free for the row's type.",
    advice: "Use the plural.",
    bad: "CREATE TABLE customer (\n  id text PRIMARY KEY\n);",
    good: "CREATE TABLE customers (\n  id text PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let name = &table.name;
    if cx.is_learned() {
        learned(cx, table, report);
        return;
    }
    // A name that ends in a number or a letter that is none has no plural to speak of.
    let word = name.chars().last().is_some_and(|c| c.is_ascii_alphabetic());
    if !word || is_derived(table) || is_plural(name) || has_no_plural(name) {
        return;
    }
    let better = plural(name);
    if better == *name || !is_plural(&better) {
        return;
    }
    report
        .add(ObjectRef::Table(table.id), ["The table ", name, " has a singular name."].concat())
        .advise(["Rename it to ", &better, "."].concat())
        .offer(Applicability::Unsafe, ["Rename to ", &better].concat());
}

/// An existing design is only asked to be of one kind, be it the singular.
fn learned(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || is_of_a_tool(&table.name) {
        return;
    }
    let (kind, others) = match (number(&table.name), cx.lean(Habit::PluralTables)) {
        (Some(false), Lean::Do) => (" has a singular name", "plural"),
        (Some(true), Lean::Not) => (" has a plural name", "singular"),
        _ => return,
    };
    let what = ["The table ", &table.name, kind, "; most of the others are ", others, "."];
    report
        .add(ObjectRef::Table(table.id), what.concat())
        .advise("Rename it when the next change of the table is due anyway, or leave it.");
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = cx.table(found.object.table()?)?;
    edit.table_mut(table.id)?.name = plural(&table.name);
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn plurals_and_words_without_one_are_left_alone() {
        for word in [
            "order_history",
            "feedback",
            "sales",
            "inventory",
            "stock",
            "geodata",
            "alumni",
            "salesmen",
            "corpora",
            "cattle",
            "analyses",
            "criteria",
            "media",
            "leaves",
            "series",
            "payroll",
            "bacteria",
            "humans",
        ] {
            expect("NAM002", &["CREATE TABLE ", word, " (id text)"].concat(), &[]);
        }
        expect(
            "NAM002",
            "CREATE TABLE people (id text); CREATE TABLE order_items (id text); CREATE TABLE news (id text);
             CREATE TABLE addresses (id text); CREATE TABLE children (id text); CREATE TABLE data (id text)",
            &[],
        );
        expect("NAM002", "CREATE TABLE bus (id text); CREATE TABLE category (id text)", &["bus", "category"]);
    }
}
