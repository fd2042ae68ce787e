//! The style of a design that exists.

use crowfoot_model::{LogicalType, ObjectRef};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean, Share};

pub(crate) static RULE: Rule = Rule {
    code: "NAM011",
    name: "house-style",
    family: Family::Naming,
    severity: Severity::Hint,
    since: "0.1.0",
    fix: None,
    summary: "What most tables of an existing design do is its house style.",
    why: "A habit that a whole design has is no slip, and changing it would change every program that uses the \
          database. The preset Import says it once and reports only what departs from it.",
    advice: "Keep it. To judge the design by the house standard instead, choose the preset Architect.",
    bad: "-- import\nCREATE TABLE customer (id text PRIMARY KEY);\nCREATE TABLE invoice (id text PRIMARY KEY);\n\
          CREATE TABLE shop (id text PRIMARY KEY);\nCREATE TABLE visit (id text PRIMARY KEY);\n\
          CREATE TABLE product (id text PRIMARY KEY);",
    good: "-- import\nCREATE TABLE customers (id text PRIMARY KEY);",
    options: &[],
    checks: &[Check::Style(check)],
    repair: None,
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.is_learned() {
        return;
    }
    let mut habits = Vec::new();
    let mut add = |habit: Habit, lean: Lean, words: &str| {
        let share = cx.style().share(habit);
        if share.lean() == lean {
            let Share { yes, all } = share;
            let count = if lean == Lean::Do { yes } else { all - yes };
            let of = if count == all { String::new() } else { [" of ", &all.to_string()].concat() };
            habits.push([words, " (", &count.to_string(), &of, ")"].concat());
        }
    };
    add(Habit::SnakeTables, Lean::Not, "table names that are not snake_case");
    add(Habit::PluralTables, Lean::Not, "singular table names");
    add(Habit::SnakeColumns, Lean::Not, "column names that are not snake_case");
    add(Habit::NumberedKeys, Lean::Do, "primary keys that auto-increment");
    let unsound = [false, true]
        .into_iter()
        .find_map(|with_zone| cx.spec.better_type(LogicalType::Timestamp { precision: None, with_zone }));
    if let Some(better) = unsound {
        let words = better.fault.strip_prefix("is a ").unwrap_or(better.fault);
        let words = words.split(',').next().unwrap_or(words);
        add(Habit::SoundTimes, Lean::Not, &["times of the type ", words].concat());
    }
    add(Habit::Created, Lean::Not, "tables without created_at");
    add(Habit::Updated, Lean::Not, "tables without updated_at");
    add(Habit::WrittenActions, Lean::Not, "foreign keys that do not specify their actions");
    if !habits.is_empty() {
        let what = ["The house style of this design: ", &habits.join(", "), "."].concat();
        report.add(ObjectRef::Document, what);
    }
}
