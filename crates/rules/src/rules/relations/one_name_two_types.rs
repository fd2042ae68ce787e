//! Columns of one name with types that cannot be compared.

use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::facts::columns::class;
use crate::help::columns::is_derived;
use crate::names::{Space, is_key_name};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL013",
    name: "one-name-two-types",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A column has the name of a foreign key and another kind of type.",
    why: "The two cannot be joined without a cast, no foreign key can be added, and an index on either is not used.",
    advice: "Give it the type of the others.",
    bad: "CREATE TABLE athletes (\n  id uuid PRIMARY KEY\n);\nCREATE TABLE sessions (\n  id uuid PRIMARY KEY,\n  athlete_id uuid REFERENCES athletes (id)\n);\nCREATE TABLE jumps (\n  id uuid PRIMARY KEY,\n  athlete_id text\n);",
    good: "CREATE TABLE athletes (\n  id uuid PRIMARY KEY\n);\nCREATE TABLE sessions (\n  id uuid PRIMARY KEY,\n  athlete_id uuid REFERENCES athletes (id)\n);\nCREATE TABLE jumps (\n  id uuid PRIMARY KEY,\n  athlete_id uuid REFERENCES athletes (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

/// How many namesakes are looked at: they are the same everywhere, as a rule.
const ASKED: usize = 4;

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for column in table.columns.iter().filter(|column| is_key_name(&column.name)) {
        if table.is_in_foreign_key(column.id) {
            continue;
        }
        let Some(own) = cx.logical_of_column(column) else { continue };
        for other in cx.named(Space::KeyColumn, None, &column.name).iter().take(ASKED) {
            let ObjectRef::Column(id, namesake) = *other else { continue };
            let Some(other) = cx.table(id).filter(|other| other.id != table.id) else { continue };
            let Some(namesake) = other.column(namesake) else { continue };
            let Some(theirs) = cx.logical_of_column(namesake) else { continue };
            if class(own) == class(theirs) {
                continue;
            }
            let label = |column: &Column| {
                column.data_type.as_ref().map_or(String::new(), |data_type| cx.type_label(data_type))
            };
            let name = [table.name.as_str(), ".", &column.name].concat();
            let what = [
                &name,
                " is ",
                &label(column),
                ", but ",
                &other.name,
                ".",
                &namesake.name,
                ", a foreign key, is ",
                &label(namesake),
                ".",
            ];
            report
                .add(ObjectRef::Column(table.id, column.id), what.concat())
                .relate(ObjectRef::Column(other.id, namesake.id));
            break;
        }
    }
}
