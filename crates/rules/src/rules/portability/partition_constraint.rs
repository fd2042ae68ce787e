//! Keys of partitioned tables.

use crowfoot_model::{ColumnId, ObjectRef, Partitioning, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::list;
use crate::rule::{Check, Family, Report, Rule};
use crate::text::identifiers;

pub(crate) static RULE: Rule = Rule {
    code: "PRT004",
    name: "partition-constraint",
    family: Family::Portability,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "A key of a partitioned table does not include the partition columns.",
    why: "Uniqueness is enforced within each partition only, so the database rejects a key that would span several.",
    advice: "Add the columns to the key, or partition by the key: ULID ranges are time ranges.",
    bad: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  created_at timestamptz NOT NULL\n) \
          PARTITION BY RANGE (created_at);",
    good: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  created_at timestamptz NOT NULL\n) \
           PARTITION BY RANGE (id);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let Some(partitioning) = &table.partitioning else { return };
    let needed = columns_of(table, partitioning);
    let mut judge = |object, columns: &[ColumnId]| {
        let missing: Vec<ColumnId> = needed.iter().copied().filter(|id| !columns.contains(id)).collect();
        if !columns.is_empty() && !missing.is_empty() {
            let missing = list(table, &missing);
            let what = [
                "A key of ",
                &table.name,
                " does not include ",
                &missing,
                ", which the table is partitioned by.",
            ]
            .concat();
            report
                .add(object, what)
                .offer(Applicability::DisplayOnly, ["Add ", &missing, " to the key"].concat());
        }
    };
    judge(ObjectRef::PrimaryKey(table.id), table.primary_key_columns());
    for unique in &table.uniques {
        judge(ObjectRef::Unique(table.id, unique.id), &unique.columns);
    }
    for index in table.indexes.iter().filter(|index| index.unique) {
        judge(ObjectRef::Index(table.id, index.id), &index.leading_columns().collect::<Vec<_>>());
    }
    if !cx.spec.capabilities().partitioned_references {
        for key in table.foreign_key_constraints() {
            let name = cx.spec.name();
            let what = [
                "The partitioned table ",
                &table.name,
                " has a foreign key, which ",
                name,
                " does not allow.",
            ]
            .concat();
            report
                .add(ObjectRef::ForeignKey(table.id, key.id), what)
                .advise("Remove the foreign key or the partitioning.");
        }
    }
}

fn columns_of(table: &Table, partitioning: &Partitioning) -> Vec<ColumnId> {
    let names = identifiers(&partitioning.key);
    let named = |name: &String| table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name));
    names.iter().filter_map(named).map(|column| column.id).collect()
}
