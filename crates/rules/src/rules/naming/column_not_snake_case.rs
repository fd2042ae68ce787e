//! Column names that are not snake_case.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::known::is_of_a_tool;
use crate::help::naming::{is_snake_case, rename_column};
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "NAM003",
    name: "column-not-snake-case",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A column name is not snake_case.",
    why: "Names with capitals or spaces must be quoted in every query. TypeScript gets camelCase names anyway.",
    advice: "Use lowercase letters, digits and underscores.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  \"firstName\" text NOT NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  first_name text NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    // An existing design is only asked to be of one kind.
    if cx.is_learned() && (is_of_a_tool(&table.name) || cx.lean(Habit::SnakeColumns) != Lean::Do) {
        return;
    }
    for column in &table.columns {
        if column.name.trim().is_empty() || is_snake_case(&column.name) {
            continue;
        }
        let object = ObjectRef::Column(table.id, column.id);
        let what = ["The column ", &table.name, ".", &column.name, " is not snake_case."].concat();
        let finding = report.add(object, what);
        let better = snake_case(&column.name);
        if is_snake_case(&better) && table.column_named(&better).is_none() {
            finding.offer(Applicability::Unsafe, ["Rename to ", &better].concat());
        }
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let better = snake_case(&cx.table(table)?.column(column)?.name);
    rename_column(edit, table, column, &better)
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect_in};

    #[test]
    fn expressions_follow_the_rename() {
        let before = document("CREATE TABLE users (\"firstName\" text, CHECK (length(\"firstName\") > 0))");
        let after = apply_fix(&before, "NAM003", 0);
        let table = after.tables().next().unwrap();
        assert_eq!(table.checks[0].expression, "length(\"first_name\") > 0");
        expect_in("NAM003", &after, &[]);
    }
}
