//! The snapshot of drizzle-kit 0.31 for PostgreSQL, its version 7.

use crowfoot_model::json::Value as Json;

use super::constraint::{foreign_keys, is_primary, primary_keys, uniques};
use super::entity::{Column, Entities, Table, View};
use super::json::{Object, number};
use super::sql::{Naming, Quotes, escaped, extra, first_argument, option, precise, rendered, sized};
use super::syntax::{Link, Value};

const QUOTES: Quotes = Quotes('"');

pub(super) fn snapshot(entities: &Entities) -> Object {
    let mut tables = Object::default();
    for found in entities.tables.iter().filter(|table| table.is_exported) {
        tables.add(qualified(found.schema.as_ref(), &found.name), table(entities, found));
    }
    let mut enums = Object::default();
    for found in &entities.enums {
        let value = Object::default()
            .with("name", &*found.name)
            .with("schema", found.schema.as_deref().unwrap_or("public"))
            .with("values", found.values.clone());
        enums.add(qualified(found.schema.as_ref(), &found.name), value);
    }
    let mut schemas = Object::default();
    for (name, _) in entities.schemas.values().filter(|(_, is_exported)| *is_exported) {
        schemas.add(name.clone(), &**name);
    }
    let mut sequences = Object::default();
    for found in &entities.sequences {
        let value = Object::default()
            .with("name", &*found.name)
            .with("schema", found.schema.as_deref().unwrap_or("public"));
        let value = sequence(value, &found.options, MOST, LEAST);
        sequences.add(qualified(found.schema.as_ref(), &found.name), value);
    }
    let mut views = Object::default();
    for found in &entities.views {
        views.add(qualified(found.schema.as_ref(), &found.name), view(entities, found));
    }
    Object::default()
        .with("version", "7")
        .with("dialect", "postgresql")
        .with("tables", tables)
        .with("enums", enums)
        .with("schemas", schemas)
        .with("sequences", sequences)
        .with("roles", Object::default())
        .with("policies", Object::default())
        .with("views", views)
        .with(
            "_meta",
            Object::default()
                .with("columns", Object::default())
                .with("schemas", Object::default())
                .with("tables", Object::default()),
        )
}

fn qualified(schema: Option<&String>, name: &str) -> String {
    [schema.map_or("public", String::as_str), ".", name].concat()
}

fn table(entities: &Entities, table: &Table) -> Object {
    let mut columns = Object::default();
    for found in &table.columns {
        columns.add(found.name.clone(), column(entities, table, found));
    }
    let mut indexes = Object::default();
    for function in ["index", "uniqueIndex"] {
        for value in extra(table, function) {
            let name = first_argument(value).and_then(Value::as_text).unwrap_or("").to_owned();
            indexes.add(name.clone(), index(entities, table, value, name, function == "uniqueIndex"));
        }
    }
    let mut keys = Object::default();
    for key in foreign_keys(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| key.usual_name(&table.name, "_fk"));
        let value = Object::default()
            .with("name", &*name)
            .with("tableFrom", &*table.name)
            .with("tableTo", &*key.target)
            .with_some("schemaTo", key.target_schema.as_deref())
            .with("columnsFrom", key.columns)
            .with("columnsTo", key.target_columns)
            .with("onDelete", key.on_delete.as_deref().unwrap_or("no action"))
            .with("onUpdate", key.on_update.as_deref().unwrap_or("no action"));
        keys.add(name, value);
    }
    let mut primary = Object::default();
    for key in primary_keys(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| key.usual_primary(&table.name));
        primary.add(name.clone(), Object::default().with("name", name).with("columns", key.columns));
    }
    let mut unique = Object::default();
    for key in uniques(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| key.usual_unique(&table.name));
        let value = Object::default()
            .with("name", &*name)
            .with("nullsNotDistinct", key.nulls_not_distinct)
            .with("columns", key.columns);
        unique.add(name, value);
    }
    let mut policies = Object::default();
    for value in extra(table, "pgPolicy") {
        let name = first_argument(value).and_then(Value::as_text).unwrap_or("").to_owned();
        policies.add(name.clone(), policy(entities, table, value, name));
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
        .with("schema", table.schema.as_deref().unwrap_or(""))
        .with("columns", columns)
        .with("indexes", indexes)
        .with("foreignKeys", keys)
        .with("compositePrimaryKeys", primary)
        .with("uniqueConstraints", unique)
        .with("policies", policies)
        .with("checkConstraints", checks)
        .with("isRLSEnabled", table.is_secured)
}

fn column(entities: &Entities, table: &Table, column: &Column) -> Object {
    let calls = &column.value;
    let is_key = is_primary(calls);
    let identity = ["generatedAlwaysAsIdentity", "generatedByDefaultAsIdentity"]
        .into_iter()
        .find_map(|name| Some((name, calls.call(name)?)));
    let is_serial = column.builder.ends_with("serial");
    let sql_type = sql_type(entities, column);
    let is_required = is_key || is_serial || identity.is_some() || calls.call("notNull").is_some();
    let mut out = Object::default()
        .with("name", &*column.name)
        .with("type", &*sql_type)
        .with_some("typeSchema", type_schema(entities, column))
        .with("primaryKey", is_key)
        .with("notNull", is_required);
    let generated = calls.call("generatedAlwaysAs").and_then(|arguments| arguments.first());
    if let Some(sql) = generated.and_then(|value| rendered(entities, table, value, QUOTES, Naming::Full)) {
        out.add("generated", Object::default().with("as", sql).with("type", "stored"));
    }
    if let Some((name, arguments)) = identity {
        let options = arguments.first().cloned().unwrap_or(Value::Nothing);
        let usual = [&table.name, "_", &column.name, "_seq"].concat();
        let own = options.get("name").and_then(Value::as_text).unwrap_or(&usual);
        let kind = if name == "generatedAlwaysAsIdentity" { "always" } else { "byDefault" };
        let value = Object::default()
            .with("type", kind)
            .with("name", own)
            .with("schema", table.schema.as_deref().unwrap_or("public"));
        out.add("identity", sequence(value, &options, most_of(&sql_type), LEAST_OF_COLUMN));
    }
    out.with_some("default", default(entities, table, column, &sql_type))
}

/// The range of a sequence by itself.
const MOST: &str = "9223372036854775807";
const LEAST: &str = "-9223372036854775808";

/// The minimum that the kit gives to every identity column.
const LEAST_OF_COLUMN: &str = "-32768";

pub(super) fn most_of(sql_type: &str) -> &'static str {
    match sql_type {
        "integer" => "2147483647",
        "bigint" => MOST,
        _ => "32767",
    }
}

/// The options of a sequence, each with its default where it is not given.
pub(super) struct Sequence {
    pub(super) increment: String,
    pub(super) start: String,
    pub(super) min: String,
    pub(super) max: String,
    pub(super) cache: String,
    pub(super) cycle: bool,
}

impl Sequence {
    pub(super) fn of(options: &Value, most: &str, least: &str) -> Self {
        let own = |key: &str| match options.get(key) {
            Some(Value::Number(text) | Value::Text(text)) => Some(text.trim_end_matches('n').to_owned()),
            _ => None,
        };
        let increment = own("increment").unwrap_or_else(|| "1".to_owned());
        let falls = increment.starts_with('-');
        let min = own("minValue").unwrap_or_else(|| if falls { least } else { "1" }.to_owned());
        let max = own("maxValue").unwrap_or_else(|| if falls { "-1" } else { most }.to_owned());
        let start = own("startWith").unwrap_or_else(|| if falls { max.clone() } else { min.clone() });
        let cache = own("cache").unwrap_or_else(|| "1".to_owned());
        Self { increment, start, min, max, cache, cycle: options.get("cycle") == Some(&Value::Bool(true)) }
    }
}

fn sequence(out: Object, options: &Value, most: &str, least: &str) -> Object {
    let own = Sequence::of(options, most, least);
    out.with("increment", own.increment)
        .with("startWith", own.start)
        .with("minValue", own.min)
        .with("maxValue", own.max)
        .with("cache", own.cache)
        .with("cycle", own.cycle)
}

/// The schema of an enum.
pub(super) fn type_schema<'e>(entities: &'e Entities, column: &Column) -> Option<&'e str> {
    let found = entities.enumeration(&column.builder)?;
    Some(found.schema.as_deref().unwrap_or("public"))
}

/// The type as Drizzle writes it.
pub(super) fn sql_type(entities: &Entities, column: &Column) -> String {
    let mut text = element_type(entities, column);
    for link in column.value.links().iter().filter(|link| link.name == "array") {
        let size = match link.arguments.as_deref() {
            Some([Value::Number(size)]) => size.as_str(),
            Some([Value::Text(dimensions)]) => {
                text.push_str(dimensions);
                continue;
            }
            _ => "",
        };
        text.push('[');
        text.push_str(size);
        text.push(']');
    }
    text
}

fn element_type(entities: &Entities, column: &Column) -> String {
    let zone = if option(column, "withTimezone").is_some() { " with time zone" } else { "" };
    let precision = option(column, "precision");
    match column.builder.as_str() {
        "decimal" | "numeric" => precise(column, "numeric", ", "),
        "doublePrecision" => "double precision".to_owned(),
        "char" | "varchar" => sized(&column.builder, option(column, "length")),
        "time" => sized("time", precision) + zone,
        "timestamp" => sized(if precision.is_some() { "timestamp " } else { "timestamp" }, precision) + zone,
        "vector" | "halfvec" | "sparsevec" | "bit" => sized(&column.builder, option(column, "dimensions")),
        "interval" => {
            let fields = option(column, "fields").map_or_else(String::new, |fields| [" ", fields].concat());
            sized(&["interval", &fields].concat(), precision)
        }
        builder => match (entities.enumeration(builder), entities.custom(builder)) {
            (Some(found), _) => found.name.clone(),
            (None, Some(custom)) => custom.to_owned(),
            (None, None) => builder.to_owned(),
        },
    }
}

/// A default as the kit keeps it.
fn default(entities: &Entities, table: &Table, column: &Column, sql_type: &str) -> Option<Json> {
    let calls = &column.value;
    let text = |text: String| Some(Json::String(text.into()));
    if calls.call("defaultNow").is_some() {
        return text("now()".to_owned());
    }
    if calls.call("defaultRandom").is_some() {
        return text("gen_random_uuid()".to_owned());
    }
    let value = calls.call("default")?.first()?;
    let lower = sql_type.to_ascii_lowercase();
    match value {
        Value::Sql(_) => text(rendered(entities, table, value, QUOTES, Naming::Full)?),
        Value::Text(own) => text(["'", &escaped(own), "'"].concat()),
        _ if matches!(lower.as_str(), "json" | "jsonb") => {
            text(["'", &compact(value), "'::", &lower].concat())
        }
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| match item {
                    Value::Text(text) => ["\"", text, "\""].concat(),
                    other => compact(other),
                })
                .collect();
            text(["'{", &items.join(","), "}'"].concat())
        }
        Value::Number(own) => Some(number(own)),
        Value::Bool(own) => Some(Json::Bool(*own)),
        _ => None,
    }
}

/// A value as `JSON.stringify` writes it.
pub(super) fn compact(value: &Value) -> String {
    match value {
        Value::Array(items) => ["[", &items.iter().map(compact).collect::<Vec<_>>().join(","), "]"].concat(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| ["\"", key, "\":", &compact(value)].concat());
            ["{", &fields.collect::<Vec<_>>().join(","), "}"].concat()
        }
        Value::Text(text) => ["\"", text, "\""].concat(),
        Value::Number(text) => text.clone(),
        Value::Bool(value) => value.to_string(),
        _ => "null".to_owned(),
    }
}

fn index(entities: &Entities, table: &Table, value: &Value, name: String, is_unique: bool) -> Object {
    let (method, keys) = match (value.call("using"), value.call("on")) {
        (Some([Value::Text(method), keys @ ..]), _) => (method.as_str(), keys),
        (_, Some(keys)) => ("btree", keys),
        _ => ("btree", &[][..]),
    };
    let columns: Vec<Json> = keys.iter().map(|key| index_key(entities, table, key).json()).collect();
    let predicate = value.call("where").and_then(|arguments| arguments.first());
    let predicate = predicate.and_then(|value| rendered(entities, table, value, QUOTES, Naming::Full));
    let mut with = Object::default();
    if let Some([Value::Object(fields)]) = value.call("with") {
        for (key, value) in fields {
            with.add(key.clone(), scalar(value));
        }
    }
    Object::default()
        .with("name", name)
        .with("columns", columns)
        .with("isUnique", is_unique)
        .with_some("where", predicate)
        .with("concurrently", false)
        .with("method", method)
        .with("with", with)
}

/// A value of an option as JSON.
pub(super) fn scalar(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::String(text.clone().into()),
        Value::Number(text) => number(text),
        Value::Bool(value) => Json::Bool(*value),
        _ => Json::Null,
    }
}

fn index_key(entities: &Entities, table: &Table, key: &Value) -> Object {
    if let Some(sql) = rendered(entities, table, key, QUOTES, Naming::Bare) {
        return Object::default()
            .with("expression", sql)
            .with("asc", true)
            .with("isExpression", true)
            .with("nulls", "last");
    }
    let column = entities.column(table, key).map_or("", |found| &found.column.name);
    let (is_descending, nulls, class) = key_options(key.links());
    let usual = if is_descending { "first" } else { "last" };
    Object::default()
        .with("expression", column)
        .with("isExpression", false)
        .with("asc", !is_descending)
        .with("nulls", nulls.unwrap_or(usual))
        .with_some("opclass", class)
}

/// Whether a key descends, where its NULLs stand, and its operator class.
pub(super) fn key_options(links: &[Link]) -> (bool, Option<&'static str>, Option<&str>) {
    let has = |name: &str| links.iter().any(|link| link.name == name);
    let nulls = match (has("nullsFirst"), has("nullsLast")) {
        (true, _) => Some("first"),
        (_, true) => Some("last"),
        _ => None,
    };
    let class = links.iter().find(|link| link.name == "op");
    let class = class.and_then(|link| link.arguments.as_deref()?.first()?.as_text());
    (has("desc"), nulls, class)
}

fn policy(entities: &Entities, table: &Table, value: &Value, name: String) -> Object {
    let options = value.call("pgPolicy").and_then(|arguments| arguments.get(1));
    let text = |key: &str| options?.get(key)?.as_text().map(str::to_ascii_uppercase);
    let sql = |key: &str| rendered(entities, table, options?.get(key)?, QUOTES, Naming::Full);
    Object::default()
        .with("name", name)
        .with("as", text("as").unwrap_or_else(|| "PERMISSIVE".to_owned()))
        .with("for", text("for").unwrap_or_else(|| "ALL".to_owned()))
        .with("to", roles(entities, options.and_then(|options| options.get("to"))))
        .with_some("using", sql("using"))
        .with_some("withCheck", sql("withCheck"))
}

/// The names of roles, sorted.
pub(super) fn roles(entities: &Entities, to: Option<&Value>) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Text(name) => Some(name.clone()),
        value => Some(entities.role(&value.links().first()?.name)?.to_owned()),
    };
    let mut names: Vec<String> = match to {
        None => vec!["public".to_owned()],
        Some(Value::Array(items)) => items.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
    };
    names.sort();
    names
}

fn view(entities: &Entities, view: &View) -> Object {
    let own = Table::of_view(view);
    let mut columns = Object::default();
    for found in &view.columns {
        let mut made = column(entities, &own, found);
        // For views, 0.31 does not look for the schema of an enum within an array.
        if found.value.call("array").is_some() {
            made.remove("typeSchema");
        }
        columns.add(found.name.clone(), made);
    }
    let is_existing = view.value.call("existing").is_some();
    let query = view.value.call("as").and_then(|arguments| arguments.first());
    let query = query.and_then(|value| rendered(entities, &own, value, QUOTES, Naming::Full));
    let mut out = Object::default()
        .with("columns", columns)
        .with_some("definition", query)
        .with("name", &*view.name)
        .with("schema", view.schema.as_deref().unwrap_or("public"))
        .with("isExisting", is_existing);
    if let Some([Value::Object(fields)]) = view.value.call("with") {
        let mut with = Object::default();
        for (key, value) in fields {
            with.add(key.clone(), scalar(value));
        }
        out.add("with", with);
    }
    if view.value.call("withNoData").is_some() {
        out.add("withNoData", true);
    }
    out.with("materialized", view.is_materialized)
}
