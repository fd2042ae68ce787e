//! Foreign keys without an index.

use crowfoot_dialect::naming::index_name;
use crowfoot_model::{Edit, ForeignKey, IdSource, Index, ObjectRef, ReferentialAction, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{list, names};
use crate::help::keys::{accesses, serves};
use crate::help::naming::free_name;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "IDX001",
    name: "fk-not-indexed",
    family: Family::Indexes,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "No index starts with the columns of a foreign key.",
    why: "Deleting a parent row scans the whole child table for rows that reference it, and so does every join from \
          parent to child. A partial index does not help, because the check covers all rows.",
    advice: "Add an index on the foreign key's columns.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
          user_id text NOT NULL REFERENCES users (id)\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  \
           user_id text NOT NULL REFERENCES users (id)\n);\nCREATE INDEX idx_orders_user_id ON orders (user_id);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // The indexes of a partition come with those of the table that it is part of.
    if table.partition_of.is_some() {
        return;
    }
    for key in table.foreign_keys.iter().filter(|key| key.target_table().is_some()) {
        if key.columns.iter().any(|id| table.column(*id).is_none()) || is_served(table, key) {
            continue;
        }
        let columns = list(table, &key.columns);
        let target = key.target_table().map_or(String::new(), |id| cx.name(ObjectRef::Table(id)));
        let name = free_name(cx, table, &index_name(&table.name, &names(table, &key.columns)), None);
        let what =
            ["The foreign key ", &table.name, " (", &columns, ") to ", &target, " has no index."].concat();
        let finding = report
            .add(ObjectRef::ForeignKey(table.id, key.id), what)
            .advise(["Add an index on ", &columns, "."].concat());
        if cx.spec.capabilities().indexes_foreign_keys && !key.logical {
            finding.rank(Severity::Info).advise(
                ["MySQL creates one implicitly; define it to control its name: ", &name, "."].concat(),
            );
        }
        // Without an action only a delete of the parent looks for the row; a design that indexes few of its keys has its
        // reasons.
        let acts = |action: Option<ReferentialAction>| {
            matches!(action, Some(ReferentialAction::Cascade | ReferentialAction::SetNull))
        };
        if cx.is_learned() && !acts(key.on_delete) && cx.lean(Habit::IndexedKeys) != Lean::Do {
            finding.rank(Severity::Info);
        }
        finding.offer(Applicability::Safe, ["Add index ", &name].concat());
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let ObjectRef::ForeignKey(table, key) = found.object else { return None };
    let table = cx.table(table)?;
    let key = table.foreign_key(key)?;
    if key.columns.is_empty() || is_served(table, key) {
        return None;
    }
    let mut index = Index::over(ids.fresh(), key.columns.iter().copied());
    let wanted = index_name(&table.name, &names(table, &key.columns));
    index.name = Some(free_name(cx, table, &wanted, None));
    edit.table_mut(table.id)?.indexes.push(index);
    Some(())
}

fn is_served(table: &Table, key: &ForeignKey) -> bool {
    key.columns.is_empty() || accesses(table).iter().any(|access| serves(table, access, &key.columns))
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect, findings};
    use crate::{Severity, fix_all_safe};

    fn child(rest: &str) -> String {
        ["CREATE TABLE a (x text, y text, UNIQUE (x, y), PRIMARY KEY (x, y));
          CREATE TABLE b (id text PRIMARY KEY, x text, y text, deleted_at timestamptz, FOREIGN KEY (x, y) REFERENCES a (x, y)); ", rest].concat()
    }

    #[test]
    fn any_order_at_the_front_counts() {
        for index in ["(x, y)", "(y, x)", "(x, y, id)", "(y, x, id)", "(x, y) WHERE x IS NOT NULL"] {
            expect("IDX001", &child(&["CREATE INDEX i ON b ", index].concat()), &[]);
        }
        expect("IDX001", &child("CREATE UNIQUE INDEX i ON b (y, x)"), &[]);
    }

    #[test]
    fn what_does_not_serve_does_not_count() {
        for index in [
            "ON b (x)",
            "ON b (x, id, y)",
            "ON b (id, x, y)",
            "ON b (x, y) WHERE deleted_at IS NULL",
            "ON b USING gin (x, y)",
            "ON b (lower(x), y)",
        ] {
            expect("IDX001", &child(&["CREATE INDEX i ", index].concat()), &["b"]);
        }
    }

    #[test]
    fn keys_are_indexes_too() {
        expect(
            "IDX001",
            "CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE b (id text PRIMARY KEY REFERENCES a (id))",
            &[],
        );
        expect(
            "IDX001",
            "CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE b (a_id text UNIQUE REFERENCES a (id))",
            &[],
        );
        let join = "CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE b (id text PRIMARY KEY);
          CREATE TABLE ab (a_id text REFERENCES a (id), b_id text REFERENCES b (id), PRIMARY KEY (a_id, b_id))";
        assert_eq!(
            findings("IDX001", &document(join)).len(),
            1,
            "the second column of the key is not its front"
        );
    }

    #[test]
    fn mysql_makes_the_index_itself() {
        let found = findings(
            "IDX001",
            &document(
                "-- mysql\nCREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a_id int REFERENCES a (id))",
            ),
        );
        assert_eq!(found[0].severity, Severity::Info);
    }

    #[test]
    fn the_name_steps_aside_when_it_is_taken() {
        let before = document(
            "CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE b (a_id text REFERENCES a (id), c text);
             CREATE INDEX idx_b_a_id ON b (c)",
        );
        let after = apply_fix(&before, "IDX001", 0);
        let names: Vec<_> =
            after.tables().nth(1).unwrap().indexes.iter().map(|i| i.name.clone().unwrap()).collect();
        assert_eq!(names, ["idx_b_a_id", "idx_b_a_id_2"]);
    }

    #[test]
    fn two_keys_on_one_column_get_one_index() {
        let mut after = document(
            "CREATE TABLE a (id text PRIMARY KEY); CREATE TABLE c (id text PRIMARY KEY);
             CREATE TABLE b (x text, FOREIGN KEY (x) REFERENCES a (id), FOREIGN KEY (x) REFERENCES c (id))",
        );
        let diff = fix_all_safe(&after, &mut crowfoot_model::IdSource::following(&after));
        after.apply(&diff);
        assert_eq!(after.tables().nth(2).unwrap().indexes.len(), 1);
    }
}
