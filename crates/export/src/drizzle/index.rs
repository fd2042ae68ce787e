//! Indexes.

use crowfoot_ddl::{MAX_KEY_CHARACTERS, is_unlimited};
use crowfoot_model::{
    ColumnId, ForeignKey, ForeignKeyTarget, Index, IndexKey, KeyTarget, NullsOrder, ObjectRef, SortOrder,
    Table,
};

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
        let mut name = self.spelling.names.of(object).to_owned();
        if let Some(key) = self.namesake(table, index, &name) {
            if index.keys.iter().map(IndexKey::as_column).eq(key.columns.iter().map(|id| Some(*id))) {
                // InnoDB makes this index for the key.
                return None;
            }
            let own = [&name, "_idx"].concat();
            let message = [
                "The index ",
                &name,
                " is called ",
                &own,
                ": drizzle-kit 0.31 wants another name than that of a foreign key.",
            ];
            self.notice(object, message.concat());
            name = own;
        }
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
        // drizzle-kit 0.31 keeps an index of SQLite as a text that it takes apart at semicolons.
        let is_cut = |text: &&str| !self.line.is_one() && !self.package.named_keys && text.contains(';');
        if predicate.as_deref().filter(is_cut).is_some() {
            let message = [
                "The index ",
                &name,
                " is omitted: drizzle-kit 0.31 does not take semicolons in conditions.",
            ];
            self.notice(object, message.concat());
            return None;
        }
        // Without partial indexes, keys that are NULL for the other rows let these repeat.
        let condition = predicate.as_deref().filter(|_| !able.partial_indexes).map(str::to_owned);
        let mut keys = Vec::new();
        for key in &index.keys {
            match self.key(table, index, key, condition.as_deref()) {
                Some(key) if self.is_torn(&key) => {
                    let message = [
                        "The index ",
                        &name,
                        " is omitted: drizzle-kit 0.31 does not take commas in expressions.",
                    ];
                    self.notice(object, message.concat());
                    return None;
                }
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
        if let Some(unique) = self.as_constraint(table, index, &name) {
            return Some(unique);
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
        let (options, mut lost) = self.index_options(index);
        if !options.is_empty() {
            calls.push(Doc::call(".with", vec![Doc::object(options)]));
        }
        for (is, text) in
            [(!index.include.is_empty(), "INCLUDE"), (index.nulls_not_distinct, "NULLS NOT DISTINCT")]
        {
            if is {
                lost.push(text);
            }
        }
        self.lost(object, "index", &lost);
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
        let is_plain = key.collation.is_none() && (key.operator_class.is_none() || key.order.is_none());
        if self.package.ordered_keys
            && is_plain
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
        if self.package.key_collations {
            after.extend(key.collation.iter().flat_map(|collation| [" collate ", collation]));
        }
        if able.operator_classes {
            after.extend(key.operator_class.iter().flat_map(|class| [" ", class]));
        }
        if able.prefix_keys {
            let length = key.prefix_length.or(self.needed_length(table, index, key));
            after.extend(length.map(|length| ["(", &length.to_string(), ")"].concat()));
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
                let takes_any = self.package.key_collations && !self.package.ordered_keys;
                let bare = !writing.enclosed_expressions && (takes_any || is_call(&expression))
                    || is_enclosed(&expression);
                let text = if bare { expression } else { ["(", &expression, ")"].concat() };
                Some(self.sql_on(table, &(text + &after)))
            }
            (None, KeyTarget::Column(_)) => None,
        }
    }
}

impl Writer<'_> {
    /// The foreign key that has the name of an index, which drizzle-kit 0.31 does not take.
    fn namesake<'t>(&self, table: &'t Table, index: &Index, name: &str) -> Option<&'t ForeignKey> {
        let is_refused = !self.line.is_one() && self.package.spec().capabilities().indexes_foreign_keys;
        let mut keys = table.foreign_key_constraints().filter(|_| is_refused && !index.unique);
        keys.find(|key| self.foreign_key_name(table, key) == name)
    }

    /// Whether drizzle-kit 0.31 would take an expression apart at its commas.
    fn is_torn(&self, key: &Doc) -> bool {
        let is_torn = |text: &String| text.contains(',');
        !self.line.is_one()
            && !self.package.ordered_keys
            && matches!(key, Doc::Template(text) if is_torn(text))
    }

    /// A unique index that has to be a constraint: one that a foreign key refers to, which drizzle-kit 0.31 makes before the
    /// indexes, and one over NULLs that are not distinct.
    fn as_constraint(&mut self, table: &Table, index: &Index, name: &str) -> Option<Doc> {
        let is_plain = self.package.named_keys
            && index.unique
            && index.predicate.is_none()
            && index.include.is_empty()
            && index.clauses.is_empty()
            && index.keys.iter().all(is_plain);
        let columns: Vec<ColumnId> = index.keys.iter().filter_map(IndexKey::as_column).collect();
        if !is_plain || columns.len() < index.keys.len() {
            return None;
        }
        let is_target = !self.line.is_one() && self.is_referenced(table, &columns);
        if !is_target && !index.nulls_not_distinct {
            return None;
        }
        let columns = columns.iter().filter_map(|id| self.table_column(table, *id)).map(Doc::Text);
        let mut calls = vec![Doc::call(".on", columns.collect())];
        if index.nulls_not_distinct {
            calls.push(Doc::call(".nullsNotDistinct", Vec::new()));
        }
        Some(Doc::chain(Doc::call(self.import("unique"), vec![Doc::Text(quote(name))]), calls))
    }

    /// Whether a foreign key refers to columns that no key or unique constraint holds.
    fn is_referenced(&self, table: &Table, columns: &[ColumnId]) -> bool {
        let is = |key: &[ColumnId]| key.len() == columns.len() && key.iter().all(|id| columns.contains(id));
        if is(table.primary_key_columns()) || table.uniques.iter().any(|unique| is(&unique.columns)) {
            return false;
        }
        self.document.referring_to(table.id).any(|(other, key)| {
            let key = self.document.table(other).and_then(|other| other.foreign_key(key));
            matches!(key.map(|key| &key.target), Some(ForeignKeyTarget::Table { columns, .. }) if is(columns))
        })
    }

    /// Splits the clauses of an index into options of `.with(…)` and the rest.
    fn index_options<'i>(&self, index: &'i Index) -> (Vec<Doc>, Vec<&'i str>) {
        let (mut options, mut lost) = (Vec::new(), Vec::new());
        for clause in &index.clauses {
            let inside = (clause.get(..4).filter(|word| word.eq_ignore_ascii_case("with")))
                .and_then(|_| clause.get(4..)?.trim().strip_prefix('(')?.strip_suffix(')'))
                .filter(|_| self.package.ordered_keys);
            match inside {
                None => lost.push(clause.as_str()),
                Some(inside) => options.extend(inside.split(',').map(|option| {
                    let (key, value) = option.split_once('=').unwrap_or((option, "true"));
                    let value = value.trim().trim_matches('\'');
                    Doc::Text([&property(key.trim()), ": ", &quote(value)].concat())
                })),
            }
        }
        (options, lost)
    }

    /// How much of a column MySQL has to index, where it cannot index all of it.
    fn needed_length(&self, table: &Table, index: &Index, key: &IndexKey) -> Option<u32> {
        let column = table.column(key.as_column()?)?;
        let is_short = !is_unlimited(&self.spelling.column_type(table, column).text);
        let keys = u32::try_from(index.keys.len()).unwrap_or(1).max(1);
        (!is_short).then(|| (MAX_KEY_CHARACTERS / keys).min(255))
    }
}

/// Whether a key is what a unique constraint has: a column in its usual order.
fn is_plain(key: &IndexKey) -> bool {
    let mut usual = key.clone();
    if usual.order == Some(SortOrder::Ascending) && usual.nulls != Some(NullsOrder::First) {
        (usual.order, usual.nulls) = (None, None);
    }
    key.as_column().is_some_and(|column| usual == IndexKey::column(column))
}

/// A name as the key of an object.
fn property(name: &str) -> String {
    let is_plain = !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_plain { name.to_owned() } else { quote(name) }
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
    let Some((name, _)) = text.split_once('(') else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_name && text.get(name.len()..).is_some_and(is_enclosed)
}

/// Whether the parentheses at both ends of a text belong together.
fn is_enclosed(text: &str) -> bool {
    let mut depth = 0usize;
    let mut in_text = false;
    text.starts_with('(')
        && text.char_indices().all(|(at, c)| {
            match c {
                '\'' => in_text = !in_text,
                '(' if !in_text => depth += 1,
                ')' if !in_text => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || at + 1 == text.len()
        })
        && depth == 0
}
