//! The snapshot of drizzle-kit 0.31 for SQLite, its version 6.

use crowfoot_model::json::Value as Json;

use super::constraint::{foreign_keys, is_primary, primary_keys, uniques};
use super::entity::{Column, Entities, Table, View};
use super::json::{Object, number};
use super::mysql::indexes;
use super::postgres::compact;
use super::sql::{Naming, Quotes, escaped, extra, option, rendered, sized};
use super::syntax::Value;

const QUOTES: Quotes = Quotes('"');

pub(super) fn snapshot(entities: &Entities) -> Object {
    let (mut tables, mut views, mut internal) = (Object::default(), Object::default(), Object::default());
    for found in entities.tables.iter().filter(|table| table.is_exported) {
        tables.add(found.name.clone(), table(entities, found, &mut internal));
    }
    for found in &entities.views {
        views.add(found.name.clone(), view(entities, found));
    }
    Object::default()
        .with("version", "6")
        .with("dialect", "sqlite")
        .with("tables", tables)
        .with("views", views)
        .with("enums", Object::default())
        .with("_meta", Object::default().with("tables", Object::default()).with("columns", Object::default()))
        .with("internal", Object::default().with("indexes", internal))
}

fn table(entities: &Entities, table: &Table, internal: &mut Object) -> Object {
    let keys = primary_keys(entities, table);
    let mut columns = Object::default();
    for found in &table.columns {
        let is_key = keys.iter().any(|key| key.columns == [found.name.as_str()]);
        columns.add(found.name.clone(), column(entities, table, found, is_key));
    }
    let mut unique = Object::default();
    let of_columns = table.columns.iter().filter(|found| found.value.call("unique").is_some()).count();
    let mut keys_of_table = uniques(entities, table);
    let apart = keys_of_table.split_off(of_columns.min(keys_of_table.len()));
    let mut all = Vec::new();
    for key in keys_of_table {
        let name = key.name.clone().unwrap_or_else(|| key.usual_unique(&table.name));
        all.push((name, key.columns));
    }
    for (name, columns) in all {
        unique.add(name.clone(), unique_index(name, columns));
    }
    let mut indexes = indexes(entities, table, QUOTES, internal, |out, value| {
        let predicate = value.call("where").and_then(|arguments| arguments.first());
        let predicate = predicate.and_then(|value| rendered(entities, table, value, QUOTES, Naming::Full));
        out.with_some("where", predicate)
    });
    for key in apart {
        let name = key.name.clone().unwrap_or_else(|| key.usual_unique(&table.name));
        indexes.add(name.clone(), unique_index(name, key.columns));
    }
    let mut foreign = Object::default();
    for key in foreign_keys(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| key.usual_name(&table.name, "_fk"));
        let value = Object::default()
            .with("name", &*name)
            .with("tableFrom", &*table.name)
            .with("tableTo", &*key.target)
            .with("columnsFrom", key.columns)
            .with("columnsTo", key.target_columns)
            .with("onDelete", key.on_delete.as_deref().unwrap_or("no action"))
            .with("onUpdate", key.on_update.as_deref().unwrap_or("no action"));
        foreign.add(name, value);
    }
    let mut primary = Object::default();
    for key in keys.into_iter().filter(|key| key.columns.len() > 1) {
        let name = key.name.clone().unwrap_or_else(|| key.usual_primary(&table.name));
        primary.add(name.clone(), Object::default().with("columns", key.columns).with("name", name));
    }
    let mut checks = Object::default();
    for value in extra(table, "check") {
        let arguments = value.call("check").unwrap_or_default();
        let [Value::Text(name), sql, ..] = arguments else { continue };
        let sql = rendered(entities, table, sql, QUOTES, Naming::Full).unwrap_or_default();
        checks.add(name.clone(), Object::default().with("name", &**name).with("value", sql));
    }
    Object::default()
        .with("name", &*table.name)
        .with("columns", columns)
        .with("indexes", unique.and(indexes))
        .with("foreignKeys", foreign)
        .with("compositePrimaryKeys", primary)
        .with("uniqueConstraints", Object::default())
        .with("checkConstraints", checks)
}

/// A unique constraint, which the kit makes as an index.
fn unique_index(name: String, columns: Vec<String>) -> Object {
    Object::default().with("name", name).with("columns", columns).with("isUnique", true)
}

fn column(entities: &Entities, table: &Table, column: &Column, is_key: bool) -> Object {
    let calls = &column.value;
    let primary = calls.call("primaryKey");
    let options = primary.and_then(|arguments| arguments.first());
    let numbers = options.and_then(|options| options.get("autoIncrement")) == Some(&Value::Bool(true));
    let is_required = is_primary(calls) || calls.call("notNull").is_some();
    let mut out = Object::default()
        .with("name", &*column.name)
        .with("type", sql_type(entities, column))
        .with("primaryKey", is_key || primary.is_some())
        .with("notNull", is_required)
        .with("autoincrement", numbers);
    if let Some([value, options @ ..]) = calls.call("generatedAlwaysAs")
        && let Some(sql) = rendered(entities, table, value, QUOTES, Naming::Bare)
    {
        let mode = options.first().and_then(|options| options.get("mode")).and_then(Value::as_text);
        let sql = ["(", &sql, ")"].concat();
        out.add("generated", Object::default().with("as", sql).with("type", mode.unwrap_or("virtual")));
    }
    out.with_some("default", default(entities, table, column))
}

/// The type as Drizzle writes it.
pub(super) fn sql_type(entities: &Entities, column: &Column) -> String {
    match column.builder.as_str() {
        "text" => sized("text", option(column, "length")),
        builder => entities.custom(builder).unwrap_or(builder).to_owned(),
    }
}

fn default(entities: &Entities, table: &Table, column: &Column) -> Option<Json> {
    let calls = &column.value;
    if calls.call("defaultNow").is_some() {
        let now = "(cast((julianday('now') - 2440587.5)*86400000 as integer))";
        return Some(Json::String(now.into()));
    }
    let value = calls.call("default")?.first()?;
    Some(match value {
        Value::Sql(_) => Json::String(rendered(entities, table, value, QUOTES, Naming::Full)?.into()),
        Value::Text(own) => Json::String(["'", &escaped(own), "'"].concat().into()),
        Value::Number(own) => number(own),
        Value::Bool(own) => Json::Bool(*own),
        other => Json::String(["'", &compact(other), "'"].concat().into()),
    })
}

fn view(entities: &Entities, view: &View) -> Object {
    let own = Table::of_view(view);
    let mut columns = Object::default();
    for found in &view.columns {
        columns.add(found.name.clone(), column(entities, &own, found, false));
    }
    let query = view.value.call("as").and_then(|arguments| arguments.first());
    let query = query.and_then(|value| rendered(entities, &own, value, QUOTES, Naming::Full));
    Object::default()
        .with("columns", columns)
        .with("name", &*view.name)
        .with("isExisting", view.value.call("existing").is_some())
        .with_some("definition", query)
}
