//! The keys of a table, wherever they are written.

use super::entity::{Entities, Table};
use super::sql::{extra, first_argument, names, primary_key_name, unique_name};
use super::syntax::Value;

pub(super) struct ForeignKey {
    /// `None` for the name that Drizzle makes.
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    pub(super) target_schema: Option<String>,
    pub(super) target: String,
    pub(super) target_columns: Vec<String>,
    pub(super) on_delete: Option<String>,
    pub(super) on_update: Option<String>,
}

pub(super) struct Key {
    pub(super) name: Option<String>,
    pub(super) columns: Vec<String>,
    /// The columns before their casing.
    plain: Vec<String>,
    pub(super) nulls_not_distinct: bool,
}

impl ForeignKey {
    /// `posts_author_id_users_id` and a suffix.
    pub(super) fn usual_name(&self, table: &str, suffix: &str) -> String {
        let mut name = [table, "_", &self.columns.join("_"), "_", &self.target].concat();
        for column in &self.target_columns {
            name.push('_');
            name.push_str(column);
        }
        name + suffix
    }
}

impl Key {
    /// The name that 0.45 makes.
    pub(super) fn usual_unique(&self, table: &str) -> String {
        unique_name(table, &self.plain)
    }

    pub(super) fn usual_primary(&self, table: &str) -> String {
        primary_key_name(table, &self.columns)
    }
}

/// The foreign keys: first those of columns, as Drizzle finds them.
pub(super) fn foreign_keys(entities: &Entities, table: &Table) -> Vec<ForeignKey> {
    let mut keys = Vec::new();
    for column in &table.columns {
        for link in column.value.links().iter().filter(|link| link.name == "references") {
            let arguments = link.arguments.as_deref().unwrap_or_default();
            let Some(Value::Arrow(target)) = arguments.first() else { continue };
            let Some(found) = entities.column(table, target) else { continue };
            let action = |key: &str| {
                let options = arguments.get(1)?;
                options.get(key)?.as_text().map(str::to_owned)
            };
            keys.push(ForeignKey {
                name: None,
                columns: vec![column.name.clone()],
                target_schema: found.table.schema.clone(),
                target: found.table.name.clone(),
                target_columns: vec![found.column.name.clone()],
                on_delete: action("onDelete"),
                on_update: action("onUpdate"),
            });
        }
    }
    for value in extra(table, "foreignKey") {
        let Some(options) = first_argument(value) else { continue };
        let list = |key: &str| options.get(key).map(Value::items).unwrap_or_default();
        let Some(target) = list("foreignColumns").first().and_then(|first| entities.column(table, first))
        else {
            continue;
        };
        let action = |name: &str| value.call(name)?.first()?.as_text().map(str::to_owned);
        keys.push(ForeignKey {
            name: options.get("name").and_then(Value::as_text).map(str::to_owned),
            columns: names(entities, table, list("columns")),
            target_schema: target.table.schema.clone(),
            target: target.table.name.clone(),
            target_columns: names(entities, table, list("foreignColumns")),
            on_delete: action("onDelete"),
            on_update: action("onUpdate"),
        });
    }
    keys
}

/// The unique constraints: first those of columns.
pub(super) fn uniques(entities: &Entities, table: &Table) -> Vec<Key> {
    let mut keys = Vec::new();
    for column in &table.columns {
        let Some(arguments) = column.value.call("unique") else { continue };
        let nulls = arguments.get(1).and_then(|options| options.get("nulls")).and_then(Value::as_text);
        keys.push(Key {
            name: arguments.first().and_then(Value::as_text).map(str::to_owned),
            columns: vec![column.name.clone()],
            plain: vec![column.plain.clone()],
            nulls_not_distinct: nulls == Some("not distinct"),
        });
    }
    for value in extra(table, "unique") {
        keys.push(Key {
            name: first_argument(value).and_then(Value::as_text).map(str::to_owned),
            columns: names(entities, table, value.call("on").unwrap_or_default()),
            plain: Vec::new(),
            nulls_not_distinct: value.call("nullsNotDistinct").is_some(),
        });
    }
    keys
}

/// The primary key that is written below the columns.
pub(super) fn primary_keys(entities: &Entities, table: &Table) -> Vec<Key> {
    extra(table, "primaryKey")
        .filter_map(|value| {
            let options = first_argument(value)?;
            let columns = options.get("columns").map(Value::items).unwrap_or_default();
            Some(Key {
                name: options.get("name").and_then(Value::as_text).map(str::to_owned),
                columns: names(entities, table, columns),
                plain: Vec::new(),
                nulls_not_distinct: false,
            })
        })
        .collect()
}

/// Whether a column is the key by itself.
pub(super) fn is_primary(value: &Value) -> bool {
    value.call("primaryKey").is_some()
}
