//! Join tables that can hold a pair twice.

use crowfoot_model::{
    ColumnId, Edit, ForeignKey, IdSource, ObjectRef, PrimaryKey, ReferentialAction, Table, UniqueConstraint,
};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{foreign_key_columns, is_derived, is_join_table, list};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY008",
    name: "join-table-key",
    family: Family::Keys,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A join table allows duplicate pairs.",
    why: "The same two rows can be linked twice, so joins return duplicates and counts are wrong.",
    advice: "Make the foreign keys a composite primary key, or add a unique constraint over them.",
    bad: "CREATE TABLE users (id text PRIMARY KEY);\nCREATE TABLE roles (id text PRIMARY KEY);\n\
          CREATE TABLE user_roles (\n  user_id text NOT NULL REFERENCES users (id),\n  \
          role_id text NOT NULL REFERENCES roles (id)\n);",
    good: "CREATE TABLE users (id text PRIMARY KEY);\nCREATE TABLE roles (id text PRIMARY KEY);\n\
           CREATE TABLE user_roles (\n  user_id text NOT NULL REFERENCES users (id),\n  \
           role_id text NOT NULL REFERENCES roles (id),\n  PRIMARY KEY (user_id, role_id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || !is_join_table(table) {
        return;
    }
    let columns = foreign_key_columns(table);
    if unique_over(table, &columns) {
        return;
    }
    // A row that exists without one of its parents is a thing and no relation.
    let is_loose = |key: &ForeignKey| {
        !table.is_required(&key.columns) || key.on_delete == Some(ReferentialAction::SetNull)
    };
    if table.primary_key.is_some() && table.foreign_keys.iter().any(is_loose) {
        return;
    }
    // With a key of its own and rows that refer to it, or with more than a pair, it is a thing and no relation.
    if table.primary_key.is_some() && (columns.len() != 2 || !cx.referring_to(table.id).is_empty()) {
        return;
    }
    let what =
        ["The join table ", &table.name, " allows duplicate (", &list(table, &columns), ") pairs."].concat();
    let finding = report.add(ObjectRef::Table(table.id), what);
    if table.primary_key.is_some() {
        // With a key of its own the rows are at least told apart, and repeats may be meant.
        finding
            .rank(Severity::Info)
            .offer(Applicability::Unsafe, "Add a unique constraint over the foreign keys");
    } else {
        finding.offer(Applicability::Unsafe, "Make the foreign keys the primary key");
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    let columns = foreign_key_columns(table);
    for column in table.columns.iter_mut().filter(|column| columns.contains(&column.id)) {
        column.not_null = true;
    }
    if table.primary_key.is_some() {
        table.uniques.push(UniqueConstraint::over(ids.fresh(), columns));
    } else {
        table.primary_key = Some(PrimaryKey::over(columns));
    }
    Some(())
}

/// Whether some key, also a partial one on the rows that are not deleted, keeps these columns unique.
fn unique_over(table: &Table, columns: &[ColumnId]) -> bool {
    let within = |keys: &mut dyn Iterator<Item = Option<ColumnId>>| {
        let keys: Vec<Option<ColumnId>> = keys.collect();
        !keys.is_empty() && keys.iter().all(|key| key.is_some_and(|id| columns.contains(&id)))
    };
    table.is_unique_over(columns)
        || table
            .indexes
            .iter()
            .any(|index| index.unique && within(&mut index.keys.iter().map(|key| key.as_column())))
}
