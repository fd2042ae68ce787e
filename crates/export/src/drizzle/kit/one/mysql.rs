//! The snapshot for MySQL, its version 6.

use crowfoot_model::json::Value as Json;

use super::super::constraint::{foreign_keys, is_primary, primary_keys, uniques};
use super::super::entity::{Column, Entities, Table};
use super::super::json::{Object, number, or_null};
use super::super::mysql::sql_type;
use super::super::postgres::compact;
use super::super::sql::{Naming, Quotes, escaped, extra, first_argument, rendered};
use super::super::syntax::Value;
use super::{action, doubled, foreign_key_name, of};

const QUOTES: Quotes = Quotes('`');

pub(in super::super) fn snapshot(entities: &Entities) -> Object {
    let mut out = Vec::new();
    // The kit leaves out what is in a schema of its own.
    let here = || entities.tables.iter().filter(|table| table.is_exported && table.schema.is_none());
    for table in here() {
        out.push(Object::default().with("name", &*table.name).with("entityType", "tables"));
    }
    for table in here() {
        out.extend(table.columns.iter().map(|found| column(entities, table, found)));
    }
    for table in here() {
        keys(entities, table, &mut out);
    }
    for view in entities.views.iter().filter(|view| view.value.call("existing").is_none()) {
        let own = Table::of_view(view);
        let query = view.value.call("as").and_then(|arguments| arguments.first());
        let query = query.and_then(|value| rendered(entities, &own, value, QUOTES, Naming::Full));
        let text = |name: &str| view.value.call(name)?.first()?.as_text();
        let value = Object::default()
            .with("definition", query.unwrap_or_default())
            .with("algorithm", text("algorithm").unwrap_or("undefined"))
            .with("sqlSecurity", text("sqlSecurity").unwrap_or("definer"))
            .with("withCheckOption", or_null(text("withCheckOption")))
            .with("name", &*view.name)
            .with("entityType", "views");
        out.push(value);
    }
    of("mysql", "6", out)
}

fn part(value: Object, table: &Table, name: &str, kind: &str) -> Object {
    value.with("name", name).with("entityType", kind).with("table", &*table.name)
}

fn column(entities: &Entities, table: &Table, column: &Column) -> Object {
    let calls = &column.value;
    let is_enum = column.builder == "mysqlEnum";
    let sql_type = if is_enum {
        let values = column.options.items().iter().filter_map(Value::as_text);
        let values: Vec<String> = values.map(|value| ["'", &escaped(value), "'"].concat()).collect();
        ["enum(", &values.join(","), ")"].concat()
    } else {
        sql_type(entities, column).replacen(", ", ",", 1)
    };
    let is_serial = column.builder == "serial";
    let update = calls.call("onUpdateNow").filter(|_| matches!(&*column.builder, "timestamp" | "datetime"));
    let fsp = update.and_then(|arguments| arguments.first()?.get("fsp").cloned());
    let fsp = match fsp {
        Some(Value::Number(text)) => number(&text),
        _ => Json::Null,
    };
    let is_text =
        is_enum || matches!(&*column.builder, "char" | "varchar") || column.builder.ends_with("text");
    let text = |name: &str| calls.call(name).filter(|_| is_text)?.first()?.as_text();
    let generated = match calls.call("generatedAlwaysAs") {
        Some([value, options @ ..]) => {
            let mode = options.first().and_then(|options| options.get("mode")).and_then(Value::as_text);
            rendered(entities, table, value, QUOTES, Naming::Full)
                .map(|sql| Object::default().with("as", sql).with("type", mode.unwrap_or("virtual")))
        }
        _ => None,
    };
    let value = Object::default()
        .with("type", &*sql_type)
        .with("notNull", is_primary(calls) || is_serial || calls.call("notNull").is_some())
        .with("autoIncrement", is_serial || calls.call("autoincrement").is_some())
        .with("default", or_null(default(entities, table, column, &sql_type)))
        .with("onUpdateNow", update.is_some())
        .with("onUpdateNowFsp", fsp)
        .with("charSet", or_null(text("charSet")))
        .with("collation", or_null(text("collate")))
        .with("generated", or_null(generated));
    part(value, table, &column.name, "columns")
}

fn default(entities: &Entities, table: &Table, column: &Column, sql_type: &str) -> Option<String> {
    let calls = &column.value;
    if calls.call("defaultNow").is_some() {
        return Some("(now())".to_owned());
    }
    let value = calls.call("default")?.first()?;
    let word = sql_type.split(['(', ' ']).next().unwrap_or("");
    Some(match value {
        Value::Sql(_) => {
            let sql = rendered(entities, table, value, QUOTES, Naming::Full)?;
            if sql.starts_with('(') { sql } else { ["(", &sql, ")"].concat() }
        }
        Value::Text(own) => match word {
            "decimal" => ["(", own, ")"].concat(),
            "real" | "double" | "float" => own.clone(),
            "tinytext" | "text" | "mediumtext" | "longtext" | "binary" => {
                ["('", &doubled(own), "')"].concat()
            }
            "varbinary" => {
                let hex: String = own.bytes().map(|byte| format!("{byte:02x}")).collect();
                ["(0x", &hex, ")"].concat()
            }
            "json" => ["('\"", &escaped(own), "\"')"].concat(),
            _ => ["'", &doubled(own), "'"].concat(),
        },
        Value::Number(own) if word == "decimal" => ["(", own, ")"].concat(),
        Value::Number(own) => own.clone(),
        Value::Bool(own) => own.to_string(),
        other => ["('", &compact(other), "')"].concat(),
    })
}

fn keys(entities: &Entities, table: &Table, out: &mut Vec<Object>) {
    let apart = primary_keys(entities, table);
    let own = table.columns.iter().find(|column| apart.is_empty() && is_primary(&column.value));
    let columns = apart.iter().map(|key| key.columns.clone());
    for columns in columns.chain(own.map(|column| vec![column.name.clone()])) {
        out.push(part(Object::default().with("columns", columns), table, "PRIMARY", "pks"));
    }
    for key in uniques(entities, table) {
        let usual = [&key.columns.join("_"), "_unique"].concat();
        let columns = key.columns.iter().map(|name| plain(name).json()).collect::<Vec<Json>>();
        let index = index(columns, true, None, key.name.is_some());
        out.push(part(index, table, key.name.as_deref().unwrap_or(&usual), "indexes"));
    }
    for function in ["index", "uniqueIndex"] {
        for value in extra(table, function) {
            let name = first_argument(value).and_then(Value::as_text).unwrap_or("");
            let keys = value.call("on").unwrap_or_default();
            let columns = keys.iter().map(|key| index_key(entities, table, key).json()).collect();
            let method = value.call("using").and_then(|arguments| arguments.first()).and_then(Value::as_text);
            out.push(part(index(columns, function == "uniqueIndex", method, true), table, name, "indexes"));
        }
    }
    for key in foreign_keys(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| foreign_key_name(&table.name, &key));
        let value = Object::default()
            .with("columns", key.columns.clone())
            .with("tableTo", &*key.target)
            .with("columnsTo", key.target_columns.clone())
            .with("onUpdate", action(key.on_update.as_ref()))
            .with("onDelete", action(key.on_delete.as_ref()))
            .with("nameExplicit", key.name.is_some());
        out.push(part(value, table, &name, "fks"));
    }
    for value in extra(table, "check") {
        let arguments = value.call("check").unwrap_or_default();
        let [Value::Text(name), sql, ..] = arguments else { continue };
        let sql = rendered(entities, table, sql, QUOTES, Naming::Full).unwrap_or_default();
        out.push(part(Object::default().with("value", sql), table, name, "checks"));
    }
}

fn index(columns: Vec<Json>, is_unique: bool, method: Option<&str>, is_named: bool) -> Object {
    Object::default()
        .with("columns", columns)
        .with("isUnique", is_unique)
        .with("using", or_null(method))
        .with("algorithm", Json::Null)
        .with("lock", Json::Null)
        .with("nameExplicit", is_named)
}

fn plain(column: &str) -> Object {
    Object::default().with("value", column).with("isExpression", false)
}

fn index_key(entities: &Entities, table: &Table, key: &Value) -> Object {
    match rendered(entities, table, key, QUOTES, Naming::Bare) {
        Some(sql) => Object::default().with("value", sql).with("isExpression", true),
        None => plain(entities.column(table, key).map_or("", |found| &found.column.name)),
    }
}
