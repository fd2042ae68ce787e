//! Tables, keys and indexes without columns.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR003",
    name: "empty-table",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A table, key or index has no columns.",
    why: "There is nothing to store or search, and most databases reject the statement.",
    advice: "Add columns, or remove it.",
    bad: "CREATE TABLE orders ();",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let id = table.id;
    if table.columns.is_empty() && !is_derived(table) {
        report.add(ObjectRef::Table(id), [named(&table.name, "The table"), " has no columns."].concat());
    }
    let mut empty = |object, kind: &str, name: &Option<String>| {
        let name = name.as_deref().unwrap_or(&table.name);
        let what = ["The ", kind, " ", named(name, "here"), " has no columns."].concat();
        report.add(object, what).offer(Applicability::Unsafe, ["Remove the ", kind].concat());
    };
    if let Some(key) = table.primary_key.as_ref().filter(|key| key.columns.is_empty()) {
        empty(ObjectRef::PrimaryKey(id), "primary key", &key.name);
    }
    for unique in table.uniques.iter().filter(|unique| unique.columns.is_empty()) {
        empty(ObjectRef::Unique(id, unique.id), "unique constraint", &unique.name);
    }
    for key in table.foreign_keys.iter().filter(|key| key.columns.is_empty()) {
        empty(ObjectRef::ForeignKey(id, key.id), "foreign key", &key.name);
    }
    for index in table.indexes.iter().filter(|index| index.keys.is_empty()) {
        empty(ObjectRef::Index(id, index.id), "index", &index.name);
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    match found.object {
        ObjectRef::PrimaryKey(_) => table.primary_key = None,
        ObjectRef::Unique(_, id) => table.uniques.retain(|unique| unique.id != id),
        ObjectRef::ForeignKey(_, id) => table.foreign_keys.retain(|key| key.id != id),
        ObjectRef::Index(_, id) => table.indexes.retain(|index| index.id != id),
        _ => return None,
    }
    Some(())
}

fn named<'n>(name: &'n str, otherwise: &'n str) -> &'n str {
    if name.trim().is_empty() { otherwise } else { name }
}
