//! Kept statements, in their own dialect.

use std::collections::BTreeSet;
use std::sync::Arc;

use crowfoot_model::{ObjectRef, Statement};

use crate::routine::{called_by_tables, is_extension, is_function};
use crate::script::{Block, Blocks};
use crate::text::closed;
use crate::{Phase, Spelling, Writer, extension, needs};

/// Stands for the setting that lets the bodies of functions name what comes later.
const BODIES: &str = "check_function_bodies = false";

impl Writer<'_> {
    /// Extensions come first: types and defaults may need them.
    pub(crate) fn extensions(&mut self, script: &mut Blocks) {
        if !self.sql.clauses().extensions {
            return;
        }
        let mut block = Block::default();
        for statement in self.sql.kept(true).iter().filter(|statement| is_extension(statement)) {
            let object = ObjectRef::Statement(statement.id);
            block.push_below(object, Phase::Extensions, self.sql.text_of(statement));
        }
        for name in extension::missing(self.sql.document) {
            let sql = ["CREATE EXTENSION IF NOT EXISTS ", &self.sql.quote(name), ";"].concat();
            block.push_below(ObjectRef::Document, Phase::Extensions, sql);
        }
        script.push(block);
    }

    /// The statements that go before the tables, or those after them.
    pub(crate) fn statements(&mut self, script: &mut Blocks, before_tables: bool) {
        let phase = if before_tables { Phase::Routines } else { Phase::Statements };
        let has_functions =
            || self.sql.document.statements().any(|s| s.dialect == self.sql.dialect && is_function(s));
        let unchecked = self.sql.writing().unchecked_bodies.filter(|_| before_tables && has_functions());
        if let Some(unchecked) = unchecked {
            let block = Block::of(ObjectRef::Document, phase, unchecked.to_owned());
            script.making(vec![BODIES.to_owned()], Vec::new(), block);
        }
        for statement in self.sql.kept(before_tables) {
            let object = ObjectRef::Statement(statement.id);
            if self.sql.is_omitted(object) {
                let message = format!(
                    "It is raw SQL for another database and is omitted from {}.",
                    self.sql.spec.name()
                );
                self.notice(object, message);
            } else if attaches_index(&statement) {
                self.notice(object, "PostgreSQL attaches partition indexes automatically; it is omitted.");
            } else if !is_extension(&statement) {
                self.schema_notice(object, &statement.text);
                let block = Block::of(object, phase, self.sql.text_of(&statement));
                if self.sql.orders() {
                    let mut needed = needs::of_statement(&statement);
                    needed.extend(is_function(&statement).then(|| BODIES.to_owned()));
                    script.making(needs::made_by(&statement), needed, block);
                } else {
                    script.push(block);
                }
            }
        }
    }
}

impl Spelling<'_> {
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
    pub(crate) fn orders(&self) -> bool {
        self.server().tracks_dependents && self.is_at_home()
    }

    fn text_of(&self, statement: &Statement) -> String {
        let text = closed(&statement.text);
        if text.is_empty() {
            return text;
        }
        let (before, text) = self.repeatable(statement, text);
        // The command-line client would end a routine at its first semicolon.
        if self.spec.script().lexis.client.words && text.contains(';') && is_routine(&statement.kind) {
            return [&before, "DELIMITER //\n", &text, " //\nDELIMITER ;"].concat();
        }
        [before.as_str(), &text, ";"].concat()
    }
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
