//! The snapshot for SQLite, its version 7.

use crowfoot_model::json::Value as Json;

use super::super::constraint::{foreign_keys, is_primary, primary_keys, uniques};
use super::super::entity::{Column, Entities, Table};
use super::super::json::{Object, or_null};
use super::super::postgres::compact;
use super::super::sql::{Naming, Quotes, extra, first_argument, rendered, unique_name};
use super::super::sqlite::sql_type;
use super::super::syntax::Value;
use super::{action, doubled, of};

const QUOTES: Quotes = Quotes('"');

pub(in super::super) fn snapshot(entities: &Entities) -> Object {
    let mut out = Vec::new();
    let exported = || entities.tables.iter().filter(|table| table.is_exported && !table.columns.is_empty());
    for table in exported() {
        out.push(Object::default().with("name", &*table.name).with("entityType", "tables"));
    }
    for table in exported() {
        out.extend(table.columns.iter().map(|found| column(entities, table, found)));
    }
    for table in exported() {
        keys(entities, table, &mut out);
    }
    for view in &entities.views {
        let own = Table::of_view(view);
        let query = view.value.call("as").and_then(|arguments| arguments.first());
        let query = query.and_then(|value| rendered(entities, &own, value, QUOTES, Naming::Full));
        let value = Object::default()
            .with("definition", or_null(query))
            .with("isExisting", view.value.call("existing").is_some())
            .with("error", Json::Null)
            .with("name", &*view.name)
            .with("entityType", "views");
        out.push(value);
    }
    of("sqlite", "7", out)
}

fn part(value: Object, table: &Table, name: &str, kind: &str) -> Object {
    value.with("name", name).with("entityType", kind).with("table", &*table.name)
}

fn column(entities: &Entities, table: &Table, column: &Column) -> Object {
    let calls = &column.value;
    let primary = calls.call("primaryKey");
    let options = primary.and_then(|arguments| arguments.first());
    let numbers = options.and_then(|options| options.get("autoIncrement")) == Some(&Value::Bool(true));
    let generated = match calls.call("generatedAlwaysAs") {
        Some([value, options @ ..]) => {
            let mode = options.first().and_then(|options| options.get("mode")).and_then(Value::as_text);
            rendered(entities, table, value, QUOTES, Naming::Bare).map(|sql| {
                let sql = ["(", &sql, ")"].concat();
                Object::default().with("as", sql).with("type", mode.unwrap_or("virtual"))
            })
        }
        _ => None,
    };
    let value = Object::default()
        .with("type", sql_type(entities, column))
        .with("notNull", calls.call("notNull").is_some() && primary.is_none())
        .with("autoincrement", numbers)
        .with("default", or_null(default(entities, table, column)))
        .with("generated", or_null(generated));
    part(value, table, &column.name, "columns")
}

fn default(entities: &Entities, table: &Table, column: &Column) -> Option<String> {
    let calls = &column.value;
    if calls.call("defaultNow").is_some() {
        return Some("(cast((julianday('now') - 2440587.5)*86400000 as integer))".to_owned());
    }
    let value = calls.call("default")?.first()?;
    Some(match value {
        Value::Sql(_) => rendered(entities, table, value, QUOTES, Naming::Full)?,
        Value::Text(own) if column.builder == "numeric" => ["'", own, "'"].concat(),
        Value::Text(own) => ["'", &doubled(own), "'"].concat(),
        Value::Number(own) => own.clone(),
        Value::Bool(own) => own.to_string(),
        other => ["'", &compact(other), "'"].concat(),
    })
}

fn keys(entities: &Entities, table: &Table, out: &mut Vec<Object>) {
    for key in foreign_keys(entities, table) {
        let usual = ["fk_", &key.usual_name(&table.name, "_fk")].concat();
        let value = Object::default()
            .with("columns", key.columns.clone())
            .with("tableTo", &*key.target)
            .with("columnsTo", key.target_columns.clone())
            .with("onUpdate", action(key.on_update.as_ref()))
            .with("onDelete", action(key.on_delete.as_ref()))
            .with("nameExplicit", key.name.is_some());
        out.push(part(value, table, key.name.as_deref().unwrap_or(&usual), "fks"));
    }
    let apart = primary_keys(entities, table);
    let own = table.columns.iter().find(|column| apart.is_empty() && is_primary(&column.value));
    let usual = [&*table.name, "_pk"].concat();
    for key in &apart {
        let value =
            Object::default().with("columns", key.columns.clone()).with("nameExplicit", key.name.is_some());
        out.push(part(value, table, key.name.as_deref().unwrap_or(&usual), "pks"));
    }
    if let Some(column) = own {
        let value = Object::default().with("columns", vec![column.name.clone()]).with("nameExplicit", false);
        out.push(part(value, table, &usual, "pks"));
    }
    let mut of_one = Vec::new();
    for function in ["index", "uniqueIndex"] {
        for value in extra(table, function) {
            let name = first_argument(value).and_then(Value::as_text).unwrap_or("");
            let keys = value.call("on").unwrap_or_default();
            if let ([key], "uniqueIndex") = (keys, function)
                && let Some(found) = entities.column(table, key)
            {
                of_one.push(found.column.name.clone());
            }
            let columns: Vec<Json> = keys.iter().map(|key| index_key(entities, table, key).json()).collect();
            let predicate = value.call("where").and_then(|arguments| arguments.first());
            let predicate =
                predicate.and_then(|value| rendered(entities, table, value, QUOTES, Naming::Full));
            let index = Object::default()
                .with("columns", columns)
                .with("isUnique", function == "uniqueIndex")
                .with("where", or_null(predicate))
                .with("origin", "manual");
            out.push(part(index, table, name, "indexes"));
        }
    }
    let of_columns = table.columns.iter().filter(|found| found.value.call("unique").is_some()).count();
    for (place, key) in uniques(entities, table).into_iter().enumerate() {
        // A unique index over the same column takes its place.
        if place < of_columns && key.columns.iter().all(|column| of_one.contains(column)) {
            continue;
        }
        let usual = unique_name(&table.name, &key.columns);
        // The kit takes any name of a column's constraint for one that was written.
        let value =
            Object::default().with("columns", key.columns.clone()).with("nameExplicit", key.name.is_some());
        out.push(part(value, table, key.name.as_deref().unwrap_or(&usual), "uniques"));
    }
    for value in extra(table, "check") {
        let arguments = value.call("check").unwrap_or_default();
        let [Value::Text(name), sql, ..] = arguments else { continue };
        let sql = rendered(entities, table, sql, QUOTES, Naming::Bare).unwrap_or_default();
        let sql = sql.replacen(&["\"", &table.name, "\"."].concat(), "", 1);
        out.push(part(Object::default().with("value", sql), table, name, "checks"));
    }
}

fn index_key(entities: &Entities, table: &Table, key: &Value) -> Object {
    match rendered(entities, table, key, QUOTES, Naming::Bare) {
        Some(sql) => Object::default().with("value", sql).with("isExpression", true),
        None => Object::default()
            .with("value", entities.column(table, key).map_or("", |found| &*found.column.name))
            .with("isExpression", false),
    }
}
