//! A column in `CREATE TABLE`.

use crowfoot_dialect::script::CommentPlace;
use crowfoot_model::{Column, ColumnId, DataType, DefaultValue, Dialect, LogicalType, ObjectRef, Table};

use crate::default::current_timestamp;
use crate::scratch::Scratch;
use crate::spelled_default;
use crate::text::{closed, list};
use crate::types::Spelled;
use crate::{Spelling, Writer};

/// A column, in the parts that are aligned below each other.
pub(crate) struct ColumnLine {
    pub id: ColumnId,
    pub name: String,
    pub type_text: String,
    /// Everything after the type, clause by clause.
    pub words: Vec<String>,
    /// The same as one text.
    pub rest: String,
    /// For SQLite, which keeps comments only in the text.
    pub comment: Option<String>,
    /// Constraints of the table that the column needs: name and condition.
    pub checks: Vec<(String, String)>,
    /// The column holds the primary key by itself.
    pub is_key: bool,
}

impl Writer<'_> {
    pub(crate) fn column(&mut self, table: &Table, column: &Column, scratch: &mut Scratch) -> ColumnLine {
        let object = ObjectRef::Column(table.id, column.id);
        let mut spelled = self.sql.column_type(table, column);
        if let Some(notice) = spelled.notice.take() {
            self.notice(object, notice);
        }
        self.tell(object);
        let name = self.sql.column_name(table.id, column.id);
        let mut rest = Vec::new();
        self.collation(column, &mut rest);
        let is_key = self.nullability_and_identity(table, column, &spelled, scratch, &mut rest);
        if let Some(generated) = &column.generated {
            self.generated(table, column, &generated.expression, generated.stored, &mut rest);
        } else if column.identity.is_none() {
            self.default_clause(column, &spelled, object, &mut rest);
        }
        self.on_update(table, column, object, &mut rest);
        self.clauses(column, object, scratch, &mut rest);
        if self.sql.writing().comments == CommentPlace::Clause
            && let Some(comment) = self.sql.comment(&column.comment)
        {
            rest.push(["COMMENT ", &self.sql.spec.text_literal(comment)].concat());
        }
        let checks = self.column_checks(table, column, &spelled, &name);
        let comment = match self.sql.writing().comments {
            CommentPlace::Script => self.sql.comment(&column.comment).map(str::to_owned),
            _ => None,
        };
        ColumnLine {
            id: column.id,
            name,
            type_text: spelled.text,
            rest: rest.join(" "),
            words: rest,
            comment,
            checks,
            is_key,
        }
    }

    fn collation(&self, column: &Column, rest: &mut Vec<String>) {
        if let Some(charset) = &column.charset {
            rest.push(["CHARACTER SET ", &closed(charset)].concat());
        }
        rest.extend(column.collation.as_deref().and_then(|collation| self.sql.collate(collation)));
    }

    pub(crate) fn default_clause(
        &mut self,
        column: &Column,
        spelled: &Spelled,
        object: ObjectRef,
        rest: &mut Vec<String>,
    ) {
        if self.sql.is_at_home() {
            let written = if self.sql.clauses().postfix_casts {
                spelled_default::spelled(column).map(str::to_owned)
            } else {
                crowfoot_dialect::default_as_written(column).map(closed)
            };
            if let Some(text) = written {
                return rest.push(["DEFAULT ", &text].concat());
            }
        }
        let domain = spelled.domain.and_then(|id| self.sql.document.domain(id));
        let Some(default) =
            column.default.as_ref().or_else(|| domain.and_then(|domain| domain.default.as_ref()))
        else {
            return;
        };
        if *default == DefaultValue::Null
            && !self.sql.keeps_text()
            && (column.not_null || domain.is_some_and(|domain| domain.not_null))
        {
            return;
        }
        match self.sql.default_value(column, default, spelled) {
            Ok(text) => {
                let wrong = self.wrong_literals.iter().find(|found| found.object == object);
                let notice = wrong.map(|found| crate::faults::notice(found, ""));
                self.notices.extend(notice);
                rest.push(["DEFAULT ", &text].concat());
            }
            Err(message) => self.notice(object, message),
        }
    }

    fn on_update(&mut self, table: &Table, column: &Column, object: ObjectRef, rest: &mut Vec<String>) {
        let Some(on_update) = &column.on_update else { return };
        if !self.sql.able().on_update_column {
            if crowfoot_dialect::is_now(on_update) {
                return self.set_by_trigger(table, column);
            }
            let message = format!(
                "{} cannot update a column automatically; ON UPDATE {on_update} is omitted.",
                self.sql.spec.name()
            );
            return self.notice(object, message);
        }
        let precision = match column.data_type.as_ref().and_then(DataType::logical) {
            Some(LogicalType::Timestamp { precision, .. }) => precision.unwrap_or(0).min(6),
            _ => 0,
        };
        let text = if crowfoot_dialect::is_now(on_update) {
            current_timestamp(on_update, precision)
        } else {
            closed(on_update)
        };
        rest.push(["ON UPDATE ", &text].concat());
    }

    fn clauses(&mut self, column: &Column, object: ObjectRef, scratch: &mut Scratch, rest: &mut Vec<String>) {
        if column.clauses.is_empty() {
            return;
        }
        if self.sql.source() == self.sql.dialect {
            for clause in &column.clauses {
                // It stands behind NOT NULL.
                if self.sql.clauses().on_conflict && is_conflict(clause) || is_not_null(clause) {
                    continue;
                }
                let upper = clause.to_ascii_uppercase();
                if self.sql.writing().column_settings.iter().any(|word| upper.starts_with(word)) {
                    scratch.settings.push((column.id, closed(clause)));
                } else {
                    rest.push(closed(clause));
                }
            }
        } else {
            // A name is no loss.
            let told: Vec<&String> = column.clauses.iter().filter(|clause| !is_not_null(clause)).collect();
            if !told.is_empty() {
                self.notice(object, format!("{} is omitted.", list(&told)));
            }
        }
    }

    /// Checks in place of an enumeration or a domain.
    fn column_checks(
        &mut self,
        table: &Table,
        column: &Column,
        spelled: &Spelled,
        name: &str,
    ) -> Vec<(String, String)> {
        let mut checks = Vec::new();
        if !spelled.values.is_empty() {
            let literals: Vec<String> =
                spelled.values.iter().map(|value| self.sql.spec.text_literal(value)).collect();
            checks.push([name, " IN (", &list(&literals), ")"].concat());
        }
        if let Some(domain) = spelled.domain.and_then(|id| self.sql.document.domain(id)) {
            let value = |word: &str| {
                word.eq_ignore_ascii_case("value")
                    .then(|| self.sql.names.column(table.id, column.id).to_owned())
            };
            let mut lost = Vec::new();
            for check in &domain.checks {
                match crate::expression::translate(
                    &check.expression,
                    Dialect::Postgres,
                    self.sql.dialect,
                    &value,
                ) {
                    Some(expression) => checks.push(expression),
                    None => lost.push(check.expression.clone()),
                }
            }
            let object = ObjectRef::Column(table.id, column.id);
            let message = format!("The domain {} is inlined.", domain.name);
            self.notice(object, message);
            for expression in lost {
                self.notice(
                    object,
                    format!("The check {expression} of the domain is not supported and is omitted."),
                );
            }
        }
        let (table_name, column_name) = (
            self.sql.names.of(ObjectRef::Table(table.id)).to_owned(),
            self.sql.names.column(table.id, column.id).to_owned(),
        );
        checks
            .into_iter()
            .map(|expression| (self.fresh_check_name(table, &table_name, &column_name), expression))
            .collect()
    }
}

impl Spelling<'_> {
    /// `COLLATE …`, where the collation is one of this dialect.
    pub(crate) fn collate(&self, collation: &str) -> Option<String> {
        let collation = collation.trim();
        if collation.is_empty() {
            return None;
        }
        let is_known = (self.writing().collations.iter())
            .any(|name| name.eq_ignore_ascii_case(collation.trim_matches('"')));
        if !self.is_at_home() && !is_known {
            return None;
        }
        Some(["COLLATE ", &verbatim_name(collation, |name| self.quote(name))].concat())
    }
}

impl ColumnLine {
    /// Adds a clause.
    pub(crate) fn push(&mut self, clause: String) {
        self.rest = [self.rest.as_str(), " ", &clause].concat().trim_start().to_owned();
        self.words.push(clause);
    }
}

/// Whether a clause is an `ON CONFLICT` of SQLite.
pub(crate) fn is_conflict(clause: &str) -> bool {
    clause.to_ascii_uppercase().starts_with("ON CONFLICT")
}

/// A name that may already be written with quotes or a schema, as importers keep it.
fn verbatim_name(name: &str, quote: impl Fn(&str) -> String) -> String {
    if name.contains('"') || name.contains('`') || name.starts_with("pg_catalog.") {
        closed(name)
    } else {
        quote(name)
    }
}

pub(crate) fn is_not_null(clause: &str) -> bool {
    let clause = clause.to_ascii_uppercase();
    clause.starts_with("NOT NULL") || clause.starts_with("CONSTRAINT ") && clause.contains(" NOT NULL")
}
