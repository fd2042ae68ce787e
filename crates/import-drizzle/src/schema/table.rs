//! Tables.

use super::names::TableNames;
use super::render::Columns;
use super::translator::Translator;
use crate::eval::{Head, Value};

/// A table on its way to SQL.
pub(super) struct Draft {
    pub(super) table: usize,
    pub(super) names: TableNames,
    pub(super) entry: usize,
    pub(super) columns: Vec<String>,
    pub(super) key_columns: Vec<String>,
    pub(super) constraints: Vec<String>,
    pub(super) foreign_keys: Vec<ForeignKey>,
    pub(super) indexes: Vec<String>,
    /// Values that Drizzle sets and the database does not.
    pub(super) by_client: Vec<String>,
    pub(super) skipped: Vec<String>,
    pub(super) row_security: bool,
}

/// A foreign key by keys of columns.
#[derive(Clone, Debug)]
pub(super) struct ForeignKey {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    pub(super) target: usize,
    pub(super) target_columns: Vec<String>,
    pub(super) on_delete: Option<String>,
    pub(super) on_update: Option<String>,
}

impl Draft {
    pub(super) fn new(table: usize, names: TableNames, entry: usize) -> Self {
        Self {
            table,
            names,
            entry,
            columns: Vec::new(),
            key_columns: Vec::new(),
            constraints: Vec::new(),
            foreign_keys: Vec::new(),
            indexes: Vec::new(),
            by_client: Vec::new(),
            skipped: Vec::new(),
            row_security: false,
        }
    }

    pub(super) fn skip(&mut self, what: &str) {
        self.skipped.push(what.to_owned());
    }
}

impl<'a> Translator<'_, 'a> {
    /// Translates a table.
    pub(super) fn table(&mut self, at: usize, entry: usize) {
        self.evaluator.begin();
        let Some(names) = self.names.get(at).cloned() else { return };
        let Some(source) = self.evaluator.tables.get(at) else { return };
        let (columns, extra) = (source.columns.clone(), source.extra.clone());
        let mut draft = Draft::new(at, names, entry);
        draft.row_security = source.row_security;
        match &columns {
            Value::Object(columns) => {
                for column in &columns.entries {
                    let result = match &column.value {
                        Value::Built(built) => self.column(&mut draft, &column.key, built),
                        Value::Unknown(reason) => Err(reason.to_string()),
                        // A table that is spread has properties besides its columns.
                        Value::Function(_) | Value::Undefined => continue,
                        _ => Err("it is no column".to_owned()),
                    };
                    if let Err(reason) = result {
                        let line = column
                            .origin
                            .map_or_else(String::new, |origin| format!(", line {}", self.line(origin)));
                        let what = match column.key.starts_with("...") {
                            true => "columns that are spread".to_owned(),
                            false => ["column ", &column.key].concat(),
                        };
                        draft.skip(&format!("{what} ({reason}{line})"));
                    }
                }
            }
            Value::Unknown(reason) => draft.skip(&format!("the columns ({reason})")),
            _ => draft.skip("the columns, which are no object"),
        }
        if let Some(extra) = extra {
            self.extra(&mut draft, &extra);
        }
        self.foreign_keys(&mut draft);
        self.finish(draft);
    }

    /// The third argument: a function or what it returns, an array or an object.
    fn extra(&mut self, draft: &mut Draft, extra: &Value<'a>) {
        let value = match extra {
            Value::Function(_) => self.evaluator.call_value(extra, vec![Value::Table(draft.table)]),
            other => other.clone(),
        };
        let items = match &value {
            Value::List(items) => items.to_vec(),
            Value::Object(object) => object.entries.iter().map(|entry| entry.value.clone()).collect(),
            Value::Undefined | Value::Null => return,
            other => match other.reason() {
                Some(reason) => return draft.skip(&format!("the constraints and indexes ({reason})")),
                None => vec![other.clone()],
            },
        };
        for item in &items {
            self.extra_item(draft, item);
        }
    }

    fn extra_item(&mut self, draft: &mut Draft, item: &Value<'a>) {
        let result = match item {
            Value::Built(built) => match &built.head {
                Head::Native(native) => match &*native.name {
                    "primaryKey" => self.primary_key(draft, built),
                    "unique" => self.unique(draft, built),
                    "index" | "uniqueIndex" => self.index(draft, built, &*native.name == "uniqueIndex"),
                    "check" => self.check(draft, built),
                    "foreignKey" => self.foreign_key(draft, built),
                    name if name.ends_with("Policy") => {
                        draft.row_security = true;
                        self.policy(built, Some(draft.table))
                    }
                    name => Err(format!("{name} is not known here")),
                },
                Head::Unknown(reason) => Err(reason.to_string()),
                _ => Err("it is no constraint".to_owned()),
            },
            Value::List(items) => {
                items.iter().for_each(|item| self.extra_item(draft, item));
                return;
            }
            Value::Undefined | Value::Null | Value::Bool(_) => return,
            Value::Unknown(reason) => Err(reason.to_string()),
            _ => Err("it is no constraint".to_owned()),
        };
        if let Err(reason) = result {
            let what = match item {
                Value::Built(built) => {
                    let text = crate::excerpt(self.evaluator.source_of(built.origin), 50);
                    format!("{text} in line {}", self.line(built.origin))
                }
                _ => "a constraint or index".to_owned(),
            };
            draft.skip(&format!("{what} ({reason})"));
        }
    }

    fn foreign_keys(&mut self, draft: &mut Draft) {
        let mut known = std::collections::BTreeSet::new();
        let mut keys = Vec::new();
        for key in std::mem::take(&mut draft.foreign_keys).into_iter().rev() {
            let Some(target) = self.names.get(key.target).cloned() else { continue };
            let own: Vec<_> = key.columns.iter().filter_map(|key| draft.names.column(key)).collect();
            let others: Vec<super::names::ColumnName> = key
                .target_columns
                .iter()
                .map(|key| {
                    target.column(key).cloned().unwrap_or_else(|| {
                        let name = super::casing::cased(key, Some("snake_case"));
                        super::names::ColumnName { key: key.clone(), plain: name.clone(), name }
                    })
                })
                .collect();
            if own.len() != key.columns.len() || own.is_empty() {
                draft.skipped.push("a foreign key without its columns".to_owned());
                continue;
            }
            let others: Vec<_> = others.iter().collect();
            let by_default =
                self.settings.line.foreign_key(self.core, &draft.names.name, &own, &target.name, &others);
            let name = key.name.clone().unwrap_or(by_default);
            // Drizzle keeps foreign keys by name: the last of two has it.
            if !known.insert(name.clone()) {
                continue;
            }
            let (from, to) = (own.iter().map(|c| c.name.clone()), others.iter().map(|c| c.name.clone()));
            let (from, to): (Vec<String>, Vec<String>) = (from.collect(), to.collect());
            let mut sql = String::new();
            // SQLite's script of 0.45 names no foreign key.
            let is_named = key.name.is_some() || !self.is_classic_sqlite();
            if is_named {
                sql.push_str(&["CONSTRAINT ", &self.quoted(&name), " "].concat());
            }
            sql.push_str(
                &[
                    "FOREIGN KEY (",
                    &self.list(&from),
                    ") REFERENCES ",
                    &self.table_name(target.schema.as_deref(), &target.name),
                    " (",
                    &self.list(&to),
                    ")",
                ]
                .concat(),
            );
            for (word, action) in [(" ON DELETE ", &key.on_delete), (" ON UPDATE ", &key.on_update)] {
                // `no action` is what a key without an action has.
                if let Some(action) =
                    action.as_ref().filter(|action| !action.eq_ignore_ascii_case("no action"))
                {
                    sql.push_str(&[word, &action.to_uppercase()].concat());
                }
            }
            keys.push(sql);
            let reference = (key.columns.clone(), key.target, key.target_columns.clone());
            self.references.entry(draft.table).or_default().push(reference);
        }
        draft.constraints.extend(keys.into_iter().rev());
    }

    /// Writes the table and what follows it.
    fn finish(&mut self, mut draft: Draft) {
        let mut body = std::mem::take(&mut draft.columns);
        if !draft.key_columns.is_empty() {
            body.push(format!("PRIMARY KEY ({})", self.list(&draft.key_columns)));
        }
        body.append(&mut draft.constraints);
        let name = self.table_name(draft.names.schema.as_deref(), &draft.names.name);
        if !body.is_empty() || self.core == crate::eval::Core::Pg {
            self.write(draft.entry, format!("CREATE TABLE {name} (\n  {}\n)", body.join(",\n  ")));
        }
        for index in std::mem::take(&mut draft.indexes) {
            self.write(draft.entry, index);
        }
        if draft.row_security {
            let entry = draft.entry;
            self.later.push((entry, format!("ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")));
        }
        if !draft.by_client.is_empty() {
            self.say(
                draft.entry,
                &format!("Set by Drizzle, not by the database: {}.", draft.by_client.join(", ")),
            );
        }
        if !draft.skipped.is_empty() {
            self.say(draft.entry, &format!("Skipped: {}.", draft.skipped.join("; ")));
            self.not_understood(draft.entry);
        }
    }

    pub(super) fn is_classic_sqlite(&self) -> bool {
        self.core == crate::eval::Core::Sqlite && self.settings.line == super::names::Line::Classic
    }

    /// SQL of a check, which is about its own table.
    pub(super) fn condition(&mut self, table: usize, value: &Value<'a>) -> Result<String, String> {
        let text = match value {
            Value::Text(text) => text.to_string(),
            other => self.sql_value(other, Columns::Of(table))?,
        };
        Ok(text.trim().to_owned())
    }
}
