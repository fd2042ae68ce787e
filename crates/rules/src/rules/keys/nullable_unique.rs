//! Unique constraints that NULL slips through.

use crowfoot_model::{ColumnId, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_deleted, list};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY007",
    name: "nullable-unique",
    family: Family::Keys,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A unique constraint covers a nullable column.",
    why: "NULL never equals NULL, so any number of rows with a NULL in one of the columns pass, even if all other \
          columns match.",
    advice: "Make the columns NOT NULL, or use NULLS NOT DISTINCT (PostgreSQL 15 and later).",
    bad: "CREATE TABLE pages (\n  id text PRIMARY KEY,\n  tenant_id text,\n  slug text NOT NULL,\n  \
          UNIQUE (tenant_id, slug)\n);",
    good: "CREATE TABLE pages (\n  id text PRIMARY KEY,\n  tenant_id text NOT NULL,\n  slug text NOT NULL,\n  \
           UNIQUE (tenant_id, slug)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for unique in table.uniques.iter().filter(|unique| !unique.nulls_not_distinct) {
        let open = nullable(table, &unique.columns);
        // UNIQUE (…, deleted_at) is judged by LIF004.
        let with_deleted = unique.columns.iter().any(|id| table.column(*id).is_some_and(is_deleted));
        if open.is_empty() || with_deleted {
            continue;
        }
        let (first, can) =
            (list(table, &open), if open.len() == 1 { " is nullable" } else { " are nullable" });
        let finding = report.add(
            ObjectRef::Unique(table.id, unique.id),
            [
                "The unique constraint on ",
                &table.name,
                " (",
                &list(table, &unique.columns),
                ") allows duplicates, because ",
                &first,
                can,
                ".",
            ]
            .concat(),
        );
        if unique.columns.len() == 1 {
            // A value that is optional but unique where given is usual.
            finding.rank(Severity::Info);
        }
        finding.offer(Applicability::Unsafe, "Make the columns NOT NULL");
        if cx.spec.capabilities().nulls_not_distinct {
            finding.offer(Applicability::Unsafe, "Use NULLS NOT DISTINCT");
        }
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    index: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Unique(table, unique) = found.object else { return None };
    let table = edit.table_mut(table)?;
    let unique = table.uniques.iter_mut().find(|other| other.id == unique)?;
    if index == 1 {
        unique.nulls_not_distinct = true;
        return Some(());
    }
    let columns = unique.columns.clone();
    for column in table.columns.iter_mut().filter(|column| columns.contains(&column.id)) {
        column.not_null = true;
    }
    Some(())
}

fn nullable(table: &Table, columns: &[ColumnId]) -> Vec<ColumnId> {
    let open = |id: &ColumnId| table.column(*id).is_some() && !table.is_required(&[*id]);
    columns.iter().copied().filter(|id| open(id)).collect()
}
