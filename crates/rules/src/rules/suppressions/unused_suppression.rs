//! Suppressions that suppress nothing.

use crowfoot_model::{
    CheckId, ColumnId, Edit, ExclusionId, ForeignKeyId, IdSource, IndexId, ObjectRef, Suppression, Table,
    UniqueId,
};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SUP001",
    name: "unused-suppression",
    family: Family::Suppressions,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "An ignored problem no longer occurs.",
    why: "The reason explains nothing any more, and if the problem came back, it would be hidden.",
    advice: "Stop ignoring it.",
    bad: "",
    good: "",
    options: &[],
    checks: &[Check::Suppressions(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, used: &[bool], report: &mut Report<'_>) {
    for (suppression, used) in table.annotations.suppressions.iter().zip(used) {
        if *used || report.out.iter().any(|other| other.detail == detail(suppression)) {
            continue;
        }
        let object = part(table, suppression.part);
        let what = ["The ignored ", &suppression.rule, " on ", &table.name, " no longer occurs."].concat();
        let finding = report.add(object, what).offer(Applicability::Safe, "Stop ignoring it");
        finding.detail = detail(suppression);
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
    table.annotations.suppressions.retain(|other| detail(other) != found.detail);
    Some(())
}

/// The rule and the part, in one text.
fn detail(suppression: &Suppression) -> String {
    let part = suppression.part.map_or(String::new(), |id| id.to_string());
    [suppression.rule.as_str(), " ", &part].concat()
}

/// The part of a table with an id; the table itself where there is none.
fn part(table: &Table, id: Option<u64>) -> ObjectRef {
    let Some(id) = id else { return ObjectRef::Table(table.id) };
    if table.columns.iter().any(|column| column.id.0 == id) {
        ObjectRef::Column(table.id, ColumnId(id))
    } else if table.uniques.iter().any(|unique| unique.id.0 == id) {
        ObjectRef::Unique(table.id, UniqueId(id))
    } else if table.foreign_keys.iter().any(|key| key.id.0 == id) {
        ObjectRef::ForeignKey(table.id, ForeignKeyId(id))
    } else if table.indexes.iter().any(|index| index.id.0 == id) {
        ObjectRef::Index(table.id, IndexId(id))
    } else if table.checks.iter().any(|check| check.id.0 == id) {
        ObjectRef::Check(table.id, CheckId(id))
    } else if table.exclusions.iter().any(|exclusion| exclusion.id.0 == id) {
        ObjectRef::Exclusion(table.id, ExclusionId(id))
    } else {
        ObjectRef::Table(table.id)
    }
}
