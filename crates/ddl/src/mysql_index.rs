//! Indexes as lines of `CREATE TABLE`, the way MySQL shows them.

use crowfoot_dialect::namespace::Space;
use crowfoot_dialect::naming;
use crowfoot_model::{ColumnId, DataType, Index, IndexKey, KeyTarget, LogicalType, ObjectRef, Table};

use crate::index::missing;
use crate::names::Scope;
use crate::scratch::Scratch;
use crate::text::{closed, list};
use crate::{MAX_KEY_CHARACTERS, is_unlimited};
use crate::{Spelling, Writer};

impl Writer<'_> {
    /// MySQL numbers only columns that lead a key, so this one gets an index.
    pub(crate) fn index_numbered(&mut self, table: &Table, column: ColumnId, scratch: &mut Scratch) {
        let name = self.sql.names.column(table.id, column).to_owned();
        let wanted = naming::index_name(self.sql.names.of(ObjectRef::Table(table.id)), &[&name]);
        let index = self.sql.names.fresh(&wanted, &[Scope { space: Space::Indexes, within: table.id.0 }]);
        scratch.lines.push(["INDEX ", &self.sql.quote(&index), " (", &self.sql.quote(&name), ")"].concat());
        let message =
            format!("MySQL only auto-increments the first column of a key; the index {index} was added.");
        self.notice(ObjectRef::Column(table.id, column), message);
    }

    pub(crate) fn index_line(&mut self, table: &Table, index: &Index) -> Option<String> {
        let object = ObjectRef::Index(table.id, index.id);
        match self.try_index_line(table, index, object) {
            Ok(line) => Some(line),
            Err(reason) => {
                self.notice(object, reason);
                None
            }
        }
    }

    fn try_index_line(&mut self, table: &Table, index: &Index, object: ObjectRef) -> Result<String, String> {
        let method = index.method.as_deref().unwrap_or_default().to_ascii_lowercase();
        let (word, using) = match method.as_str() {
            "fulltext" => ("FULLTEXT INDEX ", ""),
            "spatial" => ("SPATIAL INDEX ", ""),
            "vector" => ("VECTOR INDEX ", ""),
            "" | "btree" => ("INDEX ", ""),
            "hash" if self.sql.source() == self.sql.dialect => ("INDEX ", " USING HASH"),
            "hash" | "brin" => {
                self.notice(object, format!("MySQL does not support {method} indexes; it became a b-tree."));
                ("INDEX ", "")
            }
            other => return Err(format!("MySQL does not support {other} indexes; it is omitted.")),
        };
        let condition = match index.predicate.as_deref() {
            None => None,
            Some(text) => match (self.sql.expression(table, text), index.unique) {
                (Some(condition), true) => {
                    self.notice(
                        object,
                        "MySQL does not support partial indexes; its keys are NULL for the other rows.",
                    );
                    Some(condition)
                }
                (None, true) => {
                    return Err(format!("WHERE {text} is not supported; the index is omitted."));
                }
                (_, false) => {
                    self.notice(
                        object,
                        format!(
                            "MySQL does not support partial indexes; it covers all rows, not only {text}."
                        ),
                    );
                    None
                }
            },
        };
        let mut keys = Vec::new();
        for key in &index.keys {
            let Some(mut text) = self.key(table, key, object) else { return Err(missing(key)) };
            if let (Some(condition), KeyTarget::Expression(expression)) = (&condition, &key.on) {
                let expression = self.sql.expression(table, expression).unwrap_or_default();
                text = ["(CASE WHEN ", condition, " THEN ", &expression, " END)"].concat();
            }
            if let KeyTarget::Column(id) = key.on
                && let Some(column) = table.column(id)
            {
                let type_text = self.sql.column_type(table, column).text;
                if type_text == "json" {
                    return Err("MySQL cannot index JSON directly; the index is omitted.".into());
                }
                let columns: Vec<ColumnId> = index.keys.iter().filter_map(IndexKey::as_column).collect();
                let prefix = if is_unlimited(&type_text) {
                    let keys = u32::try_from(index.keys.len()).unwrap_or(u32::MAX);
                    Some((MAX_KEY_CHARACTERS / keys.max(1)).min(255))
                } else {
                    self.sql.key_prefix(table, &columns, id)
                };
                if let Some(condition) = &condition {
                    text = ["(CASE WHEN ", condition, " THEN ", &self.sql.column_name(table.id, id), " END)"]
                        .concat();
                } else if let Some(length) = prefix
                    && word == "INDEX "
                    && key.prefix_length.is_none()
                {
                    text = text.replacen(
                        &self.sql.column_name(table.id, id),
                        &format!("{}({length})", self.sql.column_name(table.id, id)),
                        1,
                    );
                    self.notice(
                        object,
                        format!("It covers the first {length} characters of {}.", column.name),
                    );
                }
            }
            keys.push(text);
        }
        if keys.is_empty() {
            return Err("The index has no columns and is omitted.".into());
        }
        if self.sql.column_names(table, &index.include).is_some() {
            if index.unique || !self.sql.fits_key(table, index) {
                self.notice(object, "MySQL does not support INCLUDE; the columns are omitted.");
            } else {
                self.notice(object, "MySQL does not support INCLUDE; the columns became key columns.");
                keys.extend(index.include.iter().map(|id| self.sql.column_name(table.id, *id)));
            }
        }
        if index.nulls_not_distinct {
            self.notice(object, "MySQL allows duplicate rows that contain NULL.");
        }
        let is_named = index.name.is_some() || !self.sql.is_at_home();
        let name = if is_named { [" ", &self.sql.name(object)].concat() } else { String::new() };
        let mut line = [
            if index.unique { "UNIQUE " } else { "" },
            word.trim_end(),
            &name,
            " (",
            &list(&keys),
            ")",
            using,
        ]
        .concat();
        if self.sql.source() == self.sql.dialect {
            for clause in &index.clauses {
                line.push_str(&[" ", &closed(clause)].concat());
            }
        } else if !index.clauses.is_empty() {
            self.omitted_clauses(object, &index.clauses);
        }
        if let Some(comment) = self.sql.comment(&index.comment) {
            line.push_str(&[" COMMENT ", &self.sql.spec.text_literal(comment)].concat());
        }
        Ok(line)
    }
}

impl Spelling<'_> {
    /// Whether the columns of an index and those that it includes fit in a key as they are.
    fn fits_key(&self, table: &Table, index: &Index) -> bool {
        let all = index.leading_columns().chain(index.include.iter().copied());
        let mut characters = 0_u32;
        for column in all.filter_map(|id| table.column(id)) {
            let text = self.written_type(table, column);
            characters = characters.saturating_add(match self.spec.parse_type(&text) {
                _ if is_unlimited(&text) || text == "json" => return false,
                DataType::Logical(LogicalType::Varchar { length }) => length.unwrap_or(u32::MAX),
                DataType::Logical(LogicalType::Char { length }) => length,
                _ => 4,
            });
        }
        characters <= MAX_KEY_CHARACTERS
    }
}
