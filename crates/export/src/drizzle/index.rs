//! Indexes.

use crowfoot_ddl::{MAX_KEY_CHARACTERS, is_unlimited};
use crowfoot_model::{Index, IndexKey, KeyTarget, NullsOrder, ObjectRef, SortOrder, Table};

use super::Writer;

use crate::typescript::{Doc, quote};

impl Writer<'_> {
    /// `None`, and a notice, for an index that Drizzle cannot express at all.
    pub(super) fn index(&mut self, table: &Table, index: &Index) -> Option<Doc> {
        let before = self.orm.clone();
        let doc = self.try_index(table, index);
        if doc.is_none() {
            self.orm = before;
        }
        doc
    }

    fn try_index(&mut self, table: &Table, index: &Index) -> Option<Doc> {
        let object = ObjectRef::Index(table.id, index.id);
        let name = self.spelling.names.of(object).to_owned();
        let what = ["the index ", &name].concat();
        // MySQL writes `hash` for what is a b-tree all the same.
        let is_native = self.document.settings().dialect == self.target;
        let method =
            index.method.as_deref().filter(|method| *method != "btree" && (is_native || *method != "hash"));
        let is_known = match (self.package.index_methods, method) {
            (_, None) => true,
            (Some(methods), Some(method)) => methods.contains(&method),
            (None, Some(method)) => !matches!(method, "fulltext" | "spatial"),
        };
        let able = self.package.spec().capabilities();
        if let Some(method) = method.filter(|_| !is_known) {
            let message =
                ["The index ", &name, " is omitted: Drizzle does not support ", method, " indexes here."];
            self.notice(object, message.concat());
            return None;
        }
        let predicate = match &index.predicate {
            None => None,
            Some(text) => match self.spelling.expression(table, text) {
                None if index.unique => {
                    let message = ["The index ", &name, " is omitted: WHERE ", text, " is not supported."];
                    self.notice(object, message.concat());
                    return None;
                }
                Some(_) if !able.partial_indexes && !index.unique => None,
                found => found,
            },
        };
        if index.predicate.is_some() && predicate.is_none() {
            let message = ["The index ", &name, " covers all rows: its condition is not supported."];
            self.notice(object, message.concat());
        }
        // Without partial indexes, keys that are NULL for the other rows let these repeat.
        let condition = predicate.as_deref().filter(|_| !able.partial_indexes).map(str::to_owned);
        let mut keys = Vec::new();
        for key in &index.keys {
            match self.key(table, index, key, condition.as_deref()) {
                Some(key) => keys.push(key),
                None => {
                    let message =
                        ["The index ", &name, " is omitted: one of its expressions is not supported."];
                    self.notice(object, message.concat());
                    return None;
                }
            }
        }
        if keys.is_empty() {
            return None;
        }
        let function = self.import(if index.unique { "uniqueIndex" } else { "index" });
        let mut calls = Vec::new();
        match (self.package.using_takes_keys, method) {
            (true, Some(method)) => {
                let mut arguments = vec![Doc::Text(quote(method))];
                arguments.extend(keys);
                calls.push(Doc::call(".using", arguments));
            }
            (false, Some(method)) => {
                calls.push(Doc::call(".on", keys));
                calls.push(Doc::call(".using", vec![Doc::Text(quote(method))]));
            }
            (_, None) => calls.push(Doc::call(".on", keys)),
        }
        if let Some(predicate) = predicate.filter(|_| able.partial_indexes) {
            let sql = self.sql_on(table, &predicate);
            calls.push(Doc::call(".where", vec![sql]));
        }
        let mut lost: Vec<&str> = index.clauses.iter().map(String::as_str).collect();
        for (is, text) in
            [(!index.include.is_empty(), "INCLUDE"), (index.nulls_not_distinct, "NULLS NOT DISTINCT")]
        {
            if is {
                lost.push(text);
            }
        }
        if index.keys.iter().any(|key| key.collation.is_some()) && !self.package.key_collations {
            lost.push("COLLATE");
        }
        self.lost(object, &what, &lost);
        Some(Doc::chain(Doc::call(function, vec![Doc::Text(quote(&name))]), calls))
    }

    fn key(&mut self, table: &Table, index: &Index, key: &IndexKey, condition: Option<&str>) -> Option<Doc> {
        let able = self.package.spec().capabilities();
        let (column, expression) = match &key.on {
            KeyTarget::Column(id) => {
                let data_type = table.column(*id)?.data_type.as_ref();
                if !able.unlimited_text_keys && self.spelling.spell(data_type).text == "json" {
                    return None;
                }
                (Some(self.table_column(table, *id)?), String::new())
            }
            KeyTarget::Expression(text) => (None, self.spelling.expression(table, text)?),
        };
        if self.package.ordered_keys
            && let Some(column) = column
        {
            return Some(Doc::Text(column + &postgres_order(key)));
        }
        if let Some(condition) = condition {
            let value = key.as_column().and_then(|id| table.column(id)).map_or(expression, |column| {
                crowfoot_dialect::spec(self.target).quote(&column.name, crowfoot_dialect::Quoting::Always)
            });
            let text = ["(case when ", condition, " then ", &value, " end)"].concat();
            return Some(self.sql_on(table, &text));
        }
        let mut after = String::new();
        if able.operator_classes {
            after.extend(key.operator_class.iter().flat_map(|class| [" ", class]));
        }
        if able.prefix_keys {
            let length = key.prefix_length.or(self.needed_length(table, index, key));
            after.extend(length.map(|length| ["(", &length.to_string(), ")"].concat()));
        }
        if self.package.key_collations {
            after.extend(key.collation.iter().flat_map(|collation| [" collate ", collation]));
        }
        if key.order == Some(SortOrder::Descending) {
            after.push_str(" desc");
        }
        match (key.nulls, able.index_nulls_order) {
            (Some(NullsOrder::First), true) => after.push_str(" nulls first"),
            (Some(NullsOrder::Last), true) => after.push_str(" nulls last"),
            _ => {}
        }
        match (column, &key.on) {
            (Some(column), _) if after.is_empty() => Some(Doc::Text(column)),
            (Some(column), _) => {
                self.orm.insert("sql");
                Some(Doc::Template(["sql`${", &column, "}", &after, "`"].concat()))
            }
            (None, KeyTarget::Expression(_)) => {
                // A collation or an order of an expression needs no parentheses where keys are SQL.
                let writing = &self.package.spec().script().writing;
                let bare = !writing.enclosed_expressions
                    && (self.package.key_collations || is_call(&expression))
                    || (expression.starts_with('(') && expression.ends_with(')'));
                let text = if bare { expression } else { ["(", &expression, ")"].concat() };
                Some(self.sql_on(table, &(text + &after)))
            }
            (None, KeyTarget::Column(_)) => None,
        }
    }
}

impl Writer<'_> {
    /// How much of a column MySQL has to index, where it cannot index all of it.
    fn needed_length(&self, table: &Table, index: &Index, key: &IndexKey) -> Option<u32> {
        let column = table.column(key.as_column()?)?;
        let is_short = !is_unlimited(&self.spelling.column_type(table, column).text);
        let keys = u32::try_from(index.keys.len()).unwrap_or(1).max(1);
        (!is_short).then(|| (MAX_KEY_CHARACTERS / keys).min(255))
    }
}

/// The order of a key in PostgreSQL. Drizzle writes NULLS LAST with each order, so the database's own is said.
fn postgres_order(key: &IndexKey) -> String {
    let mut calls = String::new();
    match (key.order, key.nulls) {
        (Some(SortOrder::Descending), None | Some(NullsOrder::First)) => {
            calls.push_str(".desc().nullsFirst()");
        }
        (Some(SortOrder::Descending), Some(NullsOrder::Last)) => calls.push_str(".desc().nullsLast()"),
        (_, Some(NullsOrder::First)) => calls.push_str(".asc().nullsFirst()"),
        (_, Some(NullsOrder::Last)) => calls.push_str(".asc().nullsLast()"),
        (_, None) => {}
    }
    if let Some(class) = &key.operator_class {
        calls.push_str(".op(");
        calls.push_str(&quote(class));
        calls.push(')');
    }
    calls
}

/// Whether an expression is one call of a function: `lower(email)`.
fn is_call(text: &str) -> bool {
    let Some((name, rest)) = text.split_once('(') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let mut depth = 1usize;
    let closes_last = rest.char_indices().all(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || at + 1 == rest.len()
    });
    is_name && closes_last && depth == 0
}
