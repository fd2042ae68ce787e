//! Indexes as statements of their own: PostgreSQL and SQLite.

use std::collections::BTreeSet;

use crowfoot_model::{Index, IndexKey, KeyTarget, ObjectRef, Table};

use crowfoot_dialect::Quoting;
use crowfoot_dialect::script::CommentPlace;

use crate::letters;
use crate::text::{closed, list};
use crate::{Spelling, Writer};

impl Writer<'_> {
    /// `CREATE INDEX`, with its comment.
    pub(crate) fn create_index(&mut self, table: &Table, index: &Index) -> Option<String> {
        let object = ObjectRef::Index(table.id, index.id);
        let (method, mut keys) = match self.method_and_keys(table, index, object) {
            Ok(found) => found,
            Err(reason) => {
                self.notice(object, reason);
                return None;
            }
        };
        let predicate = match index.predicate.as_deref() {
            None => None,
            Some(text) => match self.sql.expression(table, text) {
                Some(predicate) => Some(predicate),
                None if index.unique => {
                    self.notice(object, format!("WHERE {text} is not supported; the index is omitted."));
                    return None;
                }
                None => {
                    self.notice(object, format!("WHERE {text} is not supported; the index covers all rows."));
                    None
                }
            },
        };
        let include = self.sql.column_names(table, &index.include).unwrap_or_default();
        if !include.is_empty() && !self.sql.able().include_columns {
            let name = self.sql.spec.name();
            if index.unique {
                self.notice(object, format!("{name} does not support INCLUDE; the columns are omitted."));
            } else {
                self.notice(
                    object,
                    format!("{name} does not support INCLUDE; the columns became key columns."),
                );
                keys.extend(include.iter().cloned());
            }
        }
        if let Some(text) = self.sql.index_text(table, index, &keys, predicate.as_deref()) {
            let start = if index.unique { "CREATE UNIQUE INDEX " } else { "CREATE INDEX " };
            let comment = self.sql.comment_above(&index.comment);
            return Some([comment.as_str(), start, self.sql.if_not_exists(), &text, ";"].concat());
        }
        let mut parts = vec![if index.unique { "CREATE UNIQUE INDEX " } else { "CREATE INDEX " }.to_owned()];
        parts.push(self.sql.if_not_exists().to_owned());
        let name = self.sql.name(object);
        parts.push([&name, " ON ", &self.sql.table_name(table), " "].concat());
        if let Some(method) = method {
            parts.push(["USING ", &method, " "].concat());
        }
        parts.push(["(", &list(&keys), ")"].concat());
        let mut tails = Vec::new();
        if self.sql.able().include_columns && !include.is_empty() {
            tails.push(["INCLUDE (", &list(&include), ")"].concat());
        }
        if index.nulls_not_distinct {
            if self.sql.able().nulls_not_distinct {
                tails.push("NULLS NOT DISTINCT".into());
            } else {
                let name = self.sql.spec.name();
                self.notice(object, format!("{name} allows duplicate rows that contain NULL."));
            }
        }
        if !index.clauses.is_empty() {
            if self.sql.source() == self.sql.dialect {
                tails.extend(index.clauses.iter().map(|clause| closed(clause)));
            } else {
                self.omitted_clauses(object, &index.clauses);
            }
        }
        if let Some(predicate) = predicate {
            tails.push(["WHERE ", &predicate].concat());
        }
        let length = parts.iter().chain(&tails).map(String::len).sum::<usize>();
        for tail in tails {
            parts.push(if length > 100 { "\n    " } else { " " }.into());
            parts.push(tail);
        }
        parts.push(";".into());
        let mut statement = parts.concat();
        if self.sql.writing().comments == CommentPlace::Script {
            statement.insert_str(0, &self.sql.comment_above(&index.comment));
        }
        Some(statement)
    }

    /// The access method that is written, and the keys. `Err` with the reason where the index cannot be.
    fn method_and_keys(
        &mut self,
        table: &Table,
        index: &Index,
        object: ObjectRef,
    ) -> Result<(Option<String>, Vec<String>), String> {
        let method = index.method.as_deref().unwrap_or("btree").to_ascii_lowercase();
        let name = self.sql.spec.name();
        let able = self.sql.able();
        // Where there is no choice, an index is a b-tree.
        let has_methods = !able.index_methods.is_empty();
        let method = match method.as_str() {
            "btree" => None,
            "fulltext" if self.sql.writing().search_vectors => {
                let Some(document) = self.sql.search_document(table, index) else {
                    return Err("The full-text index has a key that is not a column; it is omitted.".into());
                };
                self.notice(
                    object,
                    "The full-text index became gin over to_tsvector; queries must use the same expression.",
                );
                return Ok((Some("gin".into()), vec![document]));
            }
            "fulltext" | "spatial" | "vector" => {
                return Err(format!("{name} does not support MySQL's {method} indexes; it is omitted."));
            }
            // MySQL's hash is a b-tree in InnoDB.
            "hash" if has_methods && !self.sql.is_at_home() => {
                self.notice(object, "The hash index became a b-tree, as it is in MySQL.");
                None
            }
            _ if has_methods => Some(closed(&method)),
            "hash" | "brin" => {
                self.notice(object, format!("{name} does not support {method} indexes; it became a b-tree."));
                None
            }
            _ => return Err(format!("{name} does not support {method} indexes; it is omitted.")),
        };
        let mut keys = Vec::new();
        for key in &index.keys {
            match self.key(table, key, object) {
                Some(key) => keys.push(key),
                None => return Err(missing(key)),
            }
        }
        if keys.is_empty() {
            return Err("The index has no columns and is omitted.".into());
        }
        Ok((method, keys))
    }
}

impl Spelling<'_> {
    /// The comments of a table's indexes and constraints, which PostgreSQL keeps.
    pub(crate) fn comments_on_parts(
        &self,
        table: &Table,
        left_out: &BTreeSet<ObjectRef>,
    ) -> Vec<(ObjectRef, String)> {
        let mut comments = Vec::new();
        let name = self.table_name(table);
        let on_constraint = |object: ObjectRef| ["CONSTRAINT ", &self.name(object), " ON ", &name].concat();
        let mut constraint = |object, comment: &Option<String>| {
            if comment.is_some() && !left_out.contains(&object) {
                let comment = self.comment_on(&on_constraint(object), comment);
                comments.extend(comment.map(|comment| (object, comment)));
            }
        };
        if let Some(key) = &table.primary_key {
            constraint(ObjectRef::PrimaryKey(table.id), &key.comment);
        }
        for unique in &table.uniques {
            constraint(ObjectRef::Unique(table.id, unique.id), &unique.comment);
        }
        for check in &table.checks {
            constraint(ObjectRef::Check(table.id, check.id), &check.comment);
        }
        for exclusion in &table.exclusions {
            constraint(ObjectRef::Exclusion(table.id, exclusion.id), &exclusion.comment);
        }
        for index in &table.indexes {
            let object = ObjectRef::Index(table.id, index.id);
            if index.comment.is_some() && !left_out.contains(&object) {
                comments.extend(self.index_comment(table, index).map(|comment| (object, comment)));
            }
        }
        comments
    }

    /// The text of an index of SQLite as its script has it, while it says the same as the index.
    fn index_text(
        &self,
        table: &Table,
        index: &Index,
        keys: &[String],
        predicate: Option<&str>,
    ) -> Option<String> {
        let text = index
            .text
            .as_deref()
            .filter(|_| self.keeps_text() && self.options.quoting == Quoting::WhenNeeded)?;
        let mut parts =
            vec![self.name(ObjectRef::Index(table.id, index.id)), " ON ".to_owned(), self.table_name(table)];
        for (at, (key, text)) in index.keys.iter().zip(keys).enumerate() {
            parts.push(if at == 0 { "(" } else { "," }.to_owned());
            match (&key.on, text.strip_prefix('(')) {
                // Whether an expression has parentheses around it is the text's own affair.
                (KeyTarget::Expression(_), Some(rest)) if rest.contains(')') => {
                    let (inner, tail) = rest.rsplit_once(')')?;
                    parts.extend([letters::OPTIONAL.to_owned(), "(".into(), inner.to_owned()]);
                    parts.extend([letters::OPTIONAL.to_owned(), ")".into(), tail.to_owned()]);
                }
                _ => parts.push(text.clone()),
            }
        }
        parts.push(")".to_owned());
        if let Some(predicate) = predicate {
            parts.extend([
                "WHERE".to_owned(),
                letters::OPTIONAL.to_owned(),
                "(".into(),
                predicate.to_owned(),
            ]);
            parts.extend([letters::OPTIONAL.to_owned(), ")".into()]);
        }
        letters::are_same(text, &parts.concat()).then(|| closed(text))
    }

    /// The words of some columns, for a search index.
    fn search_document(&self, table: &Table, index: &Index) -> Option<String> {
        let columns: Vec<_> = index.leading_columns().collect();
        if columns.len() != index.keys.len() {
            return None;
        }
        let names = self.column_names(table, &columns)?;
        let words: Vec<String> = names.iter().map(|name| ["coalesce(", name, ", '')"].concat()).collect();
        Some(["to_tsvector('simple', ", &words.join(" || ' ' || "), ")"].concat())
    }

    pub(crate) fn index_comment(&self, table: &Table, index: &Index) -> Option<String> {
        let object = ObjectRef::Index(table.id, index.id);
        self.comment_on(&["INDEX ", &self.qualified(table.schema, object)].concat(), &index.comment)
    }
}

/// Why a key cannot be written.
pub(crate) fn missing(key: &IndexKey) -> String {
    match &key.on {
        KeyTarget::Column(_) => "The index uses a column that does not exist and is omitted.".to_owned(),
        KeyTarget::Expression(text) => {
            format!("The index expression {text} is not supported; the index is omitted.")
        }
    }
}
