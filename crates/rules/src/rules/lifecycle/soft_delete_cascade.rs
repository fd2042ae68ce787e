//! Cascades from rows that are never really deleted.

use crowfoot_model::{ObjectRef, ReferentialAction, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::{deletion_flag, is_derived, is_join_table, soft_delete};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "LIF005",
    name: "soft-delete-cascade",
    family: Family::Lifecycle,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "A foreign key cascades deletes from a soft-deleted table.",
    why: "Soft-deleting the parent triggers no cascade, so its children stay visible. When the parent is finally \
          purged, they vanish without a trace.",
    advice: "Give the child a deleted_at, and soft-delete both in one transaction.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  deleted_at timestamptz\n);\nCREATE TABLE notes (\n  \
          id text PRIMARY KEY,\n  user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  deleted_at timestamptz\n);\nCREATE TABLE notes (\n  \
           id text PRIMARY KEY,\n  user_id text NOT NULL REFERENCES users (id) ON DELETE RESTRICT,\n  \
           deleted_at timestamptz\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for key in table.foreign_keys.iter().filter(|key| key.on_delete == Some(ReferentialAction::Cascade)) {
        let Some(target) = key.target_table().filter(|target| *target != table.id) else { continue };
        let Some(target) = cx.neighbour(target).filter(|target| soft_delete(target).is_some()) else {
            continue;
        };
        // A child with a mark of its own can be marked with its parent, and a link without one is never seen.
        if soft_delete(table).is_some() || deletion_flag(table).is_some() || is_join_table(table) {
            continue;
        }
        let what = [
            "Soft-deleting a row of ",
            &target.name,
            " leaves its ",
            &table.name,
            " visible; purging it deletes them.",
        ];
        report
            .add(ObjectRef::ForeignKey(table.id, key.id), what.concat())
            .relate(ObjectRef::Table(target.id))
            .offer(Applicability::DisplayOnly, "Use RESTRICT and soft-delete the children with their parent");
    }
}
