//! Foreign keys that say the same twice.

use crowfoot_model::{ColumnId, Edit, ForeignKey, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::list;
use crate::help::keys::target_columns;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL009",
    name: "duplicate-fk",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "Two foreign keys link the same columns to the same columns.",
    why: "Every write is checked twice, and if their actions differ, which one wins is up to the database.",
    advice: "Keep one of them.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id text NOT NULL,\n  FOREIGN KEY (user_id) REFERENCES users (id),\n  \
          FOREIGN KEY (user_id) REFERENCES users (id)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL,\n  FOREIGN KEY (user_id) REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for (at, key) in table.foreign_keys.iter().enumerate() {
        let Some(pairs) = pairs(cx, table, key) else { continue };
        let before = table.foreign_keys.iter().take(at);
        let twin = before
            .filter(|other| other.target_table() == key.target_table())
            .find(|other| self::pairs(cx, table, other).as_ref() == Some(&pairs));
        let Some(twin) = twin else { continue };
        let columns = list(table, &key.columns);
        let target = key.target_table().map_or(String::new(), |id| cx.name(ObjectRef::Table(id)));
        let what = ["Two foreign keys link ", &table.name, " (", &columns, ") to ", &target, "."].concat();
        let same = key.on_delete == twin.on_delete && key.on_update == twin.on_update;
        let finding = report
            .add(ObjectRef::ForeignKey(table.id, key.id), what)
            .relate(ObjectRef::ForeignKey(table.id, twin.id));
        if same {
            finding.offer(Applicability::Safe, "Drop the second");
        } else {
            finding.advise("They have different actions: decide which one you want.");
            finding.offer(Applicability::Unsafe, "Drop the second");
        }
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
    edit.table_mut(table)?.foreign_keys.retain(|other| other.id != key);
    Some(())
}

/// Which column refers to which, in a fixed order.
fn pairs(cx: &Context<'_>, table: &Table, key: &ForeignKey) -> Option<Vec<(ColumnId, ColumnId)>> {
    let target = key.target_table()?;
    let target = if target == table.id { table } else { cx.neighbour(target)? };
    let mut pairs: Vec<(ColumnId, ColumnId)> =
        key.columns.iter().copied().zip(target_columns(key, target)).collect();
    pairs.sort_unstable();
    (!pairs.is_empty()).then_some(pairs)
}
