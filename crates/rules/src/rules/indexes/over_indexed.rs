//! Tables with many indexes.

use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::option::{RuleOption, RuleOptionKind};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "IDX005",
    name: "over-indexed",
    family: Family::Indexes,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A table has more than eight indexes, not counting keys and foreign keys.",
    why: "Every insert writes to all of them, and in PostgreSQL so does an update of any indexed column.",
    advice: "Keep those that frequent queries need. One composite index also serves queries on its first column.",
    bad: "CREATE TABLE a (\n  id text PRIMARY KEY,\n  b text,\n  c text,\n  d text,\n  e text,\n  f text,\n  g text,\n  \
          h text,\n  i text,\n  j text\n);\nCREATE INDEX idx_a_b ON a (b);\nCREATE INDEX idx_a_c ON a (c);\n\
          CREATE INDEX idx_a_d ON a (d);\nCREATE INDEX idx_a_e ON a (e);\nCREATE INDEX idx_a_f ON a (f);\n\
          CREATE INDEX idx_a_g ON a (g);\nCREATE INDEX idx_a_h ON a (h);\nCREATE INDEX idx_a_i ON a (i);\n\
          CREATE INDEX idx_a_j ON a (j);",
    good: "CREATE TABLE a (\n  id text PRIMARY KEY,\n  b text,\n  c text\n);\nCREATE INDEX idx_a_b_c ON a (b, c);",
    options: &[&MOST],
    checks: &[Check::Table(check)],
    repair: None,
};

static MOST: RuleOption = RuleOption {
    key: "most-indexes",
    label: "Most indexes",
    help: "How many indexes a table may have, not counting keys and foreign keys",
    kind: RuleOptionKind::Number { default: 8, least: 0, most: 1000 },
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if table.partition_of.is_some() {
        return;
    }
    // An index that begins with a foreign key is needed whatever queries there are.
    let for_keys = |index: &&crowfoot_model::Index| {
        index.unique || index.leading_columns().next().is_some_and(|id| table.is_in_foreign_key(id))
    };
    let own = table.indexes.iter().filter(|index| !for_keys(index)).count();
    let all = table.indexes.len() + table.uniques.len();
    if let Some(most) = cx.spec.limits().indexes.filter(|most| all > *most) {
        let (all, most, name) = (all.to_string(), most.to_string(), cx.spec.name());
        let what = [&table.name, " has ", &all, " indexes; ", name, " allows ", &most, "."].concat();
        report.add(ObjectRef::Table(table.id), what).rank(Severity::Error);
    } else if own > cx.number(&MOST) {
        let what = [&table.name, " has ", &own.to_string(), " indexes, not counting keys and foreign keys."]
            .concat();
        report.add(ObjectRef::Table(table.id), what);
    }
}
