//! Storage engines without transactions.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use super::engine_without_foreign_keys::weak_engine;
use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT010",
    name: "unsafe-engine",
    family: Family::Portability,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A MySQL table is stored by an engine without transactions.",
    why: "There are no foreign keys and no transactions, every write locks the whole table, and a crash can lose rows.",
    advice: "Use InnoDB.",
    bad: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY\n) ENGINE=MyISAM;",
    good: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY\n) ENGINE=InnoDB;",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // Rows in memory are for a while only, on purpose.
    let Some(engine) = weak_engine(cx, table).filter(|engine| {
        !["MEMORY", "HEAP", "CSV", "BLACKHOLE"].iter().any(|own| engine.eq_ignore_ascii_case(own))
    }) else {
        return;
    };
    let what =
        [&table.name, " is stored by ", engine, ": no foreign keys, no transactions, not safe in a crash."];
    report.add(ObjectRef::Table(table.id), what.concat()).offer(Applicability::Unsafe, "Use InnoDB");
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    let option = table.options.iter_mut().find(|option| option.name == "ENGINE")?;
    option.value = Some("InnoDB".to_owned());
    Some(())
}
