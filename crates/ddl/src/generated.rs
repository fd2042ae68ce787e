//! Columns that are computed from others.

use crowfoot_model::{Column, ObjectRef, Table};

use crate::Writer;
use crate::routine::words;

impl Writer<'_> {
    /// Puts `GENERATED ALWAYS AS (…)` among what follows the type of a column.
    pub(crate) fn generated(
        &mut self,
        table: &Table,
        column: &Column,
        expression: &str,
        stored: bool,
        rest: &mut Vec<String>,
    ) {
        let object = ObjectRef::Column(table.id, column.id);
        let is_first = table.columns.first().map(|first| first.id) == Some(column.id);
        if !self.sql.writing().all_generated
            && is_first
            && table.columns.iter().all(|c| c.generated.is_some())
        {
            let name = self.sql.spec.name();
            let message = format!(
                "{name} needs at least one column that is not generated, so this one is an ordinary column."
            );
            return self.notice(object, message);
        }
        let of_generated = !self.sql.writing().nested_generated
            && !self.sql.is_at_home()
            && mentions_generated(table, expression);
        let Some(expression) = self.sql.expression(table, expression).filter(|_| !of_generated) else {
            let message = format!(
                "The generated expression {expression} is not supported; this is an ordinary column."
            );
            return self.notice(object, message);
        };
        let kind = match (stored, self.sql.able().generated_virtual) {
            (true, _) => "STORED",
            (false, true) => "VIRTUAL",
            (false, false) if self.sql.is_at_home() => {
                self.notice(object, "The generated value is virtual, which needs PostgreSQL 18.");
                "VIRTUAL"
            }
            (false, false) => {
                let message = "The generated value is stored; PostgreSQL before 18 supports nothing else.";
                self.notice(object, message);
                "STORED"
            }
        };
        let clause = ["GENERATED ALWAYS AS (", &expression, ") ", kind].concat();
        // MySQL wants it between the character set and NOT NULL.
        let of_type = |part: &&String| part.starts_with("CHARACTER SET ") || part.starts_with("COLLATE ");
        rest.insert(rest.iter().take_while(of_type).count(), clause);
    }
}

/// Whether an expression is made of columns that are computed themselves, which PostgreSQL does not take.
fn mentions_generated(table: &Table, expression: &str) -> bool {
    words(expression).any(|word| {
        table.columns.iter().any(|column| column.generated.is_some() && column.name.to_lowercase() == word)
    })
}
