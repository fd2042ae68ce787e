//! Indexes over many columns.

use crowfoot_model::Table;

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::keys::accesses;
use crate::option::{RuleOption, RuleOptionKind};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "IDX006",
    name: "index-too-wide",
    family: Family::Indexes,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "An index has more than three columns, or more than the database allows.",
    why: "Columns after the third rarely narrow a search any further, but each makes the index larger and ties it to \
          a single query.",
    advice: "Keep the columns compared for equality, then the one you sort by.",
    bad: "CREATE TABLE a (\n  id text PRIMARY KEY,\n  b text,\n  c text,\n  d text,\n  e text\n);\n\
          CREATE INDEX idx_a_b_c_d_e ON a (b, c, d, e);",
    good: "CREATE TABLE a (\n  id text PRIMARY KEY,\n  b text,\n  c text,\n  d text,\n  e text\n);\n\
           CREATE INDEX idx_a_b_c ON a (b, c);",
    options: &[&MOST],
    checks: &[Check::Table(check)],
    repair: None,
};

static MOST: RuleOption = RuleOption {
    key: "most-columns",
    label: "Most columns",
    help: "How many columns an index may have that is not unique",
    kind: RuleOptionKind::Number { default: 3, least: 1, most: 32 },
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // The indexes of a partition come with those of the table that it is part of.
    if table.partition_of.is_some() {
        return;
    }
    let most = cx.spec.limits().key_columns;
    let includes = cx.spec.capabilities().include_columns;
    for access in accesses(table) {
        let count = access.keys.len() + if includes { access.include.len() } else { 0 };
        let own = cx.name(access.object);
        if count > most {
            let (count, most) = (count.to_string(), most.to_string());
            let what = [
                &own,
                " of ",
                &table.name,
                " has ",
                &count,
                " columns; ",
                cx.spec.name(),
                " allows ",
                &most,
                ".",
            ];
            report.add(access.object, what.concat()).rank(Severity::Error).advise("Remove some columns.");
        } else if !access.unique && access.keys.len() > cx.number(&MOST) && access.method != Some("gin") {
            let count = access.keys.len().to_string();
            let what = ["The index ", &own, " on ", &table.name, " has ", &count, " columns."].concat();
            report.add(access.object, what);
        }
    }
}
