//! Referential actions that can only fail.

use crowfoot_model::{
    ColumnId, DefaultValue, Edit, ForeignKey, IdSource, ObjectRef, ReferentialAction, Table,
};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::list;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL005",
    name: "impossible-action",
    family: Family::Relations,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A foreign key sets a NOT NULL column to NULL, or to a default it does not have.",
    why: "Deleting the parent fails with an error about the child, or the foreign key cannot be created at all.",
    advice: "Use RESTRICT, or make the column nullable.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id text NOT NULL REFERENCES users (id) ON DELETE SET NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text REFERENCES users (id) ON DELETE SET NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for key in table.foreign_key_constraints() {
        let object = ObjectRef::ForeignKey(table.id, key.id);
        let (delete, update) = (key.on_delete, key.on_update);
        if fails(cx, table, key, ReferentialAction::SetDefault) {
            let why = if cx.spec.capabilities().set_default_action {
                [" sets ", &list(table, &key.columns), " to a default, but there is none."].concat()
            } else {
                [" uses SET DEFAULT, which ", cx.spec.name(), " does not allow."].concat()
            };
            report
                .add(object, ["A foreign key of ", &table.name, &why].concat())
                .offer(Applicability::Unsafe, "Use RESTRICT");
        } else if fails(cx, table, key, ReferentialAction::SetNull) {
            let when = if delete == Some(ReferentialAction::SetNull) { "delete" } else { "update" };
            let columns = list(table, &required(table, &set_columns(key, delete, update)));
            let target = key.target_table().map_or(String::new(), |id| cx.name(ObjectRef::Table(id)));
            let (verb, action) =
                if when == "delete" { ("Deleting", "DELETE") } else { ("Changing the key of", "UPDATE") };
            let what = [
                verb,
                " a row of ",
                &target,
                " fails once ",
                &table.name,
                " refers to it: ON ",
                action,
                " SET NULL, but ",
                &columns,
                " is NOT NULL.",
            ];
            let finding = report.add(object, what.concat()).offer(Applicability::Unsafe, "Use RESTRICT");
            if !key.columns.iter().any(|id| table.is_in_primary_key(*id)) {
                finding.offer(Applicability::Unsafe, ["Make ", &columns, " nullable"].concat());
            }
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
    let ObjectRef::ForeignKey(table, key) = found.object else { return None };
    let table = edit.table_mut(table)?;
    let key = table.foreign_keys.iter_mut().find(|other| other.id == key)?;
    if index == 1 {
        let columns = key.columns.clone();
        for column in table.columns.iter_mut().filter(|column| columns.contains(&column.id)) {
            column.not_null = false;
        }
        return Some(());
    }
    for action in [&mut key.on_delete, &mut key.on_update] {
        if matches!(action, Some(ReferentialAction::SetNull | ReferentialAction::SetDefault)) {
            *action = Some(ReferentialAction::Restrict);
        }
    }
    key.on_delete_columns.clear();
    Some(())
}

fn fails(cx: &Context<'_>, table: &Table, key: &ForeignKey, action: ReferentialAction) -> bool {
    if key.on_delete != Some(action) && key.on_update != Some(action) {
        return false;
    }
    if action == ReferentialAction::SetNull {
        return !required(table, &set_columns(key, key.on_delete, key.on_update)).is_empty();
    }
    let without = |id: &ColumnId| {
        table.column(*id).is_some_and(|column| {
            column.not_null && matches!(column.default, None | Some(DefaultValue::Null))
        })
    };
    !cx.spec.capabilities().set_default_action || key.columns.iter().any(without)
}

/// The columns that SET NULL sets: those that `ON DELETE SET NULL (…)` names, or all.
fn set_columns(
    key: &ForeignKey,
    delete: Option<ReferentialAction>,
    update: Option<ReferentialAction>,
) -> Vec<ColumnId> {
    let on_delete_only = delete == Some(ReferentialAction::SetNull) && update != delete;
    if on_delete_only && !key.on_delete_columns.is_empty() {
        key.on_delete_columns.clone()
    } else {
        key.columns.clone()
    }
}

fn required(table: &Table, columns: &[ColumnId]) -> Vec<ColumnId> {
    columns.iter().copied().filter(|id| table.column(*id).is_some() && table.is_required(&[*id])).collect()
}
