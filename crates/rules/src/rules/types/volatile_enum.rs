//! Enumerations whose values do not stay.

use crowfoot_model::{Column, DataType, ObjectRef, Record, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::option::{RuleOption, RuleOptionKind};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP006",
    name: "volatile-enum",
    family: Family::Types,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "An enumeration has many values, or its comment says that they change.",
    why: "PostgreSQL adds values and never drops one. MySQL copies the table unless a value is added at the end. A \
          person who adds a value to a table needs no migration.",
    advice: "Move the values to a lookup table, and refer to it.",
    bad: "CREATE TYPE kind AS ENUM ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u');\nCREATE TABLE parts (\n  id text PRIMARY KEY,\n  kind kind NOT NULL\n);",
    good: "CREATE TABLE kinds (\n  id text PRIMARY KEY,\n  name text NOT NULL UNIQUE\n);\nCREATE TABLE parts (\n  id text PRIMARY KEY,\n  kind_id text NOT NULL REFERENCES kinds (id)\n);",
    options: &[&MOST],
    checks: &[Check::Table(columns), Check::Record(named)],
    repair: None,
};

static MOST: RuleOption = RuleOption {
    key: "most-values",
    label: "Most values",
    help: "An enumeration with more is told",
    kind: RuleOptionKind::Number { default: 20, least: 2, most: 1000 },
};

fn named(cx: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    let Record::Enum(own) = record else { return };
    if let Some(why) = fault(cx, own.values.len(), own.comment.as_deref()) {
        report.add(ObjectRef::Enum(own.id), [own.name.as_str(), &why].concat());
    }
}

fn columns(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for column in &table.columns {
        if let Some(why) = values(column).and_then(|count| fault(cx, count, column.comment.as_deref())) {
            let what = [&table.name, ".", &column.name, &why].concat();
            report.add(ObjectRef::Column(table.id, column.id), what);
        }
    }
}

/// How many values a column lists itself.
fn values(column: &Column) -> Option<usize> {
    match column.data_type.as_ref()?.element() {
        DataType::InlineEnum(values) => Some(values.len()),
        _ => None,
    }
}

fn fault(cx: &Context<'_>, count: usize, comment: Option<&str>) -> Option<String> {
    let comment = comment.unwrap_or_default().to_ascii_lowercase();
    if ["may change", "will change", "may grow", "extensible", "more to come", "to be extended"]
        .iter()
        .any(|words| comment.contains(words))
    {
        return Some(" is an enumeration whose values change, as its comment says.".to_owned());
    }
    let is_long = count > cx.number(&MOST);
    is_long.then(|| [" is an enumeration of ", &count.to_string(), " values."].concat())
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn short_lists_that_stay_are_enumerations() {
        expect(
            "TYP006",
            "CREATE TYPE state AS ENUM ('open', 'closed'); CREATE TABLE a (id text PRIMARY KEY, state state)",
            &[],
        );
        expect(
            "TYP006",
            "-- mysql\nCREATE TABLE a (id char(26) PRIMARY KEY, plan enum('a','b') COMMENT 'more to come')",
            &["a.plan"],
        );
    }
}
