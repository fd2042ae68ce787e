//! Cascades that the next foreign key stops.

use crowfoot_model::{Deferrability, ForeignKey, ObjectRef, ReferentialAction, Table, TableId};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{is_derived, list};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL012",
    name: "cascade-stops-half-way",
    family: Family::Relations,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A cascade reaches a table whose rows another foreign key holds.",
    why: "The cascade promises that the parent can be deleted; the next key refuses it as soon as there is a row. That shows in production, with the first such row.",
    advice: "Let the second key cascade too, or let neither.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE players (\n  id text PRIMARY KEY,\n  user_id text REFERENCES users (id) ON DELETE CASCADE\n);\nCREATE TABLE notes (\n  id text PRIMARY KEY,\n  player_id text REFERENCES players (id) ON DELETE NO ACTION\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE players (\n  id text PRIMARY KEY,\n  user_id text REFERENCES users (id) ON DELETE CASCADE\n);\nCREATE TABLE notes (\n  id text PRIMARY KEY,\n  player_id text REFERENCES players (id) ON DELETE CASCADE\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    let cascades = |table: &Table, to: TableId| {
        let mut keys = table.foreign_key_constraints();
        keys.any(|key| key.target_table() == Some(to) && key.on_delete == Some(ReferentialAction::Cascade))
    };
    // RESTRICT is written on purpose, as a guard; what can wait for the end of the transaction may be put right.
    let holds = |key: &&ForeignKey| {
        matches!(key.on_delete, None | Some(ReferentialAction::NoAction))
            && key.deferrable == Deferrability::NotDeferrable
    };
    for key in table.foreign_key_constraints().filter(holds) {
        let Some(middle) = key.target_table().filter(|middle| *middle != table.id) else { continue };
        let Some(middle) = cx.neighbour(middle) else { continue };
        let above =
            middle.foreign_key_constraints().filter(|own| own.on_delete == Some(ReferentialAction::Cascade));
        let mut above = above.filter_map(ForeignKey::target_table);
        // A row that goes with the same parent does not hold the one between.
        let Some(top) = above.find(|top| *top != middle.id && *top != table.id && !cascades(table, *top))
        else {
            continue;
        };
        let top_name = cx.name(ObjectRef::Table(top));
        let what = [
            "Deleting a row of ",
            &top_name,
            " deletes its ",
            &middle.name,
            ", and fails as soon as one of them has ",
            &table.name,
            ": ",
            &list(table, &key.columns),
            " does not cascade.",
        ];
        report
            .add(ObjectRef::ForeignKey(table.id, key.id), what.concat())
            .relate(ObjectRef::Table(middle.id))
            .relate(ObjectRef::Table(top));
    }
}
