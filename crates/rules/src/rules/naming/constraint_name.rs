//! Names of constraints.

use crowfoot_dialect::naming::ConstraintKind;
use crowfoot_model::{ColumnId, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::naming::{constraint_name_for, free_name, set_part_name};
use crate::rule::{Check, Family, Report, Rule};
use crate::text::identifiers;

pub(crate) static RULE: Rule = Rule {
    code: "NAM006",
    name: "constraint-name",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A constraint is not named <table>_<columns>_<kind>.",
    why: "The database reports violations by constraint name, so the name should say what was violated, and be the \
          same in every dialect.",
    advice: "Name it <table>_<columns>_<kind>: users_email_unique, orders_user_id_fk.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  CONSTRAINT uc1 UNIQUE (email)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  \
           CONSTRAINT users_email_unique UNIQUE (email)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for (object, name) in table.part_names().filter(|(_, name)| !name.trim().is_empty()) {
        let Some((wanted, kind)) = wanted(table, object) else { continue };
        let is_key = matches!(object, ObjectRef::PrimaryKey(_));
        if (is_key && cx.spec.script().server.unnamed_primary_keys)
            || fits(table, object, name, &wanted, kind)
        {
            continue;
        }
        let what = ["The ", word(kind), " ", name, " should be named ", &wanted, "."].concat();
        let finding = report.add(object, what);
        if is_default(table, name, kind) {
            finding.rank(Severity::Info);
        }
        finding.offer(
            cx.safe_unless_mentioned(Some(name)).max(cx.safe_unless_in_use()),
            ["Rename to ", &wanted].concat(),
        );
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = cx.table(found.object.table()?)?;
    let (wanted, _) = wanted(table, found.object)?;
    let name = free_name(cx, table, &wanted, Some(found.object));
    set_part_name(edit, found.object, Some(name))
}

fn wanted(table: &Table, object: ObjectRef) -> Option<(String, ConstraintKind)> {
    let (columns, kind): (Vec<ColumnId>, ConstraintKind) = match object {
        ObjectRef::PrimaryKey(_) => (table.primary_key_columns().to_vec(), ConstraintKind::PrimaryKey),
        ObjectRef::Unique(_, id) => (table.unique(id)?.columns.clone(), ConstraintKind::Unique),
        ObjectRef::ForeignKey(_, id) => (table.foreign_key(id)?.columns.clone(), ConstraintKind::ForeignKey),
        ObjectRef::Check(_, id) => {
            let check = table.checks.iter().find(|check| check.id == id)?;
            let mut columns = Vec::new();
            for word in identifiers(&check.expression) {
                let column = table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(&word));
                columns.extend(column.map(|column| column.id).filter(|id| !columns.contains(id)));
            }
            columns.truncate(3);
            (columns, ConstraintKind::Check)
        }
        _ => return None,
    };
    Some((constraint_name_for(table, &columns, kind), kind))
}

fn fits(table: &Table, object: ObjectRef, name: &str, wanted: &str, kind: ConstraintKind) -> bool {
    let numbered = name.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    let table_first = name.strip_prefix(&table.name).is_some_and(|rest| rest.starts_with('_'));
    let ends = |end: &str| name.ends_with(end);
    numbered
        || match kind {
            ConstraintKind::PrimaryKey => table_first && (ends("_pk") || ends("_pkey")),
            // What a check is about is better said in words than in columns.
            ConstraintKind::Check => table_first && ends("_check"),
            _ => {
                let columns = match object {
                    ObjectRef::Unique(_, id) => table.unique(id).map_or(0, |unique| unique.columns.len()),
                    _ => 0,
                };
                // Over several columns a name may say what they are together.
                columns > 1 && table_first && ends("_unique")
            }
        }
}

/// Whether the name is the one that PostgreSQL gives by itself.
fn is_default(table: &Table, name: &str, kind: ConstraintKind) -> bool {
    let end = match kind {
        ConstraintKind::Unique => "_key",
        ConstraintKind::ForeignKey => "_fkey",
        _ => return false,
    };
    name.starts_with(&table.name) && name.ends_with(end)
}

fn word(kind: ConstraintKind) -> &'static str {
    match kind {
        ConstraintKind::PrimaryKey => "primary key",
        ConstraintKind::Unique => "unique constraint",
        ConstraintKind::ForeignKey => "foreign key",
        ConstraintKind::Check => "check",
        ConstraintKind::Exclusion => "exclusion constraint",
    }
}
