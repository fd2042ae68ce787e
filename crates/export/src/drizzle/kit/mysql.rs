//! The snapshot of drizzle-kit 0.31 for MySQL, its version 5.

use crowfoot_model::json::Value as Json;

use super::constraint::{foreign_keys, is_primary, primary_keys, uniques};
use super::entity::{Column, Entities, Table, View};
use super::json::{Object, number};
use super::postgres::compact;
use super::sql::{Naming, Quotes, escaped, extra, first_argument, option, precise, rendered, sized};
use super::syntax::Value;

const QUOTES: Quotes = Quotes('`');

pub(super) fn snapshot(entities: &Entities) -> Object {
    let (mut tables, mut views, mut indexes) = (Object::default(), Object::default(), Object::default());
    for found in entities.tables.iter().filter(|table| table.is_exported) {
        let table = table(entities, found, &mut indexes);
        // The kit leaves out what is in a schema of its own.
        if found.schema.is_none() {
            tables.add(found.name.clone(), table);
        }
    }
    for found in &entities.views {
        views.add(found.name.clone(), view(entities, found));
    }
    Object::default()
        .with("version", "5")
        .with("dialect", "mysql")
        .with("tables", tables)
        .with("views", views)
        .with("_meta", Object::default().with("tables", Object::default()).with("columns", Object::default()))
        .with("internal", Object::default().with("tables", Object::default()).with("indexes", indexes))
}

fn table(entities: &Entities, table: &Table, internal: &mut Object) -> Object {
    let keys = primary_keys(entities, table);
    let mut columns = Object::default();
    let mut primary = Object::default();
    for found in &table.columns {
        let is_in_key = keys.iter().any(|key| key.columns.contains(&found.name));
        columns.add(found.name.clone(), column(entities, table, found, is_in_key));
        if is_primary(&found.value) {
            let name = [&*table.name, "_", &found.name].concat();
            let value = Object::default().with("name", &*name).with("columns", vec![found.name.clone()]);
            primary.add(name, value);
        }
    }
    for key in keys {
        let name = key.name.clone().unwrap_or_else(|| key.usual_primary(&table.name));
        primary.add(name.clone(), Object::default().with("name", name).with("columns", key.columns));
    }
    let mut unique = Object::default();
    for key in uniques(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| key.usual_unique(&table.name));
        unique.add(name.clone(), Object::default().with("name", name).with("columns", key.columns));
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
        .with(
            "indexes",
            indexes(entities, table, QUOTES, internal, |out, value| {
                let method = value.call("using").and_then(|arguments| arguments.first());
                out.with_some("using", method.and_then(Value::as_text))
            }),
        )
        .with("foreignKeys", foreign)
        .with("compositePrimaryKeys", primary)
        .with("uniqueConstraints", unique)
        .with("checkConstraint", checks)
}

/// The indexes of a table of MySQL or SQLite. Which keys are expressions stands apart, in `internal`.
pub(super) fn indexes(
    entities: &Entities,
    table: &Table,
    quotes: Quotes,
    internal: &mut Object,
    more: impl Fn(Object, &Value) -> Object,
) -> Object {
    let mut out = Object::default();
    for function in ["index", "uniqueIndex"] {
        for value in extra(table, function) {
            let name = first_argument(value).and_then(Value::as_text).unwrap_or("");
            let mut columns = Vec::new();
            let mut expressions = Object::default();
            let mut has_expressions = false;
            for key in value.call("on").unwrap_or_default() {
                if let Some(sql) = rendered(entities, table, key, quotes, Naming::Bare) {
                    expressions.add(sql.clone(), Object::default().with("isExpression", true));
                    has_expressions = true;
                    columns.push(sql);
                } else if let Some(found) = entities.column(table, key) {
                    columns.push(found.column.name.clone());
                }
            }
            if has_expressions {
                internal.add(name.to_owned(), Object::default().with("columns", expressions));
            }
            let index = Object::default()
                .with("name", name)
                .with("columns", columns)
                .with("isUnique", function == "uniqueIndex");
            out.add(name.to_owned(), more(index, value));
        }
    }
    out
}

fn column(entities: &Entities, table: &Table, column: &Column, is_in_key: bool) -> Object {
    let calls = &column.value;
    let mut sql_type = sql_type(entities, column);
    if sql_type.starts_with("enum") {
        sql_type = enumeration(&sql_type);
    }
    let is_serial = column.builder == "serial";
    let is_required = is_in_key || is_primary(calls) || is_serial || calls.call("notNull").is_some();
    let mut out = Object::default()
        .with("name", &*column.name)
        .with("type", &*sql_type)
        .with("primaryKey", false)
        .with("notNull", is_required)
        .with("autoincrement", is_serial || calls.call("autoincrement").is_some());
    if calls.call("onUpdateNow").is_some() {
        out.add("onUpdate", true);
    }
    if let Some([value, options @ ..]) = calls.call("generatedAlwaysAs")
        && let Some(sql) = rendered(entities, table, value, QUOTES, Naming::Full)
    {
        let mode = options.first().and_then(|options| options.get("mode")).and_then(Value::as_text);
        out.add("generated", Object::default().with("as", sql).with("type", mode.unwrap_or("virtual")));
    }
    out.with_some("default", default(entities, table, column, &sql_type))
}

/// The type as Drizzle writes it.
pub(super) fn sql_type(entities: &Entities, column: &Column) -> String {
    let unsigned = if option(column, "unsigned").is_some() { " unsigned" } else { "" };
    match column.builder.as_str() {
        name @ ("tinyint" | "smallint" | "mediumint" | "int" | "bigint") => [name, unsigned].concat(),
        "decimal" => match precise(column, "decimal", ",") {
            usual if matches!(usual.as_str(), "decimal(10,0)" | "decimal(10)") => {
                ["decimal", unsigned].concat()
            }
            other => other + unsigned,
        },
        name @ ("float" | "double") => precise(column, name, ",") + unsigned,
        "real" => precise(column, "real", ", "),
        name @ ("char" | "varchar" | "binary" | "varbinary") => sized(name, option(column, "length")),
        name @ ("time" | "datetime" | "timestamp") => sized(name, option(column, "fsp")),
        "mysqlEnum" => {
            let values = column.options.items().iter().filter_map(Value::as_text);
            let values: Vec<String> = values.map(|value| ["'", value, "'"].concat()).collect();
            ["enum(", &values.join(","), ")"].concat()
        }
        builder => entities.custom(builder).unwrap_or(builder).to_owned(),
    }
}

/// An enum as the kit reads it out of the type: from the first parenthesis to the next, and between all commas.
fn enumeration(text: &str) -> String {
    let mut chars = text.split('(').nth(1).unwrap_or("").chars();
    chars.next_back();
    let values = chars.as_str().split(',').map(|value| {
        let mut inner = value.chars();
        inner.next();
        inner.next_back();
        ["'", &escaped(inner.as_str()), "'"].concat()
    });
    ["enum(", &values.collect::<Vec<_>>().join(","), ")"].concat()
}

fn default(entities: &Entities, table: &Table, column: &Column, sql_type: &str) -> Option<Json> {
    let calls = &column.value;
    if calls.call("defaultNow").is_some() {
        return Some(Json::String("(now())".into()));
    }
    let value = calls.call("default")?.first()?;
    let lower = sql_type.to_ascii_lowercase();
    let text = match value {
        Value::Sql(_) => {
            return Some(Json::String(rendered(entities, table, value, QUOTES, Naming::Full)?.into()));
        }
        Value::Text(own) => ["'", &escaped(own), "'"].concat(),
        _ if lower == "json" => ["'", &compact(value), "'"].concat(),
        Value::Number(own) => return Some(number(own)),
        Value::Bool(own) => return Some(Json::Bool(*own)),
        _ => return None,
    };
    let in_parentheses = matches!(sql_type, "blob" | "text" | "json");
    Some(Json::String(if in_parentheses { ["(", &text, ")"].concat() } else { text }.into()))
}

fn view(entities: &Entities, view: &View) -> Object {
    let own = Table::of_view(view);
    let mut columns = Object::default();
    for found in &view.columns {
        columns.add(found.name.clone(), column(entities, &own, found, false));
    }
    let query = view.value.call("as").and_then(|arguments| arguments.first());
    let query = query.and_then(|value| rendered(entities, &own, value, QUOTES, Naming::Full));
    let text = |name: &str| view.value.call(name)?.first()?.as_text();
    Object::default()
        .with("columns", columns)
        .with("name", &*view.name)
        .with("isExisting", view.value.call("existing").is_some())
        .with_some("definition", query)
        .with_some("withCheckOption", text("withCheckOption"))
        // The kit writes out what it does not find.
        .with("algorithm", text("algorithm").unwrap_or("undefined"))
        .with("sqlSecurity", text("sqlSecurity").unwrap_or("definer"))
}
