//! Foreign keys that a storage engine ignores.

use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::list;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT008",
    name: "engine-without-foreign-keys",
    family: Family::Portability,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A foreign key is on a table whose storage engine ignores foreign keys.",
    why: "The statement succeeds and the key does not exist: any value goes in, and no delete is stopped or passed on.",
    advice: "Use ENGINE=InnoDB.",
    bad: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY\n);\nCREATE TABLE orders (\n  id char(26) PRIMARY KEY,\n  user_id char(26) NOT NULL,\n  FOREIGN KEY (user_id) REFERENCES users (id)\n) ENGINE=MyISAM;",
    good: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY\n);\nCREATE TABLE orders (\n  id char(26) PRIMARY KEY,\n  user_id char(26) NOT NULL,\n  FOREIGN KEY (user_id) REFERENCES users (id)\n) ENGINE=InnoDB;",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let Some(engine) = weak_engine(cx, table) else { return };
    for key in table.foreign_key_constraints() {
        let what = [
            engine,
            " ignores foreign keys: ",
            &table.name,
            " (",
            &list(table, &key.columns),
            ") has none in the database.",
        ];
        report.add(ObjectRef::ForeignKey(table.id, key.id), what.concat());
    }
}

/// The storage engine of a table, where it has no foreign keys and no transactions.
pub(super) fn weak_engine<'t>(cx: &Context<'_>, table: &'t Table) -> Option<&'t str> {
    let weak = ["MyISAM", "Aria", "MEMORY", "HEAP", "ARCHIVE", "CSV", "MERGE", "MRG_MyISAM", "BLACKHOLE"];
    let engine = table.option("ENGINE").filter(|_| cx.spec.script().server.character_sets)?;
    weak.iter().any(|name| engine.eq_ignore_ascii_case(name)).then_some(engine)
}
