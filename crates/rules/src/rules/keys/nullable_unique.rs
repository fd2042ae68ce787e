//! Unique constraints that NULL slips through.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{ColumnId, Edit, IdSource, Index, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_deleted, list};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};
use crate::text::mentions;

pub(crate) static RULE: Rule = Rule {
    code: "KEY007",
    name: "nullable-unique",
    family: Family::Keys,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A unique constraint or index covers a nullable column.",
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
        judge(cx, table, ObjectRef::Unique(table.id, unique.id), &unique.columns, report);
    }
    // One column that is optional but unique where given is what such an index is made for.
    let several = |index: &&Index| index.unique && !index.nulls_not_distinct && index.keys.len() > 1;
    for index in table.indexes.iter().filter(several) {
        let columns: Vec<ColumnId> = index.leading_columns().collect();
        // A condition on one of the columns says which rows are meant.
        let is_meant = |id: &ColumnId| {
            let column = table.column(*id);
            column.zip(index.predicate.as_deref()).is_some_and(|(column, text)| mentions(text, &column.name))
        };
        if columns.len() == index.keys.len() && !columns.iter().any(is_meant) {
            judge(cx, table, ObjectRef::Index(table.id, index.id), &columns, report);
        }
    }
}

fn judge(cx: &Context<'_>, table: &Table, object: ObjectRef, columns: &[ColumnId], report: &mut Report<'_>) {
    let open = nullable(table, columns);
    // UNIQUE (…, deleted_at) is judged by LIF004.
    let with_deleted = columns.iter().any(|id| table.column(*id).is_some_and(is_deleted));
    if open.is_empty() || with_deleted || is_of_a_tool(&table.name) {
        return;
    }
    let first = list(table, &open);
    let what = [
        "UNIQUE (",
        &list(table, columns),
        ") on ",
        &table.name,
        " does not stop duplicates where ",
        &first,
        if open.len() == 1 { " is" } else { " are" },
        " NULL: NULLs are never equal.",
    ];
    let finding = report.add(object, what.concat());
    // A pair that is optional as a whole, or a value that is unique where it is given, is usual.
    if open.len() == columns.len() || !open.iter().any(|id| is_scope(table, columns, *id)) {
        finding.rank(Severity::Info);
    }
    finding.offer(Applicability::Unsafe, "Make the columns NOT NULL");
    if cx.spec.capabilities().nulls_not_distinct {
        finding.offer(Applicability::Unsafe, "Use NULLS NOT DISTINCT");
    }
}

/// Whether the column says within what the others are unique.
fn is_scope(table: &Table, columns: &[ColumnId], id: ColumnId) -> bool {
    let Some(column) = table.column(id) else { return false };
    let name = snake_case(&column.name);
    let is_last = columns.last() == Some(&id);
    let word = name.strip_suffix("_id").unwrap_or(&name);
    let word = word.rsplit('_').next().unwrap_or(word);
    table.is_in_foreign_key(id)
        || (name.ends_with("_id") && !is_last)
        || matches!(
            word,
            "tenant"
                | "team"
                | "parent"
                | "locale"
                | "language"
                | "lang"
                | "version"
                | "organization"
                | "organisation"
                | "org"
                | "workspace"
                | "company"
                | "account"
                | "site"
                | "project"
                | "country"
        )
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    index: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    let (columns, nulls) = match found.object {
        ObjectRef::Unique(_, id) => {
            let unique = table.uniques.iter_mut().find(|other| other.id == id)?;
            (unique.columns.clone(), &mut unique.nulls_not_distinct)
        }
        ObjectRef::Index(_, id) => {
            let index = table.indexes.iter_mut().find(|other| other.id == id)?;
            (index.leading_columns().collect(), &mut index.nulls_not_distinct)
        }
        _ => return None,
    };
    if index == 1 {
        *nulls = true;
        return Some(());
    }
    for column in table.columns.iter_mut().filter(|column| columns.contains(&column.id)) {
        column.not_null = true;
    }
    Some(())
}

fn nullable(table: &Table, columns: &[ColumnId]) -> Vec<ColumnId> {
    let open = |id: &ColumnId| table.column(*id).is_some() && !table.is_required(&[*id]);
    columns.iter().copied().filter(|id| open(id)).collect()
}
