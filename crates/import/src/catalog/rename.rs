//! Renaming in texts that use the old name (views, triggers, rules and policies), as the databases do.

use crowfoot_dialect::spec;
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Dialect, EnumId, Index, KeyTarget, SchemaId, SortOrder, Table,
    TableId,
};

use super::depending::made;
use super::settle::{mentions, type_name};
use super::{Catalog, NamedType};
use crate::text::lexer::{Kind, Lexer};
use crate::text::named::{
    Change, NewName, moved_table, renamed_call, renamed_column, renamed_in_index, renamed_qualifier,
    renamed_table, tables_of,
};

impl Catalog {
    /// Renames a table in views and kept statements; in MySQL only in triggers.
    pub(super) fn rename_table_in_texts(&mut self, old: &str, new: &str) {
        let dialect = self.dialect;
        let renamed = |text: &str, _: bool| renamed_table(text, old, new, dialect);
        self.rewrite_texts(renamed);
    }

    /// Renames a table in its own expressions: a table that is rebuilt under another name takes the place of the old one
    /// with its checks.
    pub(super) fn rename_table_in_expressions(&mut self, table: TableId, old: &str, new: &str) {
        let dialect = self.dialect;
        let Some(table) = self.tables.get_mut(&table) else { return };
        expressions_of(table, |text| {
            if let Some(renamed) = renamed_qualifier(text, old, new, dialect) {
                *text = renamed;
            }
        });
    }

    /// Renames a table of SQLite, or one of its columns, in the texts of its indexes. Called before the renaming.
    pub(super) fn rename_in_indexes(&mut self, table: TableId, change: Change<'_>) {
        if !self.server().keeps_text {
            return;
        }
        let Some(table) = self.tables.get_mut(&table) else { return };
        let (name, columns) = (table.name.clone(), table.columns.clone());
        let mut after = columns.clone();
        if let Change::Column(old, new) = change {
            let of_it = after.iter_mut().filter(|column| column.name == old);
            of_it.for_each(|column| new.name.clone_into(&mut column.name));
        }
        for index in &mut table.indexes {
            let plain = plain_text(&name, &columns, index);
            let text = index.text.clone().or(plain);
            if let Some(renamed) = text.and_then(|text| renamed_in_index(&text, change)) {
                let plain = plain_text(&name, &after, index);
                index.text = Some(renamed).filter(|text| plain.as_ref() != Some(text));
            }
        }
    }

    /// Moves a table to another schema in views and kept statements.
    pub(super) fn move_table_in_texts(&mut self, table: &str, schema: Option<SchemaId>) {
        let dialect = self.dialect;
        let name = self.schema_name(schema).unwrap_or_else(|| "public".to_owned());
        self.rewrite_texts(|text: &str, _: bool| moved_table(text, table, &name, dialect));
    }

    /// Renames a column. The output columns of views keep their names.
    pub(super) fn rename_column_in_texts(&mut self, table: TableId, old: &str, new: NewName<'_>) {
        let dialect = self.dialect;
        let Some(own) = self.tables.get(&table) else { return };
        let name = own.name.clone();
        // An unqualified name may belong to another table that has such a column.
        let others: Vec<String> = (self.tables.values())
            .filter(|other| other.id != table && other.columns.iter().any(|column| column.name == old))
            .map(|other| other.name.clone())
            .collect();
        let renamed = |text: &str, shows: bool| {
            let is_clear = !tables_of(text, dialect).iter().any(|found| others.contains(found));
            renamed_column(text, &name, (old, new), is_clear, shows, dialect)
        };
        self.rewrite_texts(renamed);
    }

    /// Renames a value of an enum, also in columns of the type. False if it has no such value.
    pub(crate) fn rename_enum_value(&mut self, id: EnumId, old: &str, new: &str) -> bool {
        let values = self.enums.get_mut(&id).map(|found| &mut found.values);
        match values.and_then(|values| values.iter_mut().find(|value| *value == old)) {
            Some(value) => new.clone_into(value),
            None => return false,
        }
        let typed: Vec<(TableId, Vec<ColumnId>)> = (self.tables.values())
            .map(|table| {
                let typed =
                    table.columns.iter().filter(|column| self.is_of_enum(column.data_type.as_ref(), id));
                (table.id, typed.map(|column| column.id).collect())
            })
            .filter(|(_, typed): &(_, Vec<_>)| !typed.is_empty())
            .collect();
        let mut names = Vec::new();
        for (table, typed) in typed {
            let Some(table) = self.tables.get_mut(&table) else { continue };
            let found = table.columns.iter().filter(|column| typed.contains(&column.id));
            let columns: Vec<String> = found.map(|column| column.name.clone()).collect();
            rename_value(table, &typed, &columns, (old, new), self.dialect);
            names.push((table.name.clone(), columns));
        }
        let dialect = self.dialect;
        let renamed = |text: &str, _: bool| {
            let tables = tables_of(text, dialect);
            let says = names.iter().any(|(table, columns)| {
                tables.contains(table) && columns.iter().any(|column| mentions(text, column, dialect))
            });
            if says { with_renamed_literal(text, (old, new), dialect) } else { None }
        };
        self.rewrite_texts(renamed);
        true
    }

    /// Renames a function in expressions and queries, unless an overload keeps the old name. Function bodies are texts
    /// and stay unchanged.
    pub(crate) fn rename_calls(&mut self, old: &str, new: &str) {
        let dialect = self.dialect;
        let is_left = |kept: &super::Kept| {
            kept.statement.kind == "CREATE FUNCTION"
                && made(&kept.statement, dialect).is_some_and(|made| made.name == old)
        };
        if self.statements.iter().any(is_left) {
            return;
        }
        let renamed = |text: &str| renamed_call(text, old, new, false, dialect);
        // Generated names of indexes contain the name of the function.
        let is_called = |index: &Index| {
            index
                .keys
                .iter()
                .any(|key| matches!(&key.on, KeyTarget::Expression(text) if renamed(text).is_some()))
        };
        let called: Vec<TableId> = (self.tables.values())
            .filter(|table| table.indexes.iter().any(|index| index.name.is_none() && is_called(index)))
            .map(|table| table.id)
            .collect();
        called.into_iter().for_each(|table| self.make_names_explicit(table));
        let change = |text: &mut String| {
            if let Some(renamed) = renamed(text) {
                *text = renamed;
            }
        };
        let change_default = |default: &mut Option<DefaultValue>| {
            if let Some(DefaultValue::Expression(text)) = default {
                change(text);
            }
        };
        for table in self.tables.values_mut() {
            for column in &mut table.columns {
                change_default(&mut column.default);
            }
            expressions_of(table, change);
        }
        for domain in self.domains.values_mut() {
            change_default(&mut domain.default);
            domain.checks.iter_mut().for_each(|check| change(&mut check.expression));
        }
        self.rewrite_texts(|text, shows| renamed_call(text, old, new, shows, dialect));
    }

    /// Rewrites the texts that follow a renaming: views (not in MySQL) and some kept statements. `rewritten` gets a
    /// text and whether it names output columns, and returns the new text if there is one.
    fn rewrite_texts(&mut self, rewritten: impl Fn(&str, bool) -> Option<String>) {
        if self.server().renames_in_views {
            for view in self.views.values_mut() {
                if let Some(query) = rewritten(&view.query, view.columns.is_empty()) {
                    view.query = query;
                }
            }
        }
        for kept in self.statements.iter_mut().filter(|kept| follows(&kept.statement.kind)) {
            if let Some(text) = rewritten(&kept.statement.text, false) {
                kept.statement.text = text;
            }
        }
    }

    fn is_of_enum(&self, data_type: Option<&DataType>, id: EnumId) -> bool {
        match data_type.map(DataType::element) {
            Some(DataType::Enum(own)) => *own == id,
            Some(DataType::Native { text, .. }) => {
                type_name(text, self.dialect).and_then(|name| self.named_type(&name))
                    == Some(NamedType::Enum(id))
            }
            _ => false,
        }
    }
}

/// Changes the expressions of a table, other than defaults.
fn expressions_of(table: &mut Table, mut change: impl FnMut(&mut String)) {
    let generated = table.columns.iter_mut().filter_map(|column| column.generated.as_mut());
    generated.for_each(|generated| change(&mut generated.expression));
    table.checks.iter_mut().for_each(|check| change(&mut check.expression));
    table.exclusions.iter_mut().filter_map(|own| own.predicate.as_mut()).for_each(&mut change);
    for index in &mut table.indexes {
        index.predicate.iter_mut().for_each(&mut change);
        for key in &mut index.keys {
            if let KeyTarget::Expression(text) = &mut key.on {
                change(text);
            }
        }
    }
}

/// The text of an index of SQLite that has none stored.
fn plain_text(table: &str, columns: &[Column], index: &Index) -> Option<String> {
    let mut text = [index.name.as_deref()?, " ON ", table].concat();
    for (at, key) in index.keys.iter().enumerate() {
        let column = columns.iter().find(|column| Some(column.id) == key.as_column())?;
        let order = match key.order {
            Some(SortOrder::Ascending) => " ASC",
            Some(SortOrder::Descending) => " DESC",
            None => "",
        };
        text.extend([if at == 0 { "(" } else { "," }, column.name.as_str(), order]);
    }
    text.push(')');
    text.extend(index.predicate.iter().flat_map(|predicate| [" WHERE ", predicate.as_str()]));
    Some(text)
}

/// Whether a kept statement follows a renaming. Function bodies are texts and do not.
fn follows(kind: &str) -> bool {
    ["TRIGGER", "POLICY", "RULE", "STATISTICS", "GRANT", "PUBLICATION", "ALTER TABLE", "COMMENT"]
        .iter()
        .any(|word| kind.contains(word))
}

fn rename_value(
    table: &mut Table,
    typed: &[ColumnId],
    columns: &[String],
    value: (&str, &str),
    dialect: Dialect,
) {
    let change = |text: &mut String| {
        if let Some(renamed) = with_renamed_literal(text, value, dialect) {
            *text = renamed;
        }
    };
    let is_about = |text: &str| columns.iter().any(|column| mentions(text, column, dialect));
    let change_about = |text: &mut String| {
        if is_about(text) {
            change(text);
        }
    };
    for column in &mut table.columns {
        match &mut column.default {
            Some(DefaultValue::Text(text)) if typed.contains(&column.id) => {
                if text == value.0 {
                    value.1.clone_into(text);
                } else if let Some(list) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                    let one = |item: &str| if item == value.0 { value.1.to_owned() } else { item.to_owned() };
                    let items: Vec<String> = list.split(',').map(one).collect();
                    *text = ["{", &items.join(","), "}"].concat();
                }
            }
            Some(DefaultValue::Expression(text)) if typed.contains(&column.id) => change(text),
            _ => {}
        }
        column.generated.iter_mut().for_each(|generated| change_about(&mut generated.expression));
    }
    table.checks.iter_mut().for_each(|check| change_about(&mut check.expression));
    table.exclusions.iter_mut().filter_map(|own| own.predicate.as_mut()).for_each(change_about);
    for index in &mut table.indexes {
        index.predicate.iter_mut().for_each(change_about);
        for key in &mut index.keys {
            if let KeyTarget::Expression(text) = &mut key.on {
                change_about(text);
            }
        }
    }
}

/// The text with each literal `old` replaced. `None` if there is none.
fn with_renamed_literal(text: &str, (old, new): (&str, &str), dialect: Dialect) -> Option<String> {
    let literal = spec(dialect).text_literal(old);
    let mut out = String::with_capacity(text.len());
    let mut found = false;
    for lexeme in Lexer::new(text, dialect) {
        let part = text.get(lexeme.start..lexeme.end).unwrap_or("");
        let is_old = lexeme.kind == Kind::Text && part == literal;
        found |= is_old;
        if is_old {
            out.push_str(&spec(dialect).text_literal(new));
        } else {
            out.push_str(part);
        }
    }
    found.then_some(out)
}
