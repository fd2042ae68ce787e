//! Objects without a name.

use crowfoot_model::{Edit, IdSource, ObjectRef, Record, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::naming::set_part_name;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR001",
    name: "empty-name",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A table, column, type, index or constraint has no name.",
    why: "No database accepts an empty name, so the statement that creates the object fails.",
    advice: "Give it a name.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  \"\" text\n);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  note text\n);",
    options: &[],
    checks: &[Check::Table(check), Check::Record(check_record)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_blank(&table.name) {
        report.add(ObjectRef::Table(table.id), "The table has no name.");
    }
    for (place, column) in table.columns.iter().enumerate() {
        if is_blank(&column.name) {
            let mut what = String::from("Column ");
            what.push_str(&(place + 1).to_string());
            what.push_str(" of ");
            what.push_str(if is_blank(&table.name) { "the table" } else { &table.name });
            what.push_str(" has no name.");
            report.add(ObjectRef::Column(table.id, column.id), what);
        }
    }
    for (object, name) in table.part_names() {
        if is_blank(name) {
            let what = ["A ", kind(object), " of ", &table.name, " has no name."].concat();
            report.add(object, what).offer(Applicability::Safe, "Use the default name");
        }
    }
}

fn check_record(_: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    let (object, kind, name) = match record {
        Record::Schema(it) => (ObjectRef::Schema(it.id), "schema", &it.name),
        Record::Enum(it) => (ObjectRef::Enum(it.id), "enum", &it.name),
        Record::Domain(it) => (ObjectRef::Domain(it.id), "domain", &it.name),
        Record::Composite(it) => (ObjectRef::Composite(it.id), "composite type", &it.name),
        Record::Sequence(it) => (ObjectRef::Sequence(it.id), "sequence", &it.name),
        Record::View(it) => (ObjectRef::View(it.id), "view", &it.name),
        _ => return,
    };
    if is_blank(name) {
        report.add(object, ["The ", kind, " has no name."].concat());
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    // Without a name of its own a part is written out under its house name.
    set_part_name(edit, found.object, None)
}

fn is_blank(name: &str) -> bool {
    name.trim().is_empty()
}

fn kind(object: ObjectRef) -> &'static str {
    match object {
        ObjectRef::Index(..) => "index",
        ObjectRef::PrimaryKey(_) => "primary key",
        ObjectRef::ForeignKey(..) => "foreign key",
        _ => "constraint",
    }
}
