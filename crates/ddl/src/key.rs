//! Primary keys, uniques, checks and exclusions, as lines of `CREATE TABLE`.

use crowfoot_dialect::namespace::Named;
use crowfoot_dialect::naming::{self, ConstraintKind};
use crowfoot_dialect::script::{CommentPlace, GeneratedNames};
use crowfoot_model::{
    CheckConstraint, ColumnId, Deferrability, ExclusionConstraint, IndexKey, KeyPrefix, KeyTarget, ObjectRef,
    PrimaryKey, Table, UniqueConstraint,
};

use crate::names::scopes;
use crate::scope;
use crate::script::Block;
use crate::target::lost_clauses;
use crate::text::{closed, list};
use crate::{Phase, Spelling, Writer};

impl Writer<'_> {
    pub(crate) fn primary_key(&mut self, table: &Table, key: &PrimaryKey) -> Option<String> {
        let object = ObjectRef::PrimaryKey(table.id);
        let Some(mut columns) = self.key_columns(table, &key.columns, &key.prefixes, object) else {
            self.notice(object, "The primary key has no columns and is omitted.");
            return None;
        };
        self.sql.ways_of_columns(&key.clauses, &mut columns);
        let mut line = String::new();
        if !self.sql.server().unnamed_primary_keys {
            line.push_str(&self.sql.constraint_name(object, &key.name));
        }
        line.push_str(&["PRIMARY KEY (", &list(&columns), ")"].concat());
        line.push_str(&self.sql.key_tail(table, &key.clauses, &key.include));
        line.push_str(deferrable_sql(key.deferrable));
        self.key_comment(object, &key.comment, &mut line);
        Some(line)
    }

    pub(crate) fn unique(&mut self, table: &Table, unique: &UniqueConstraint) -> Option<String> {
        let object = ObjectRef::Unique(table.id, unique.id);
        let Some(mut columns) = self.key_columns(table, &unique.columns, &unique.prefixes, object) else {
            self.notice(object, "The unique constraint has no columns and is omitted.");
            return None;
        };
        self.sql.ways_of_columns(&unique.clauses, &mut columns);
        let mut line = match &unique.name {
            None if self.sql.server().generated_names == GeneratedNames::OfKeys
                && is_called_like_a_check(table, unique) =>
            {
                ["CONSTRAINT ", &self.sql.name(object), " "].concat()
            }
            name => self.sql.constraint_name(object, name),
        };
        line.push_str("UNIQUE ");
        if unique.nulls_not_distinct {
            line.push_str("NULLS NOT DISTINCT ");
        }
        line.push_str(&["(", &list(&columns), ")"].concat());
        line.push_str(&self.sql.key_tail(table, &unique.clauses, &unique.include));
        line.push_str(deferrable_sql(unique.deferrable));
        self.key_comment(object, &unique.comment, &mut line);
        if self.sql.able().alter_add_constraint && self.sql.server().merges_keys && repeats(table, unique) {
            self.add_later(table, object, &line);
            self.comment_later(table, object, &unique.comment);
            return None;
        }
        Some(line)
    }

    pub(crate) fn check(&mut self, table: &Table, check: &CheckConstraint) -> Option<String> {
        let object = ObjectRef::Check(table.id, check.id);
        self.tell(object);
        if self.sql.is_omitted(object) {
            return None;
        }
        let expression = closed(&check.expression);
        let mut line = [&self.sql.constraint_name(object, &check.name), "CHECK (", &expression, ")"].concat();
        if check.no_inherit {
            line.push_str(" NO INHERIT");
        }
        if check.not_enforced {
            line.push_str(" NOT ENFORCED");
        }
        self.constraint_comment(object, &check.comment);
        if check.not_valid {
            self.add_later(table, object, &[&line, " NOT VALID"].concat());
            self.comment_later(table, object, &check.comment);
            return None;
        }
        Some(line)
    }

    pub(crate) fn exclusion(&mut self, table: &Table, exclusion: &ExclusionConstraint) -> Option<String> {
        let object = ObjectRef::Exclusion(table.id, exclusion.id);
        if self.sql.is_omitted(object) {
            let name = self.sql.spec.name();
            self.notice(object, format!("{name} does not support exclusion constraints; it is omitted."));
            return None;
        }
        let mut elements = Vec::new();
        for element in &exclusion.elements {
            let Some(key) = self.key(table, &element.key, object) else {
                self.notice(object, "The constraint uses a column that does not exist and is omitted.");
                return None;
            };
            elements.push([&key, " WITH ", &closed(&element.operator)].concat());
        }
        if elements.is_empty() {
            self.notice(object, "The exclusion constraint has no elements and is omitted.");
            return None;
        }
        let mut line = ["CONSTRAINT ", &self.sql.name(object), " EXCLUDE "].concat();
        if let Some(method) = &exclusion.method {
            line.push_str(&["USING ", &closed(method), " "].concat());
        }
        line.push_str(&["(", &list(&elements), ")"].concat());
        if let Some(predicate) =
            exclusion.predicate.as_deref().and_then(|text| self.sql.expression(table, text))
        {
            line.push_str(&[" WHERE (", &predicate, ")"].concat());
        }
        line.push_str(deferrable_sql(exclusion.deferrable));
        self.constraint_comment(object, &exclusion.comment);
        Some(line)
    }

    /// One key of an index or an exclusion. `None` where its column is not there or its expression does not carry over.
    pub(crate) fn key(&mut self, table: &Table, key: &IndexKey, object: ObjectRef) -> Option<String> {
        let mut text = match &key.on {
            KeyTarget::Column(column) => {
                table.column(*column)?;
                self.sql.column_name(table.id, *column)
            }
            KeyTarget::Expression(expression) => {
                let expression = self.sql.expression(table, expression)?;
                if !self.sql.writing().enclosed_expressions && is_call(&expression) {
                    expression
                } else {
                    ["(", &expression, ")"].concat()
                }
            }
        };
        if let Some(length) = key.prefix_length {
            if self.sql.able().prefix_keys {
                text.push_str(&format!("({length})"));
            } else {
                self.notice(
                    object,
                    format!("{} does not support prefix lengths; this one is omitted.", self.sql.spec.name()),
                );
            }
        }
        if let Some(collation) = &key.collation {
            match self.sql.collate(collation) {
                Some(clause) if self.sql.writing().key_collations => text.push_str(&[" ", &clause].concat()),
                _ => self.notice(object, format!("The collation {collation} is omitted.")),
            }
        }
        if let Some(class) = &key.operator_class {
            if self.sql.able().operator_classes {
                text.push_str(&[" ", &closed(class)].concat());
            } else {
                self.notice(object, format!("The operator class {class} is omitted."));
            }
        }
        match key.order {
            Some(crowfoot_model::SortOrder::Descending) => text.push_str(" DESC"),
            Some(crowfoot_model::SortOrder::Ascending) if self.sql.keeps_text() => {
                text.push_str(" ASC");
            }
            Some(crowfoot_model::SortOrder::Ascending) | None => {}
        }
        if let Some(nulls) = key.nulls {
            if self.sql.able().index_nulls_order {
                text.push_str(match nulls {
                    crowfoot_model::NullsOrder::First => " NULLS FIRST",
                    crowfoot_model::NullsOrder::Last => " NULLS LAST",
                });
            } else {
                self.notice(
                    object,
                    format!("{} does not support NULLS FIRST or LAST in indexes.", self.sql.spec.name()),
                );
            }
        }
        Some(text)
    }

    /// The columns of a key with the prefixes that MySQL has, and needs where a column is too long.
    fn key_columns(
        &mut self,
        table: &Table,
        columns: &[ColumnId],
        prefixes: &[KeyPrefix],
        object: ObjectRef,
    ) -> Option<Vec<String>> {
        let mut names = self.sql.column_names(table, columns)?;
        self.tell(object);
        if !self.sql.spec.capabilities().prefix_keys {
            return Some(names);
        }
        for (name, column) in names.iter_mut().zip(columns) {
            if let Some(prefix) = prefixes.iter().find(|prefix| prefix.column == *column) {
                name.push_str(&format!("({})", prefix.length));
            } else if let Some(length) = self.sql.key_prefix(table, columns, *column) {
                name.push_str(&format!("({length})"));
                let column = table.column(*column).map_or("", |column| column.name.as_str());
                self.notice(
                    object,
                    format!("Only the first {length} characters of {column} fit in the key."),
                );
            }
        }
        Some(names)
    }

    /// Says which clauses are left out.
    pub(crate) fn omitted_clauses(&mut self, object: ObjectRef, clauses: &[String]) {
        if let Some(message) = lost_clauses(clauses) {
            self.notice(object, message);
        }
    }

    /// Says that a comment on a constraint is left out. PostgreSQL takes it after the table.
    pub(crate) fn constraint_comment(&mut self, object: ObjectRef, comment: &Option<String>) {
        if self.sql.comment(comment).is_some() && self.sql.writing().comments != CommentPlace::Statement {
            self.notice(
                object,
                format!("{} does not support comments on constraints; it is omitted.", self.sql.spec.name()),
            );
        }
    }

    /// The same for keys, which are indexes to MySQL and take a comment there.
    fn key_comment(&mut self, object: ObjectRef, comment: &Option<String>, line: &mut String) {
        match self.sql.comment(comment) {
            Some(text) if self.sql.clauses().index_comments => {
                line.push_str(&[" COMMENT ", &self.sql.spec.text_literal(text)].concat());
            }
            _ => self.constraint_comment(object, comment),
        }
    }

    /// A constraint that is added once all tables are there.
    pub(crate) fn add_later(&mut self, table: &Table, object: ObjectRef, line: &str) {
        let statement = ["ALTER TABLE ", &self.sql.table_name(table), "\n    ADD ", line, ";"].concat();
        self.added.push((object, line.to_owned()));
        self.deferred.push(Block::of(object, Phase::Constraints, self.sql.unless_there(statement)));
    }

    /// The comment of a constraint that may be added once all tables are there.
    pub(crate) fn comment_later(&mut self, table: &Table, object: ObjectRef, comment: &Option<String>) {
        let what = ["CONSTRAINT ", &self.sql.name(object), " ON ", &self.sql.table_name(table)].concat();
        let comment = self.sql.comment_on(&what, comment);
        self.deferred.extend(comment.map(|comment| Block::of(object, Phase::Constraints, comment)));
    }

    /// A name for a check that stands for a type.
    pub(crate) fn fresh_check_name(&mut self, table: &Table, table_name: &str, column: &str) -> String {
        let wanted = naming::constraint_name(table_name, &[column], ConstraintKind::Check);
        let schema = scope::schema_of(self.sql.document, self.sql.dialect, &self.sql.options, table.schema);
        let schema = schema.map_or(0, |schema| schema.id.0);
        let is_at_home = self.sql.is_at_home();
        let scopes = scopes(self.sql.dialect, is_at_home, Named::Check, schema, table.id.0);
        let name = self.sql.names.fresh(&wanted, &scopes);
        self.sql.quote(&name)
    }
}

impl Spelling<'_> {
    /// The clauses that follow the columns of a key.
    fn key_tail(&self, table: &Table, clauses: &[String], include: &[ColumnId]) -> String {
        let mut tail = String::new();
        for clause in clauses.iter().filter(|clause| !is_of_columns(clause)) {
            tail.push_str(&[" ", &closed(clause)].concat());
        }
        if let Some(columns) = self.column_names(table, include) {
            tail.push_str(&[" INCLUDE (", &list(&columns), ")"].concat());
        }
        tail
    }

    /// Says with the columns of a key what clauses say of them: in PostgreSQL that the ranges of the last must not
    /// overlap, in SQLite in which order and by which collation it goes.
    fn ways_of_columns(&self, clauses: &[String], columns: &mut [String]) {
        if self.clauses().ordered_constraints && self.is_at_home() {
            for (place, way) in clauses.iter().filter_map(|clause| way_of_column(clause)) {
                if let Some(column) = place.checked_sub(1).and_then(|at| columns.get_mut(at)) {
                    column.push_str(&[" ", &closed(way)].concat());
                }
            }
        }
        let says = self.clauses().periods
            && self.is_at_home()
            && clauses.iter().any(|clause| is_without_overlaps(clause));
        if let Some(last) = columns.last_mut().filter(|_| says) {
            last.push_str(" WITHOUT OVERLAPS");
        }
    }
}

/// Whether the primary key or an earlier unique constraint has the same columns in the same order.
pub(crate) fn repeats(table: &Table, unique: &UniqueConstraint) -> bool {
    table.primary_key_columns() == unique.columns
        || (table.uniques.iter()).take_while(|other| other.id != unique.id).any(|other| {
            other.columns == unique.columns && other.nulls_not_distinct == unique.nulls_not_distinct
        })
}

/// Whether an expression is one call of a function, which needs no parentheses around it.
fn is_call(expression: &str) -> bool {
    let Some((name, arguments)) = expression.split_once('(') else { return false };
    let inner = arguments.strip_suffix(')').unwrap_or("(");
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !name.is_empty() && name.bytes().all(is_name) && !inner.contains(['(', ')', '\'', '"', '`'])
}

pub(crate) fn deferrable_sql(deferrable: Deferrability) -> &'static str {
    match deferrable {
        Deferrability::NotDeferrable => "",
        Deferrability::InitiallyImmediate => " DEFERRABLE",
        Deferrability::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
    }
}

/// Whether a key without a name, which MySQL calls after its first column, would get the name of a check. MariaDB refuses
/// both beside each other.
fn is_called_like_a_check(table: &Table, unique: &UniqueConstraint) -> bool {
    let first = unique.columns.first().and_then(|first| table.column(*first));
    let names = table.checks.iter().filter_map(|check| check.name.as_deref());
    first.is_some_and(|first| names.into_iter().any(|name| name.eq_ignore_ascii_case(&first.name)))
}

fn is_without_overlaps(clause: &str) -> bool {
    clause.eq_ignore_ascii_case("WITHOUT OVERLAPS")
}

/// `COLUMN 2 COLLATE nocase DESC` in a place and what is said of the column there.
fn way_of_column(clause: &str) -> Option<(usize, &str)> {
    let (place, way) = clause.strip_prefix("COLUMN ")?.split_once(' ')?;
    Some((place.parse().ok()?, way))
}

/// Whether a clause stands with the columns of its key.
pub(crate) fn is_of_columns(clause: &str) -> bool {
    is_without_overlaps(clause) || way_of_column(clause).is_some()
}
