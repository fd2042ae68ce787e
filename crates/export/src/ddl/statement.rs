//! Kept statements, in their own dialect.

use std::collections::BTreeSet;
use std::sync::Arc;

use crowfoot_model::{Dialect, ObjectRef, Statement};

use super::routine::{called_by_tables, is_function};
use super::script::{Script, closed};
use super::{Ddl, extension, needs};

/// Stands for the setting that lets the bodies of functions name what comes later.
const BODIES: &str = "check_function_bodies = false";

impl Ddl<'_> {
    /// Extensions come first: types and defaults may need them.
    pub(super) fn extensions(&mut self, script: &mut Script) {
        script.heading("Extensions");
        if self.dialect != Dialect::Postgres {
            return;
        }
        let mut block: Vec<String> = (self.kept(true).iter())
            .filter(|statement| is_extension(statement))
            .map(|statement| self.text_of(statement))
            .collect();
        for name in extension::missing(self.document) {
            block.push(["CREATE EXTENSION IF NOT EXISTS ", &self.quote(name), ";"].concat());
        }
        script.block(&block.join("\n"));
    }

    /// The statements that go before the tables, or those after them.
    pub(super) fn statements(&mut self, script: &mut Script, before_tables: bool) {
        script.heading(if before_tables { "Functions and other statements" } else { "Other statements" });
        let has_functions =
            || self.document.statements().any(|s| s.dialect == self.dialect && is_function(s));
        if before_tables && self.dialect == Dialect::Postgres && has_functions() {
            // Their bodies may name what comes later.
            script.making(vec![BODIES.to_owned()], Vec::new(), "SET check_function_bodies = false;");
        }
        for statement in self.kept(before_tables) {
            let object = ObjectRef::Statement(statement.id);
            if statement.dialect != self.dialect {
                let message =
                    format!("It is raw SQL for another database and is omitted from {}.", self.spec.name());
                self.notice(object, message);
            } else if attaches_index(&statement) {
                self.notice(object, "PostgreSQL attaches partition indexes automatically; it is omitted.");
            } else if !is_extension(&statement) {
                self.schema_notice(object, &statement.text);
                let text = self.text_of(&statement);
                if self.orders() {
                    let mut needed = needs::of_statement(&statement);
                    needed.extend(is_function(&statement).then(|| BODIES.to_owned()));
                    script.making(needs::made_by(&statement), needed, &text);
                } else {
                    script.block(&text);
                }
            }
        }
    }

    fn kept(&self, before_tables: bool) -> Vec<Arc<Statement>> {
        let called = match self.orders() {
            true => BTreeSet::new(),
            false => called_by_tables(self.document, self.dialect),
        };
        let is_early = |statement: &Statement| {
            statement.before_tables || is_extension(statement) || called.contains(&statement.id)
        };
        let mut kept: Vec<Arc<Statement>> = self
            .document
            .statements()
            .filter(|statement| is_early(statement) == before_tables)
            .cloned()
            .collect();
        // Functions come before what is made of them, such as aggregates.
        kept.sort_by_key(|statement| {
            (before_tables && !called.contains(&statement.id), statement.order, statement.id)
        });
        kept
    }

    /// Whether what is needed is moved before what needs it.
    pub(super) fn orders(&self) -> bool {
        self.dialect == Dialect::Postgres && self.is_at_home()
    }

    fn text_of(&self, statement: &Statement) -> String {
        let text = closed(&statement.text);
        if text.is_empty() {
            return text;
        }
        let (before, text) = self.repeatable(statement, text);
        // The command-line client would end a routine at its first semicolon.
        if self.dialect == Dialect::Mysql && text.contains(';') && is_routine(&statement.kind) {
            return [&before, "DELIMITER //\n", &text, " //\nDELIMITER ;"].concat();
        }
        [before.as_str(), &text, ";"].concat()
    }
}

/// Whether a statement creates an extension, if only in a code block.
pub(super) fn is_extension(statement: &Statement) -> bool {
    statement.dialect == Dialect::Postgres
        && (statement.kind == "CREATE EXTENSION"
            || statement.kind == "DO"
                && statement.before_tables
                && statement.text.to_ascii_uppercase().contains("CREATE EXTENSION"))
}

fn is_routine(kind: &str) -> bool {
    ["TRIGGER", "FUNCTION", "PROCEDURE", "EVENT"].iter().any(|word| kind.contains(word))
}

/// `ALTER INDEX … ATTACH PARTITION …`, which creating a partition does by itself.
fn attaches_index(statement: &Statement) -> bool {
    let mut words = statement.text.split_whitespace().map(str::to_ascii_uppercase);
    words.next().as_deref() == Some("ALTER")
        && words.next().as_deref() == Some("INDEX")
        && words.any(|word| word == "ATTACH")
}
