//! Indexes.

use crowfoot_dialect::naming;
use crowfoot_model::{Dialect, Index, IndexKey, KeyTarget, NullsOrder, ObjectRef, SortOrder, Table};

use super::Writer;
use crate::typescript::{Doc, quote};

impl Writer<'_> {
    /// `None`, and a notice, for an index that Drizzle cannot express at all.
    pub(super) fn index(&mut self, table: &Table, index: &Index) -> Option<Doc> {
        let object = ObjectRef::Index(table.id, index.id);
        let name = index.name.clone().unwrap_or_else(|| {
            let columns = index.keys.iter().filter_map(IndexKey::as_column);
            let columns: Vec<&str> =
                columns.filter_map(|id| table.column(id)).map(|column| column.name.as_str()).collect();
            naming::index_name(&table.name, &columns)
        });
        let what = ["the index ", &name].concat();
        let method = index.method.as_deref().filter(|method| *method != "btree");
        if let Some(method) = method.filter(|method| self.target != Dialect::Postgres && *method != "hash") {
            self.lost(object, &what, &[&["the method ", method].concat()]);
            return None;
        }
        let expressions = index.keys.iter().filter_map(|key| match &key.on {
            KeyTarget::Expression(text) => Some(text),
            KeyTarget::Column(_) => None,
        });
        if !expressions.chain(&index.predicate).all(|text| self.is_portable(text)) {
            let message = ["The index ", &name, " is left out: it is written for another database."];
            self.notice(object, message.concat());
            return None;
        }
        if index.predicate.is_some() && self.target == Dialect::Mysql {
            // An index over all rows is a substitute only where it does not refuse rows.
            if index.unique {
                let message = ["The index ", &name, " is left out: MySQL has no partial unique indexes."];
                self.notice(object, message.concat());
                return None;
            }
            let message = ["The index ", &name, " covers all rows: MySQL has no partial indexes."];
            self.notice(object, message.concat());
        }
        let keys: Vec<Doc> = index.keys.iter().filter_map(|key| self.key(table, key)).collect();
        if keys.is_empty() {
            return None;
        }
        let function = self.import(if index.unique { "uniqueIndex" } else { "index" });
        let mut calls = Vec::new();
        match (self.target, method) {
            (Dialect::Postgres, Some(method)) => {
                let mut arguments = vec![Doc::Text(quote(method))];
                arguments.extend(keys);
                calls.push(Doc::call(".using", arguments));
            }
            (Dialect::Mysql, Some(_)) => {
                calls.push(Doc::call(".on", keys));
                calls.push(Doc::call(".using", vec![Doc::text("'hash'")]));
            }
            _ => calls.push(Doc::call(".on", keys)),
        }
        if let Some(predicate) = index.predicate.as_ref().filter(|_| self.target != Dialect::Mysql) {
            let sql = self.sql_on(table, predicate);
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
        let is_sqlite = self.target == Dialect::Sqlite;
        if index.keys.iter().any(|key| key.collation.is_some()) && !is_sqlite {
            lost.push("COLLATE");
        }
        self.lost(object, &what, &lost);
        Some(Doc::chain(Doc::call(function, vec![Doc::Text(quote(&name))]), calls))
    }

    fn key(&mut self, table: &Table, key: &IndexKey) -> Option<Doc> {
        let column = match &key.on {
            KeyTarget::Column(id) => Some(self.table_column(table, *id)?),
            KeyTarget::Expression(_) => None,
        };
        if self.target == Dialect::Postgres
            && let Some(column) = column
        {
            return Some(Doc::Text(column + &postgres_order(key)));
        }
        let mut after = String::new();
        match self.target {
            Dialect::Postgres => {
                after.extend(key.operator_class.iter().flat_map(|class| [" ", class]));
            }
            Dialect::Mysql => {
                after.extend(key.prefix_length.map(|length| ["(", &length.to_string(), ")"].concat()));
            }
            Dialect::Sqlite => {
                after.extend(key.collation.iter().flat_map(|collation| [" collate ", collation]));
            }
        }
        if key.order == Some(SortOrder::Descending) {
            after.push_str(" desc");
        }
        match (key.nulls, self.target) {
            (Some(NullsOrder::First), Dialect::Postgres) => after.push_str(" nulls first"),
            (Some(NullsOrder::Last), Dialect::Postgres) => after.push_str(" nulls last"),
            _ => {}
        }
        match (column, &key.on) {
            (Some(column), _) if after.is_empty() => Some(Doc::Text(column)),
            (Some(column), _) => {
                self.orm.insert("sql");
                Some(Doc::Template(["sql`${", &column, "}", &after, "`"].concat()))
            }
            (None, KeyTarget::Expression(text)) => {
                // PostgreSQL takes a call as it is; MySQL wants parentheses around any expression.
                let bare = self.target == Dialect::Sqlite
                    || (self.target == Dialect::Postgres && is_call(text))
                    || (text.starts_with('(') && text.ends_with(')'));
                let text = if bare { text.clone() } else { ["(", text, ")"].concat() };
                Some(self.sql_on(table, &(text + &after)))
            }
            (None, KeyTarget::Column(_)) => None,
        }
    }
}

/// The order of a key in PostgreSQL. Drizzle writes NULLS LAST with each order, so the database's own is said.
fn postgres_order(key: &IndexKey) -> String {
    let mut calls = String::new();
    match (key.order, key.nulls) {
        (Some(SortOrder::Descending), None | Some(NullsOrder::First)) => {
            calls.push_str(".desc().nullsFirst()")
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
