//! Columns that look like foreign keys and are none.

use crowfoot_model::{Edit, ForeignKey, IdSource, ObjectRef, ReferentialAction, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::guess;
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "REL007",
    name: "missing-fk",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A column looks like a foreign key, but no constraint is defined.",
    why: "Nothing stops someone from deleting the row it refers to, or from writing an invalid id.",
    advice: "Add the foreign key.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id text NOT NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // Up to PostgreSQL 11 only the partitions could have foreign keys.
    if is_derived(table) || table.partitioning.is_some() {
        return;
    }
    // A design that has none at all is told once, by REL011; a table of a tool has what its tool wants.
    if cx.is_learned() && (!cx.has_any(Habit::DeclaredKeys) || is_of_a_tool(&table.name)) {
        return;
    }
    let is_odd = cx.is_learned() && cx.lean(Habit::DeclaredKeys) == Lean::Do;
    for column in &table.columns {
        let Some((target, _)) = guess::target(cx, table, column) else { continue };
        let what = [
            &table.name,
            ".",
            &column.name,
            " looks like a foreign key to ",
            &target.name,
            ", but none is defined.",
        ];
        let finding = report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .relate(ObjectRef::Table(target.id))
            .offer(Applicability::Unsafe, ["Add a foreign key to ", &target.name].concat());
        if is_odd {
            finding.rank(Severity::Warning);
        }
        if guess::has_zero_for_none(column) {
            finding.fixes.clear();
            finding
                .advise("0 stands for none here, which a foreign key refuses: use NULL, then add the key.");
        }
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let own = cx.table(table)?;
    let (target, key) = guess::target(cx, own, own.column(column)?)?;
    let mut foreign_key = ForeignKey::new(ids.fresh(), vec![column], target.id, vec![key]);
    foreign_key.on_delete = Some(ReferentialAction::Restrict);
    foreign_key.on_update = Some(ReferentialAction::NoAction);
    edit.table_mut(table)?.foreign_keys.push(foreign_key);
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn roles_are_seen_and_strangers_are_not() {
        expect(
            "REL007",
            "CREATE TABLE users (id text PRIMARY KEY); CREATE TABLE addresses (id text PRIMARY KEY);
             CREATE TABLE film (film_id int PRIMARY KEY);
             CREATE TABLE orders (id text, billing_address_id text, created_by text, film_id smallint)",
            &["orders.billing_address_id", "orders.created_by", "orders.film_id"],
        );
        expect(
            "REL007",
            "CREATE TABLE users (user_id text PRIMARY KEY, external_id text); CREATE TABLE things (id text PRIMARY KEY);
             CREATE TABLE logs (user_id int, any_thing_type text, any_thing_id text, stripe_id text, created_by int)",
            &[],
        );
    }
}
