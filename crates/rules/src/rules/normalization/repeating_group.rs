//! Numbered columns.

use crowfoot_compact::{Arrange, VecMap};
use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NRM001",
    name: "repeating-group",
    family: Family::Normalization,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "A table repeats a column with numbered names.",
    why: "A search has to check each of them, a value cannot be unique across them, and one more value needs another \
          column.",
    advice: "Move them to a table of their own, one row per value.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  phone1 text,\n  phone2 text,\n  phone3 text\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE user_phones (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id),\n  phone text NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

/// The lines of an address are one value that forms break in two.
const LINES: &[&str] = &["address", "address_line", "addr", "line", "street", "street_line", "addressline"];

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    let mut groups: VecMap<&str, Vec<(&Column, u32)>> = VecMap::new();
    for column in table.columns.iter().filter(|column| column.generated.is_none()) {
        let stem = column.name.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = column.name.get(stem.len()..).and_then(|digits| digits.parse().ok());
        let stem = stem.trim_end_matches('_');
        if let Some(number) = number.filter(|_| !stem.is_empty()) {
            groups.or_default(stem).push((column, number));
        }
    }
    for (stem, mut columns) in groups {
        columns.arrange_by_key(|(_, number)| *number);
        let in_a_row =
            columns.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if *b == a.saturating_add(1)));
        let same =
            columns.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a.data_type == b.data_type));
        let line = LINES.iter().any(|line| stem == *line || stem.ends_with(line));
        let [(first, from), .., (last, _)] = columns.as_slice() else { continue };
        if columns.len() < 3 || !in_a_row || !same || line || *from > 1 {
            continue;
        }
        let what = [
            &table.name,
            " has ",
            &columns.len().to_string(),
            " numbered columns for the same thing: ",
            &first.name,
            " to ",
        ];
        let what = [what.concat().as_str(), &last.name, "."].concat();
        let finding = report.add(ObjectRef::Column(table.id, first.id), what);
        for (column, _) in columns.iter().skip(1) {
            finding.relate(ObjectRef::Column(table.id, column.id));
        }
        finding.offer(Applicability::DisplayOnly, "Move them to a table of their own");
    }
}
