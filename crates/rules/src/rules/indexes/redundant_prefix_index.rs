//! Indexes that are the beginning of another.

use crowfoot_model::{Edit, IdSource, IndexKey, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::keys::{Access, accesses, is_tree, of_index};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "IDX003",
    name: "redundant-prefix-index",
    family: Family::Indexes,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "An index is a prefix of a longer one.",
    why: "The longer index answers every query that the shorter one does, and every write maintains both.",
    advice: "Drop the shorter index.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text,\n  status text\n);\n\
          CREATE INDEX idx_orders_user_id ON orders (user_id);\n\
          CREATE INDEX idx_orders_user_id_status ON orders (user_id, status);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text,\n  status text\n);\n\
           CREATE INDEX idx_orders_user_id_status ON orders (user_id, status);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // The indexes of a partition come with those of the table that it is part of.
    if table.partition_of.is_some() {
        return;
    }
    let all = accesses(table);
    // What is unique guards something, whatever queries need.
    for index in table.indexes.iter().filter(|index| !index.unique) {
        let short = of_index(table, index);
        let Some(long) = all.iter().find(|long| begins(&short, long)) else { continue };
        let (own, other) = (cx.name(short.object), name(cx, long.object));
        let what = ["The index ", &own, " on ", &table.name, " is a prefix of ", &other, "."].concat();
        let wide = long.keys.len() > 2 * short.keys.len();
        let finding = report.add(short.object, what).relate(long.object);
        if wide {
            finding.advise("Drop the shorter index, unless its smaller size is worth the extra writes.");
        }
        let applicability =
            if wide { Applicability::Unsafe } else { cx.safe_unless_mentioned(index.name.as_deref()) };
        finding.offer(applicability, ["Drop index ", &own].concat());
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Index(table, index) = found.object else { return None };
    edit.table_mut(table)?.indexes.retain(|other| other.id != index);
    Some(())
}

fn begins(short: &Access<'_>, long: &Access<'_>) -> bool {
    let held = |column: &crowfoot_model::ColumnId| {
        long.include.contains(column) || long.keys.iter().any(|key| key.as_column() == Some(*column))
    };
    !short.keys.is_empty()
        && short.keys.len() < long.keys.len()
        && is_tree(short.method)
        && is_tree(long.method)
        && long.keys.starts_with(&short.keys)
        && long.keys.iter().all(|key: &IndexKey| key.as_column().is_some() || short.keys.contains(key))
        && short.include.iter().all(held)
        && (long.predicate.is_none() || long.predicate == short.predicate)
}

fn name(cx: &Context<'_>, object: ObjectRef) -> String {
    match object {
        ObjectRef::PrimaryKey(_) => "the primary key".to_owned(),
        ObjectRef::Unique(..) => ["the unique constraint ", &cx.name(object)].concat(),
        _ => ["the index ", &cx.name(object)].concat(),
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    const TABLE: &str = "CREATE TABLE a (id text PRIMARY KEY, x text, y text, z text, UNIQUE (y, z));";

    #[test]
    fn beginnings_are_found() {
        let with = |indexes: &str| [TABLE, indexes].concat();
        expect("IDX003", &with("CREATE INDEX i ON a (x); CREATE INDEX j ON a (x, y)"), &["a.i"]);
        expect("IDX003", &with("CREATE INDEX i ON a (y)"), &["a.i"]);
        expect(
            "IDX003",
            &with("CREATE INDEX i ON a (x) WHERE y IS NULL; CREATE INDEX j ON a (x, z)"),
            &["a.i"],
        );
        expect("IDX003", &with("CREATE INDEX i ON a (x) INCLUDE (y); CREATE INDEX j ON a (x, y)"), &["a.i"]);
    }

    #[test]
    fn uniqueness_is_never_dropped_and_other_beginnings_stay() {
        let with = |indexes: &str| [TABLE, indexes].concat();
        for indexes in [
            "CREATE UNIQUE INDEX i ON a (x); CREATE INDEX j ON a (x, y)",
            "CREATE INDEX i ON a (x); CREATE INDEX j ON a (y, x)",
            "CREATE INDEX i ON a (x); CREATE INDEX j ON a (x, y) WHERE z IS NULL",
            "CREATE INDEX i ON a (x desc); CREATE INDEX j ON a (x, y)",
            "CREATE INDEX i ON a USING hash (x); CREATE INDEX j ON a (x, y)",
            "CREATE INDEX i ON a (x) INCLUDE (z); CREATE INDEX j ON a (x, y)",
        ] {
            expect("IDX003", &with(indexes), &[]);
        }
    }
}
