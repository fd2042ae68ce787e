//! Columns without a usable type, and enumerations without usable values.

use crowfoot_model::{DataType, EnumType, ObjectRef, Record, RecordKey, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR005",
    name: "unknown-type",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    summary: "A column has no type, or an enum has no values or a repeated one.",
    why: "The statement that creates it fails.",
    advice: "Give the column a type.",
    bad: "CREATE TYPE mood AS ENUM ('happy', 'happy');\nCREATE TABLE people (\n  id text PRIMARY KEY,\n  mood\n);",
    good: "CREATE TYPE mood AS ENUM ('happy', 'sad');\nCREATE TABLE people (\n  id text PRIMARY KEY,\n  mood mood\n);",
    options: &[],
    checks: &[Check::Table(check), Check::Record(check_record)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for column in &table.columns {
        let object = ObjectRef::Column(table.id, column.id);
        let name = || [table.name.as_str(), ".", &column.name].concat();
        let Some(data_type) = &column.data_type else {
            // Computed columns have the type of their expression.
            if !cx.spec.script().writing.untyped_columns && column.generated.is_none() {
                report.add(object, [&name(), " has no type."].concat());
            }
            continue;
        };
        match data_type.element() {
            DataType::Enum(id) if !cx.has(RecordKey::Enum(*id)) => gone(object, &name(), report),
            DataType::Domain(id) if !cx.has(RecordKey::Domain(*id)) => gone(object, &name(), report),
            DataType::Composite(id) if !cx.has(RecordKey::Composite(*id)) => gone(object, &name(), report),
            DataType::InlineEnum(values) => {
                if let Some(fault) = fault(values) {
                    report
                        .add(object, [&name(), " is an enum ", &fault, "."].concat())
                        .advise("Correct its values.");
                }
            }
            DataType::Native { text, .. } if text.trim().is_empty() => {
                report.add(object, [&name(), " has an empty type."].concat());
            }
            _ => {}
        }
    }
}

fn check_record(_: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    if let Record::Enum(it) = record {
        let EnumType { id, name, values, .. } = &**it;
        if let Some(fault) = fault(values) {
            report
                .add(ObjectRef::Enum(*id), ["The enum ", name, " is ", &fault, "."].concat())
                .advise("Correct its values.");
        }
    }
}

fn gone(object: ObjectRef, name: &str, report: &mut Report<'_>) {
    report.add(object, [name, " has a type that no longer exists."].concat()).advise("Choose another type.");
}

/// The fault of an enum's values, if any.
fn fault(values: &[String]) -> Option<String> {
    if values.is_empty() {
        return Some("without values".to_owned());
    }
    let repeated = values.iter().enumerate().find(|(at, value)| values.iter().take(*at).any(|v| v == *value));
    repeated.map(|(_, value)| ["with the repeated value '", value, "'"].concat())
}
