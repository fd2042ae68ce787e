//! The database of the contract tests: the tables of the design, without what reads them or changes what is saved.

use crowfoot_ddl::statements;
use crowfoot_model::{Dialect, Document, Edit, RecordKey, Statement, Table};

use crate::Options;

/// The script that makes it. Views may name the database that a dump is of, and triggers would change rows, of which the contracts know nothing.
pub(super) fn script(document: &Document, dialect: Dialect) -> String {
    let mut edit = Edit::new(document);
    for view in document.views() {
        edit.remove(RecordKey::View(view.id));
    }
    for statement in document.statements().filter(|statement| is_beside(statement, dialect)) {
        edit.remove(RecordKey::Statement(statement.id));
    }
    let mut tables = document.clone();
    tables.apply(&edit.finish());
    statements(&tables, dialect, &Options::default().of_ddl()).text()
}

/// Whether a statement is about rows that are written, or about who reads them.
fn is_beside(statement: &Statement, dialect: Dialect) -> bool {
    const KINDS: [&str; 9] =
        ["TRIGGER", "RULE", "EVENT", "COMMENT", "GRANT", "REVOKE", "OWNER", "PROCEDURE", "POLICY"];
    // Where a default can call a function, tables may need it.
    let is_needed = crowfoot_dialect::script::clauses(dialect).extensions;
    KINDS.iter().any(|kind| statement.kind.contains(kind))
        || (!is_needed && statement.kind.contains("FUNCTION"))
}

/// Whether a transaction over a table can be rolled back.
pub(super) fn is_transactional(table: &Table) -> bool {
    let engine = table.option("ENGINE");
    engine.is_none_or(|engine| engine.eq_ignore_ascii_case("innodb"))
}
