//! Foreign keys that leave their actions to the database.

use crowfoot_model::{Edit, ForeignKey, IdSource, ObjectRef, ReferentialAction, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_derived, list};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL003",
    name: "implicit-referential-action",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A foreign key does not say what happens when its parent is deleted or the key changes.",
    why: "What happens to child rows is a decision about the data. If it is not written down, nobody can tell whether \
          it was made.",
    advice: "Add ON DELETE and ON UPDATE. The fix writes what the database already does.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id text NOT NULL REFERENCES users (id)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for key in table.foreign_key_constraints() {
        let Some(target) = key.target_table() else { continue };
        let unwritten = match (key.on_delete, key.on_update) {
            (None, None) => "ON DELETE or ON UPDATE",
            (None, Some(_)) => "ON DELETE",
            (Some(_), None) => "ON UPDATE",
            (Some(_), Some(_)) => continue,
        };
        let target = cx.name(ObjectRef::Table(target));
        let columns = list(table, &key.columns);
        let what = [
            "The foreign key from ",
            &table.name,
            " (",
            &columns,
            ") to ",
            &target,
            " does not specify ",
            unwritten,
            ".",
        ];
        report
            .add(ObjectRef::ForeignKey(table.id, key.id), what.concat())
            .offer(Applicability::Safe, label(key));
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::ForeignKey(table, key) = found.object else { return None };
    let table = edit.table_mut(table)?;
    let key = table.foreign_keys.iter_mut().find(|other| other.id == key)?;
    // The default of all three dialects.
    key.on_delete.get_or_insert(ReferentialAction::NoAction);
    key.on_update.get_or_insert(ReferentialAction::NoAction);
    Some(())
}

fn label(key: &ForeignKey) -> &'static str {
    match (key.on_delete, key.on_update) {
        (None, None) => "Add ON DELETE NO ACTION ON UPDATE NO ACTION",
        (None, _) => "Add ON DELETE NO ACTION",
        _ => "Add ON UPDATE NO ACTION",
    }
}
