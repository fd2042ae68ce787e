//! The types of columns.

use std::rc::Rc;

use crowfoot_import::Held;

use super::render::declared_name;
use super::translator::Translator;
use crate::eval::{Built, Core, Head, Object, Value};

/// The type of a column, before its array dimensions.
pub(super) struct ColumnType {
    pub(super) sql: String,
    /// `jsonb`, `boolean`, `timestamp`: what its default is written for.
    pub(super) base: String,
}

impl ColumnType {
    fn new(sql: impl Into<String>) -> Self {
        let sql = sql.into();
        let base = sql.split(['(', ' ']).next().unwrap_or("").to_lowercase();
        Self { sql, base }
    }
}

/// The options of a builder: its argument that is an object, whichever that is.
pub(super) fn options<'b, 'a>(built: &'b Built<'a>) -> Option<&'b Object<'a>> {
    built.arguments.iter().find_map(Value::as_object)
}

/// The values of a SQLite column, where its type does not say what they are.
pub(super) fn held(built: &Built<'_>, core: Core) -> Option<Held> {
    let Head::Native(native) = &built.head else { return None };
    let mode = options(built)?.get("mode")?.as_text()?;
    match (native.core.unwrap_or(core), &*native.name, mode) {
        (Core::Sqlite, "integer" | "int", "boolean") => Some(Held::Boolean),
        (Core::Sqlite, "text", "json") => Some(Held::Json),
        (Core::Sqlite, "integer" | "int", "timestamp") => Some(Held::Seconds),
        (Core::Sqlite, "integer" | "int", "timestamp_ms") => Some(Held::Milliseconds),
        _ => None,
    }
}

/// The name that a builder is given.
pub(super) fn given_name<'b>(built: &'b Built<'_>) -> Option<&'b str> {
    built.arguments.first().and_then(Value::as_text).filter(|name| !name.is_empty())
}

impl<'a> Translator<'_, 'a> {
    /// The type of a column; an error says what is not known of it.
    pub(super) fn column_type(&mut self, built: &Built<'a>) -> Result<ColumnType, String> {
        match &built.head {
            Head::Native(native) => {
                let core = native.core.unwrap_or(self.core);
                let made = match core {
                    Core::Pg | Core::Cockroach => postgres(&native.name, built),
                    Core::MySql | Core::SingleStore => self.mysql(&native.name, built),
                    Core::Sqlite => sqlite(&native.name, built),
                    Core::Other(_) => None,
                };
                made.map(ColumnType::new)
                    .ok_or_else(|| format!("{} makes no column that is known here", native.name))
            }
            Head::Enum(declared) => {
                let (schema, name) = declared_name(declared).ok_or("its enum has no name that is known")?;
                Ok(ColumnType { sql: self.table_name(schema.as_deref(), &name), base: "enum".to_owned() })
            }
            Head::Custom(custom) => self.custom(custom, built),
            // It is a column, since what it is called for are rules of one.
            Head::Unknown(_) => Ok(ColumnType { sql: String::new(), base: String::new() }),
            Head::Column(..) | Head::Sql(_) | Head::Relation(..) => Err("it is no column".to_owned()),
        }
    }

    /// The type that `dataType` of a `customType` returns.
    fn custom(&mut self, custom: &Rc<Built<'a>>, built: &Built<'a>) -> Result<ColumnType, String> {
        let function = custom.arguments.first().and_then(|options| options.get("dataType"));
        let function = function.cloned().ok_or("its custom type has no dataType")?;
        let config = built.arguments.iter().find(|argument| argument.as_object().is_some());
        let value = self.evaluator.call_value(&function, vec![config.cloned().unwrap_or(Value::Undefined)]);
        match value {
            Value::Text(text) => Ok(ColumnType::new(text.trim())),
            Value::Unknown(reason) => Err(reason.to_string()),
            _ => Err("its dataType returns no text".to_owned()),
        }
    }

    fn mysql(&self, name: &str, built: &Built<'a>) -> Option<String> {
        let option = |key: &str| options(built).and_then(|options| options.get(key));
        let number = |key: &str| option(key).and_then(Value::printed);
        let sized = |key: &str| number(key).map_or_else(String::new, |number| format!("({number})"));
        let unsigned = if option("unsigned").and_then(Value::truth) == Some(true) { " unsigned" } else { "" };
        Some(match name {
            "tinyint" | "smallint" | "mediumint" | "int" | "bigint" => format!("{name}{unsigned}"),
            "serial" | "boolean" | "date" | "json" | "year" | "tinytext" | "text" | "mediumtext"
            | "longtext" | "tinyblob" | "blob" | "mediumblob" | "longblob" => name.to_owned(),
            "decimal" | "numeric" | "float" | "double" | "real" => {
                let size = match (number("precision"), number("scale")) {
                    (Some(precision), Some(scale)) => format!("({precision},{scale})"),
                    (Some(precision), None) => format!("({precision})"),
                    _ => String::new(),
                };
                format!("{name}{size}{unsigned}")
            }
            "char" | "varchar" | "binary" | "varbinary" => format!("{name}{}", sized("length")),
            "time" | "datetime" | "timestamp" => format!("{name}{}", sized("fsp")),
            "mysqlEnum" | "singlestoreEnum" => {
                let values = built.arguments.iter().find_map(|argument| match argument {
                    Value::List(values) => Some(values.to_vec()),
                    Value::Object(object) => {
                        Some(object.entries.iter().map(|entry| entry.value.clone()).collect())
                    }
                    _ => None,
                })?;
                let values: Option<Vec<String>> = values.iter().map(Value::printed).collect();
                let values: Vec<String> = values?.iter().map(|value| self.literal(value)).collect();
                format!("enum({})", values.join(","))
            }
            "vector" => format!("vector{}", sized("dimensions")),
            _ => return None,
        })
    }
}

fn postgres(name: &str, built: &Built<'_>) -> Option<String> {
    let option = |key: &str| options(built).and_then(|options| options.get(key));
    let number = |key: &str| option(key).and_then(Value::printed);
    let sized = |key: &str| number(key).map_or_else(String::new, |number| format!("({number})"));
    let zone =
        if option("withTimezone").and_then(Value::truth) == Some(true) { " with time zone" } else { "" };
    Some(match name {
        "smallint" | "integer" | "bigint" | "smallserial" | "serial" | "bigserial" | "boolean" | "text"
        | "real" | "json" | "jsonb" | "date" | "uuid" | "inet" | "cidr" | "macaddr" | "macaddr8"
        | "point" | "line" | "bytea" => name.to_owned(),
        "int4" | "int" => "integer".to_owned(),
        "int2" => "smallint".to_owned(),
        "int8" => "bigint".to_owned(),
        "bool" => "boolean".to_owned(),
        "string" => format!("varchar{}", sized("length")),
        "float" | "float8" | "doublePrecision" => "double precision".to_owned(),
        "varchar" | "char" => format!("{name}{}", sized("length")),
        "numeric" | "decimal" => match (number("precision"), number("scale")) {
            (Some(precision), Some(scale)) => format!("numeric({precision}, {scale})"),
            (Some(precision), None) => format!("numeric({precision})"),
            _ => "numeric".to_owned(),
        },
        "time" | "timestamp" => format!("{name}{}{zone}", sized("precision")),
        "interval" => {
            let fields = option("fields")
                .and_then(Value::as_text)
                .map_or_else(String::new, |fields| format!(" {fields}"));
            format!("interval{fields}{}", sized("precision"))
        }
        "geometry" => {
            let kind = option("type").and_then(Value::as_text).unwrap_or("point").to_owned();
            match number("srid") {
                Some(srid) => format!("geometry({kind},{srid})"),
                None => format!("geometry({kind})"),
            }
        }
        "vector" | "halfvec" | "sparsevec" => format!("{name}{}", sized("dimensions")),
        "bit" => format!("bit{}", sized("dimensions")),
        _ => return None,
    })
}

fn sqlite(name: &str, built: &Built<'_>) -> Option<String> {
    let length = options(built).and_then(|options| options.get("length")).and_then(Value::printed);
    Some(match name {
        "integer" | "int" => "integer".to_owned(),
        "text" => length.map_or_else(|| "text".to_owned(), |length| format!("text({length})")),
        "blob" | "real" | "numeric" => name.to_owned(),
        _ => return None,
    })
}
