//! Foreign keys that the script wrote where most servers ignore them.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::list;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT009",
    name: "references-at-the-column",
    family: Family::Portability,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A foreign key was written as REFERENCES at its column, which MySQL ignores before 9.0.",
    why: "MySQL before 9.0 and MariaDB before 10.5 read REFERENCES at a column and make no key. The drawing shows a \
          relation that the database may not have.",
    advice: "Write it as FOREIGN KEY, as the export does. Look for rows without a parent before you add it to a database.",
    bad: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY\n);\nCREATE TABLE orders (\n  id char(26) PRIMARY KEY,\n  user_id char(26) NOT NULL REFERENCES users (id)\n);",
    good: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY\n);\nCREATE TABLE orders (\n  id char(26) PRIMARY KEY,\n  user_id char(26) NOT NULL,\n  FOREIGN KEY (user_id) REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for key in table.foreign_key_constraints().filter(|key| key.at_column) {
        let columns = list(table, &key.columns);
        let what = ["MySQL before 9.0 ignores REFERENCES at ", &table.name, ".", &columns, "."];
        report
            .add(ObjectRef::ForeignKey(table.id, key.id), what.concat())
            .offer(Applicability::Safe, "Write it as FOREIGN KEY");
    }
}

/// The key is one of the design, wherever it was written.
fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::ForeignKey(table, key) = found.object else { return None };
    let key = edit.table_mut(table)?.foreign_keys.iter_mut().find(|own| own.id == key)?;
    key.at_column = false;
    Some(())
}
