//! Column names that TypeScript cannot tell apart.

use crowfoot_compact::VecMap;
use crowfoot_dialect::naming::camel_case;
use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NAM009",
    name: "ts-name-collision",
    family: Family::Naming,
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    summary: "Two columns map to the same camelCase name, or one maps to a built-in property.",
    why: "The Drizzle schema needs one property per column, so one of the two would be lost.",
    advice: "Rename one of the columns.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  user_name text NOT NULL,\n  username_ text,\n  user__name text\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  user_name text NOT NULL,\n  display_name text\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let mut seen: VecMap<String, (&str, ObjectRef)> = VecMap::new();
    for column in &table.columns {
        let name = camel_case(&column.name);
        let object = ObjectRef::Column(table.id, column.id);
        if name.is_empty() {
            continue;
        }
        if column.name == "__proto__" || name == "constructor" {
            let what = [
                &table.name,
                ".",
                &column.name,
                " would become the property ",
                &name,
                ", which every JavaScript object already has.",
            ];
            report.add(object, what.concat()).advise("Rename the column.");
        } else if let Some((first, other)) = seen.get(&name) {
            // Two columns of the same name are the business of STR002.
            if *first != column.name {
                let what = [
                    &table.name,
                    ".",
                    &column.name,
                    " and ",
                    first,
                    " both become ",
                    &name,
                    " in TypeScript.",
                ];
                report.add(object, what.concat()).relate(*other);
            }
        } else {
            seen.insert(name, (&column.name, object));
        }
    }
}
