//! The snapshot for PostgreSQL, its version 8.

use crowfoot_model::json::Value as Json;

use super::super::constraint::{foreign_keys, is_primary, primary_keys, uniques};
use super::super::entity::{Column, Entities, Table};
use super::super::json::{Object, number, or_null};
use super::super::postgres::{Sequence, compact, key_options, most_of, roles, scalar, type_schema};
use super::super::sql::{Naming, Quotes, extra, first_argument, rendered};
use super::super::syntax::Value;
use super::{action, doubled, foreign_key_name, of};

const QUOTES: Quotes = Quotes('"');

/// The options of a view, in the order of the kit.
const VIEW_OPTIONS: [&str; 21] = [
    "checkOption",
    "securityBarrier",
    "securityInvoker",
    "autovacuumEnabled",
    "autovacuumFreezeMaxAge",
    "autovacuumFreezeMinAge",
    "autovacuumFreezeTableAge",
    "autovacuumMultixactFreezeMaxAge",
    "autovacuumMultixactFreezeMinAge",
    "autovacuumMultixactFreezeTableAge",
    "autovacuumVacuumCostDelay",
    "autovacuumVacuumCostLimit",
    "autovacuumVacuumScaleFactor",
    "autovacuumVacuumThreshold",
    "fillfactor",
    "logAutovacuumMinDuration",
    "parallelWorkers",
    "toastTupleTarget",
    "userCatalogTable",
    "vacuumIndexCleanup",
    "vacuumTruncate",
];

pub(in super::super) fn snapshot(entities: &Entities) -> Object {
    let mut out = Vec::new();
    let exported = || entities.tables.iter().filter(|table| table.is_exported);
    for (name, _) in entities.schemas.values().filter(|(name, is_exported)| *is_exported && name != "public")
    {
        out.push(Object::default().with("name", &**name).with("entityType", "schemas"));
    }
    for found in &entities.enums {
        let value = Object::default()
            .with("values", found.values.clone())
            .with("name", &*found.name)
            .with("entityType", "enums")
            .with("schema", schema(found.schema.as_ref()));
        out.push(value);
    }
    for table in exported() {
        let is_secured = table.is_secured || extra(table, "pgPolicy").next().is_some();
        let value = Object::default()
            .with("isRlsEnabled", is_secured)
            .with("name", &*table.name)
            .with("entityType", "tables")
            .with("schema", schema(table.schema.as_ref()));
        out.push(value);
    }
    for table in exported() {
        out.extend(table.columns.iter().map(|found| column(entities, table, found)));
    }
    for table in exported() {
        keys(entities, table, &mut out);
    }
    for found in &entities.sequences {
        let value = sequence(&found.options, "9223372036854775807", "-9223372036854775808", true)
            .with("name", &*found.name)
            .with("entityType", "sequences")
            .with("schema", schema(found.schema.as_ref()));
        out.push(value);
    }
    for view in entities.views.iter().filter(|view| view.value.call("existing").is_none()) {
        let own = Table::of_view(view);
        let query = view.value.call("as").and_then(|arguments| arguments.first());
        let query = query.and_then(|value| rendered(entities, &own, value, QUOTES, Naming::Full));
        let options = view.value.call("with").and_then(|arguments| arguments.first());
        let with = options.map(|options| {
            let mut with = Object::default();
            for key in VIEW_OPTIONS {
                with.add(key, options.get(key).map_or(Json::Null, scalar));
            }
            with
        });
        let no_data = view.value.call("withNoData").is_some();
        let value = Object::default()
            .with("definition", query.unwrap_or_default())
            .with("with", or_null(with))
            .with("withNoData", if no_data { Json::Bool(true) } else { Json::Null })
            .with("using", Json::Null)
            .with("tablespace", Json::Null)
            .with("materialized", view.is_materialized)
            .with("name", &*view.name)
            .with("entityType", "views")
            .with("schema", schema(view.schema.as_ref()));
        out.push(value);
    }
    of("postgres", "8", out)
}

fn schema(schema: Option<&String>) -> &str {
    schema.map_or("public", String::as_str)
}

/// The fields that say of which table a part is.
fn part(value: Object, table: &Table, name: &str, kind: &str) -> Object {
    value
        .with("name", name)
        .with("entityType", kind)
        .with("schema", schema(table.schema.as_ref()))
        .with("table", &*table.name)
}

fn column(entities: &Entities, table: &Table, column: &Column) -> Object {
    let calls = &column.value;
    let (sql_type, dimensions) = sql_type(entities, column);
    let identity = ["generatedAlwaysAsIdentity", "generatedByDefaultAsIdentity"]
        .into_iter()
        .find_map(|name| Some((name, calls.call(name)?)));
    let in_key = primary_keys(entities, table).iter().any(|key| key.columns.contains(&column.name));
    let is_required = in_key
        || is_primary(calls)
        || column.builder.ends_with("serial")
        || identity.is_some()
        || calls.call("notNull").is_some();
    let generated = calls.call("generatedAlwaysAs").and_then(|arguments| arguments.first());
    let generated = generated.and_then(|value| rendered(entities, table, value, QUOTES, Naming::Full));
    let generated = generated.map(|sql| Object::default().with("as", sql).with("type", "stored"));
    let identity = identity.map(|(name, arguments)| {
        let options = arguments.first().cloned().unwrap_or(Value::Nothing);
        let usual = [&table.name, "_", &column.name, "_seq"].concat();
        let own = options.get("name").and_then(Value::as_text).unwrap_or(&usual).to_owned();
        let kind = if name == "generatedAlwaysAsIdentity" { "always" } else { "byDefault" };
        Object::default().with("type", kind).with("name", own).and(sequence(
            &options,
            most_of(&sql_type),
            "-32768",
            false,
        ))
    });
    let value = Object::default()
        .with("type", &*sql_type)
        .with("typeSchema", or_null(type_schema(entities, column)))
        .with("notNull", is_required)
        .with("dimensions", number(&dimensions.to_string()))
        .with("default", or_null(default(entities, table, column, &sql_type)))
        .with("generated", or_null(generated))
        .with("identity", or_null(identity));
    part(value, table, &column.name, "columns")
}

/// The type of the elements, and how many dimensions it has.
fn sql_type(entities: &Entities, column: &Column) -> (String, usize) {
    let text = super::super::postgres::sql_type(entities, column);
    let dimensions: usize = column
        .value
        .links()
        .iter()
        .filter(|link| link.name == "array")
        .map(|link| match link.arguments.as_deref() {
            Some([Value::Text(text)]) => text.matches("[]").count(),
            _ => 1,
        })
        .sum();
    let text = text.split('[').next().unwrap_or("").replacen(", ", ",", 1);
    (text.replacen("timestamp (", "timestamp(", 1), dimensions)
}

fn sequence(options: &Value, most: &str, least: &str, is_own: bool) -> Object {
    let own = Sequence::of(options, most, least);
    Object::default()
        .with(if is_own { "incrementBy" } else { "increment" }, own.increment)
        .with("startWith", own.start)
        .with("minValue", own.min)
        .with("maxValue", own.max)
        .with(if is_own { "cacheSize" } else { "cache" }, number(&own.cache))
        .with("cycle", own.cycle)
}

fn default(entities: &Entities, table: &Table, column: &Column, sql_type: &str) -> Option<String> {
    let calls = &column.value;
    if calls.call("defaultNow").is_some() {
        return Some("now()".to_owned());
    }
    if calls.call("defaultRandom").is_some() {
        return Some("gen_random_uuid()".to_owned());
    }
    let value = calls.call("default")?.first()?;
    Some(match value {
        Value::Sql(_) => without_casts(&rendered(entities, table, value, QUOTES, Naming::Full)?),
        // The kit makes no text of an empty value of an enum.
        Value::Text(own) if own.is_empty() && entities.enumeration(&column.builder).is_some() => {
            String::new()
        }
        Value::Text(own) => {
            let is_zoned = sql_type.starts_with("time") && sql_type.ends_with("with time zone");
            let zone =
                if is_zoned && !sql_type.starts_with("timestamp") && !has_zone(own) { "+00" } else { "" };
            ["'", &doubled(own), zone, "'"].concat()
        }
        Value::Array(items) if items.is_empty() && sql_type != "json" && sql_type != "jsonb" => {
            "'{}'".to_owned()
        }
        Value::Number(own) => own.clone(),
        Value::Bool(own) => own.to_string(),
        other => ["'", &compact(other), "'"].concat(),
    })
}

fn has_zone(time: &str) -> bool {
    time.ends_with('Z') || time.rsplit(['+', '-']).next().is_some_and(|rest| rest.len() < time.len())
}

/// An expression without the casts at its end.
fn without_casts(text: &str) -> String {
    let mut rest = text.strip_suffix("[]").unwrap_or(text);
    loop {
        let Some(at) = last_cast(rest) else { return rest.to_owned() };
        rest = rest.get(..at).unwrap_or("");
    }
}

/// Where the casts begin that the kit takes off: `::` and what its pattern takes for a type.
fn last_cast(text: &str) -> Option<usize> {
    text.match_indices("::").map(|(at, _)| at).find(|at| {
        let mut rest = text.get(at + 2..).unwrap_or("");
        loop {
            let Some(after) = after_type(rest) else { return false };
            if after.is_empty() {
                return true;
            }
            match after.strip_prefix("::") {
                Some(next) => rest = next,
                None => return false,
            }
        }
    })
}

/// The text after a type, as the pattern `["\w.\s-]+(\([^)]*\))?(\swith(out)?\stime\szone)?(\[\])?` takes it.
fn after_type(text: &str) -> Option<&str> {
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '"' | '_' | '.' | '-') || c.is_whitespace();
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if end == 0 {
        return None;
    }
    let mut rest = text.get(end..).unwrap_or("");
    if let Some(inside) = rest.strip_prefix('(') {
        rest = inside.get(inside.find(')')? + 1..).unwrap_or("");
    }
    for zone in [" with time zone", " without time zone"] {
        if rest.get(..zone.len()).is_some_and(|head| head.eq_ignore_ascii_case(zone)) {
            rest = rest.get(zone.len()..).unwrap_or("");
        }
    }
    Some(rest.strip_prefix("[]").unwrap_or(rest))
}

/// Everything of a table besides its columns.
fn keys(entities: &Entities, table: &Table, out: &mut Vec<Object>) {
    for function in ["index", "uniqueIndex"] {
        out.extend(
            extra(table, function).map(|value| index(entities, table, value, function == "uniqueIndex")),
        );
    }
    for key in foreign_keys(entities, table) {
        let name = key.name.clone().unwrap_or_else(|| foreign_key_name(&table.name, &key));
        let value = Object::default()
            .with("nameExplicit", key.name.is_some())
            .with("columns", key.columns.clone())
            .with("schemaTo", schema(key.target_schema.as_ref()))
            .with("tableTo", &*key.target)
            .with("columnsTo", key.target_columns.clone())
            .with("onUpdate", action(key.on_update.as_ref()))
            .with("onDelete", action(key.on_delete.as_ref()));
        out.push(part(value, table, &name, "fks"));
    }
    let usual = [&*table.name, "_pkey"].concat();
    let apart = primary_keys(entities, table);
    let has_apart = !apart.is_empty();
    for key in apart {
        let value = Object::default().with("columns", key.columns).with("nameExplicit", key.name.is_some());
        out.push(part(value, table, key.name.as_deref().unwrap_or(&usual), "pks"));
    }
    let own = table.columns.iter().find(|column| !has_apart && is_primary(&column.value));
    if let Some(column) = own {
        let value = Object::default().with("columns", vec![column.name.clone()]).with("nameExplicit", false);
        out.push(part(value, table, &usual, "pks"));
    }
    let all = uniques(entities, table);
    let of_columns = table.columns.iter().filter(|found| found.value.call("unique").is_some()).count();
    for (place, key) in all.iter().enumerate() {
        // One of the table over the same column takes the place of one of the column.
        let below = all.get(of_columns..).unwrap_or_default();
        if place < of_columns && below.iter().any(|other| other.columns == key.columns) {
            continue;
        }
        let usual = [&*table.name, "_", &key.columns.join("_"), "_key"].concat();
        let value = Object::default()
            .with("nameExplicit", key.name.is_some())
            .with("columns", key.columns.clone())
            .with("nullsNotDistinct", key.nulls_not_distinct);
        out.push(part(value, table, key.name.as_deref().unwrap_or(&usual), "uniques"));
    }
    for value in extra(table, "check") {
        let arguments = value.call("check").unwrap_or_default();
        let [Value::Text(name), sql, ..] = arguments else { continue };
        let sql = rendered(entities, table, sql, QUOTES, Naming::Bare).unwrap_or_default();
        out.push(part(Object::default().with("value", sql), table, name, "checks"));
    }
    for value in extra(table, "pgPolicy") {
        let name = first_argument(value).and_then(Value::as_text).unwrap_or("");
        let options = value.call("pgPolicy").and_then(|arguments| arguments.get(1));
        let text = |key: &str| options?.get(key)?.as_text().map(str::to_ascii_uppercase);
        let sql = |key: &str| rendered(entities, table, options?.get(key)?, QUOTES, Naming::Full);
        let policy = Object::default()
            .with("as", text("as").unwrap_or_else(|| "PERMISSIVE".to_owned()))
            .with("for", text("for").unwrap_or_else(|| "ALL".to_owned()))
            .with("roles", roles(entities, options.and_then(|options| options.get("to"))))
            .with("using", or_null(sql("using")))
            .with("withCheck", or_null(sql("withCheck")));
        out.push(part(policy, table, name, "policies"));
    }
}

fn index(entities: &Entities, table: &Table, value: &Value, is_unique: bool) -> Object {
    let name = first_argument(value).and_then(Value::as_text).unwrap_or("");
    let (method, keys) = match (value.call("using"), value.call("on")) {
        (Some([Value::Text(method), keys @ ..]), _) => (method.as_str(), keys),
        (_, Some(keys)) => ("btree", keys),
        _ => ("btree", &[][..]),
    };
    let columns: Vec<Json> = keys.iter().map(|key| index_key(entities, table, key).json()).collect();
    let predicate = value.call("where").and_then(|arguments| arguments.first());
    let predicate = predicate.and_then(|value| rendered(entities, table, value, QUOTES, Naming::Bare));
    let with = match value.call("with") {
        Some([Value::Object(fields)]) => {
            let options = fields.iter().map(|(key, value)| {
                let value = match value {
                    Value::Text(text) | Value::Number(text) => text.clone(),
                    Value::Bool(value) => value.to_string(),
                    _ => String::new(),
                };
                [key, "=", &value].concat()
            });
            options.collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let index = Object::default()
        .with("nameExplicit", true)
        .with("columns", columns)
        .with("isUnique", is_unique)
        .with("where", or_null(predicate.filter(|sql| !sql.is_empty() && sql != "true")))
        .with("with", with)
        .with("method", method)
        .with("concurrently", false);
    part(index, table, name, "indexes")
}

fn index_key(entities: &Entities, table: &Table, key: &Value) -> Object {
    if let Some(sql) = rendered(entities, table, key, QUOTES, Naming::Bare) {
        return Object::default()
            .with("value", sql)
            .with("isExpression", true)
            .with("asc", true)
            .with("nullsFirst", false)
            .with("opclass", Json::Null);
    }
    let column = entities.column(table, key).map_or("", |found| &found.column.name);
    let (is_descending, nulls, class) = key_options(key.links());
    let class = class.map(|class| Object::default().with("name", class).with("default", false));
    Object::default()
        .with("value", column)
        .with("isExpression", false)
        .with("asc", !is_descending)
        .with("nullsFirst", nulls.map_or(is_descending, |nulls| nulls == "first"))
        .with("opclass", or_null(class))
}
