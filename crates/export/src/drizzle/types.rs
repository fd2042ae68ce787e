//! Which builder makes a column of a type.

use crowfoot_dialect::{logical_of, spec};
use crowfoot_model::{DataType, Dialect, LogicalType, ObjectRef};

use super::Writer;
use crate::typescript::{Doc, quote};

/// The kind of a value in TypeScript, as far as defaults need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    /// An exact number, which is a string in TypeScript.
    Decimal,
    Number,
    Boolean,
    Date,
    Json,
    Array,
    Bytes,
    /// Bytes of a type that Drizzle has itself, which are a `Buffer` of Node.
    Buffer,
    Other,
}

/// The beginning of a column.
pub(super) struct Builder {
    pub(super) head: Doc,
    /// Calls that belong to the type: `.array()`.
    pub(super) calls: Vec<Doc>,
    pub(super) kind: Kind,
    pub(super) is_integer: bool,
    pub(super) has_default_now: bool,
    pub(super) has_on_update_now: bool,
    /// A time of MySQL, which in 1.0 takes `onUpdateNow` with fractions.
    pub(super) has_fsp: bool,
    pub(super) is_uuid: bool,
    /// Made by `customType`, whose texts 1.0 does not put in quotes.
    pub(super) is_custom: bool,
    /// `binary` and `varbinary` of MySQL, which are texts in TypeScript.
    pub(super) is_binary: bool,
    /// The values of an enumeration.
    pub(super) values: Option<Vec<String>>,
    /// The TypeScript of the elements of an array, where only the declaration of a custom type tells.
    pub(super) element: Option<&'static str>,
}

impl Kind {
    pub(super) fn type_name(self) -> &'static str {
        match self {
            Self::String | Self::Decimal => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "string",
            // A Buffer is one, and its name would need the types of Node.
            Self::Bytes | Self::Buffer => "Uint8Array",
            Self::Json | Self::Array | Self::Other => "unknown",
        }
    }
}

impl Builder {
    pub(super) fn new(callee: &str, name: &str, options: Vec<Doc>, kind: Kind) -> Self {
        let mut arguments = vec![Doc::Text(quote(name))];
        if !options.is_empty() {
            arguments.push(Doc::object(options));
        }
        Self {
            head: Doc::call(callee, arguments),
            calls: Vec::new(),
            kind,
            is_integer: false,
            has_default_now: false,
            has_on_update_now: false,
            has_fsp: false,
            is_uuid: false,
            is_custom: false,
            element: None,
            is_binary: false,
            values: None,
        }
    }

    fn integer(self) -> Self {
        Self { is_integer: true, ..self }
    }

    fn default_now(self) -> Self {
        Self { has_default_now: true, ..self }
    }
}

impl Writer<'_> {
    /// The builder of a column. `object` is what notices are about.
    pub(super) fn builder(&mut self, object: ObjectRef, name: &str, data_type: Option<&DataType>) -> Builder {
        match data_type {
            None => {
                let message = [&self.document.display_name(object), " has no type and became text."];
                self.notice(object, message.concat());
                self.simple("text", name, Kind::String)
            }
            Some(DataType::Logical(logical)) => self.logical(name, *logical),
            Some(DataType::Enum(id)) => {
                let document = self.document;
                let values = document.enum_type(*id).map_or(&[][..], |enum_type| &enum_type.values);
                match self
                    .names
                    .others
                    .get(&ObjectRef::Enum(*id))
                    .filter(|_| self.package.named_enum.is_some() && !values.is_empty())
                {
                    Some(constant) => Builder {
                        values: Some(values.to_vec()),
                        ..Builder::new(constant, name, Vec::new(), Kind::String)
                    },
                    None => self.inline_enum(object, name, values),
                }
            }
            Some(DataType::InlineEnum(values)) => self.inline_enum(object, name, values),
            Some(DataType::Domain(id)) => self.domain(object, name, *id),
            Some(DataType::Composite(id)) => self.composite(object, name, *id),
            Some(DataType::Array(element)) => self.array(object, name, element),
            Some(DataType::Native { dialect, text }) => self.native(object, name, *dialect, text),
        }
    }

    pub(super) fn simple(&mut self, function: &'static str, name: &str, kind: Kind) -> Builder {
        Builder::new(self.import(function), name, Vec::new(), kind)
    }

    fn with(&mut self, function: &'static str, name: &str, options: Vec<Doc>, kind: Kind) -> Builder {
        Builder::new(self.import(function), name, options, kind)
    }

    fn logical(&mut self, name: &str, logical: LogicalType) -> Builder {
        let text = spec(self.target).spell(logical);
        (self.package.logical)(self, name, logical, &text).unwrap_or_else(|| self.custom(name, &text))
    }

    pub(super) fn native(&mut self, object: ObjectRef, name: &str, dialect: Dialect, text: &str) -> Builder {
        let logical = logical_of(&DataType::Native { dialect, text: text.to_owned() });
        if dialect == self.target {
            let known = (self.package.native)(self, name, text, logical);
            return known.unwrap_or_else(|| self.custom(name, text));
        }
        match logical {
            Some(logical) => self.logical(name, logical),
            None => {
                let message =
                    [&self.document.display_name(object), " became text: ", text, " is not supported there."];
                self.notice(object, message.concat());
                self.simple("text", name, Kind::String)
            }
        }
    }

    /// An enumeration that is written out at the column. Where the database cannot check the values, the table does.
    fn inline_enum(&mut self, object: ObjectRef, name: &str, values: &[String]) -> Builder {
        if values.is_empty() {
            let message = [&self.document.display_name(object), " became text: its enum has no values."];
            self.notice(object, message.concat());
            return self.simple("text", name, Kind::String);
        }
        // drizzle-kit 0.31 takes `enum(…)` apart at these, but not what is written in another case.
        let is_torn = |value: &String| value.contains(['(', ')', ',', '\'']);
        if self.package.inline_enum.is_some() && !self.line.is_one() && values.iter().any(is_torn) {
            return self.spelled_enum(name, values);
        }
        let list = Doc::Array(values.iter().map(|value| Doc::Text(quote(value))).collect());
        let builder = if let Some(function) = self.package.inline_enum {
            let head = Doc::call(self.import(function), vec![Doc::Text(quote(name)), list]);
            Builder { head, ..Builder::new("", name, Vec::new(), Kind::String) }
        } else {
            self.with("text", name, vec![Doc::pair("enum", list)], Kind::String)
        };
        Builder { values: Some(values.to_vec()), ..builder }
    }

    fn array(&mut self, object: ObjectRef, name: &str, element: &DataType) -> Builder {
        let before = (self.core.clone(), self.custom_types.len());
        self.nesting_of_arrays += 1;
        let inner = self.builder(object, name, Some(element));
        self.nesting_of_arrays -= 1;
        if self.package.spec().capabilities().arrays {
            let mut calls = inner.calls;
            calls.push(Doc::call(".array", Vec::new()));
            // 1.0 takes all dimensions at once, and the last call for all.
            let depth = calls.iter().rev().take_while(|call| is_array_call(call)).count();
            if self.line.is_one() && depth > 1 && self.nesting_of_arrays == 0 {
                calls.truncate(calls.len() - depth);
                calls.push(Doc::call(".array", vec![Doc::Text(quote(&"[]".repeat(depth)))]));
            }
            let element = inner.element.or(inner.is_custom.then(|| inner.kind.type_name()));
            let array = Builder::new("", name, Vec::new(), Kind::Array);
            return Builder { head: inner.head, calls, element, ..array };
        }
        // Only the kind of the elements is wanted here, not what they import.
        self.core = before.0;
        self.custom_types.truncate(before.1);
        let element = if inner.kind == Kind::Array { "unknown[]" } else { inner.kind.type_name() };
        let message = [
            &self.document.display_name(object),
            " is stored as JSON: the database does not support arrays.",
        ];
        self.notice(object, message.concat());
        let mut builder = self.logical(name, LogicalType::Json { binary: false });
        builder.kind = Kind::Array;
        builder.calls.push(Doc::Text([".$type<", element, "[]>()"].concat()));
        builder
    }

    /// `None` for what Drizzle has no builder for.
    pub(super) fn postgres(&mut self, name: &str, text: &str) -> Option<Builder> {
        let (words, numbers) = parts(text);
        let number = numbers.first().copied();
        let precision = |with_zone: bool| {
            let mut options = Vec::new();
            options.extend(number.filter(|n| *n <= 6).map(|n| option("precision", n)));
            if with_zone {
                options.push(Doc::text("withTimezone: true"));
            }
            options
        };
        Some(match words.as_str() {
            "boolean" => self.simple("boolean", name, Kind::Boolean),
            "smallint" => self.simple("smallint", name, Kind::Number).integer(),
            "integer" => self.simple("integer", name, Kind::Number).integer(),
            "bigint" => self.bigint(name, false),
            "numeric" => self.with("decimal", name, precision_and_scale(text), Kind::Decimal),
            "real" => self.simple("real", name, Kind::Number),
            "double precision" => self.simple("doublePrecision", name, Kind::Number),
            "char" => self.with("char", name, length(number), Kind::String),
            "varchar" => self.with("varchar", name, length(number), Kind::String),
            "text" => self.simple("text", name, Kind::String),
            "date" => self.simple("date", name, Kind::String).default_now(),
            "time" => self.with("time", name, precision(false), Kind::String).default_now(),
            "timetz" => self.with("time", name, precision(true), Kind::String).default_now(),
            "timestamp" => self.with("timestamp", name, precision(false), Kind::Date).default_now(),
            "timestamptz" => self.with("timestamp", name, precision(true), Kind::Date).default_now(),
            "interval" if numbers.is_empty() => self.simple("interval", name, Kind::String),
            "bytea" if self.line.is_one() => self.simple("bytea", name, Kind::Buffer),
            "uuid" => Builder { is_uuid: true, ..self.simple("uuid", name, Kind::String) },
            "json" => self.simple("json", name, Kind::Json),
            "jsonb" => self.simple("jsonb", name, Kind::Json),
            "inet" => self.simple("inet", name, Kind::String),
            "cidr" => self.simple("cidr", name, Kind::String),
            "macaddr" => self.simple("macaddr", name, Kind::String),
            "macaddr8" => self.simple("macaddr8", name, Kind::String),
            "point" => self.simple("point", name, Kind::Other),
            "line" => self.simple("line", name, Kind::Other),
            "vector" => self.with("vector", name, vec![option("dimensions", number?)], Kind::Other),
            "halfvec" => self.with("halfvec", name, vec![option("dimensions", number?)], Kind::Other),
            "sparsevec" => self.with("sparsevec", name, vec![option("dimensions", number?)], Kind::String),
            "bit" => self.with("bit", name, vec![option("dimensions", number?)], Kind::String),
            _ => return None,
        })
    }

    /// `None` for what Drizzle has no builder for.
    pub(super) fn mysql(&mut self, name: &str, text: &str) -> Option<Builder> {
        let (words, numbers) = parts(text);
        let mut words = words.split(' ');
        let first = words.next()?;
        let (mut unsigned, mut other) = (false, false);
        for word in words {
            match word {
                "unsigned" => unsigned = true,
                "precision" | "signed" => {}
                _ => other = true,
            }
        }
        if other {
            return None;
        }
        let number = numbers.first().copied();
        let sign = if unsigned { vec![Doc::text("unsigned: true")] } else { Vec::new() };
        let seconds: Vec<Doc> = number.filter(|n| *n <= 6).map(|n| option("fsp", n)).into_iter().collect();
        Some(match first {
            "boolean" | "bool" => self.simple("boolean", name, Kind::Boolean),
            "tinyint" if number == Some(1) && !unsigned => self.simple("boolean", name, Kind::Boolean),
            "tinyint" => self.with("tinyint", name, sign, Kind::Number).integer(),
            "smallint" => self.with("smallint", name, sign, Kind::Number).integer(),
            "mediumint" => self.with("mediumint", name, sign, Kind::Number).integer(),
            "int" | "integer" => self.with("int", name, sign, Kind::Number).integer(),
            "bigint" => self.bigint(name, unsigned),
            "decimal" | "numeric" => {
                let mut options = precision_and_scale(text);
                options.extend(sign);
                self.with("decimal", name, options, Kind::Decimal)
            }
            "float" => self.with("float", name, [precision_and_scale(text), sign].concat(), Kind::Number),
            "double" => self.with("double", name, [precision_and_scale(text), sign].concat(), Kind::Number),
            "char" => self.with("char", name, length(number), Kind::String),
            "varchar" => self.with("varchar", name, vec![option("length", number?)], Kind::String),
            "tinytext" => self.simple("tinytext", name, Kind::String),
            "text" => self.simple("text", name, Kind::String),
            "mediumtext" => self.simple("mediumtext", name, Kind::String),
            "longtext" => self.simple("longtext", name, Kind::String),
            "binary" => {
                Builder { is_binary: true, ..self.with("binary", name, length(number), Kind::String) }
            }
            "varbinary" => {
                let length = vec![option("length", number?)];
                Builder { is_binary: true, ..self.with("varbinary", name, length, Kind::String) }
            }
            "date" => self.with("date", name, vec![Doc::text("mode: 'string'")], Kind::String),
            "time" => self.with("time", name, seconds, Kind::String),
            "datetime" => Builder { has_fsp: true, ..self.with("datetime", name, seconds, Kind::Date) },
            "timestamp" => Builder {
                has_fsp: true,
                has_on_update_now: true,
                ..self.with("timestamp", name, seconds, Kind::Date).default_now()
            },
            "tinyblob" if self.line.is_one() => self.simple("tinyblob", name, Kind::Buffer),
            "blob" if self.line.is_one() => self.simple("blob", name, Kind::Buffer),
            "mediumblob" if self.line.is_one() => self.simple("mediumblob", name, Kind::Buffer),
            "longblob" if self.line.is_one() => self.simple("longblob", name, Kind::Buffer),
            "year" => self.simple("year", name, Kind::Number),
            "json" => self.simple("json", name, Kind::Json),
            _ => return None,
        })
    }

    pub(super) fn sqlite(&mut self, name: &str, logical: LogicalType) -> Builder {
        match logical {
            LogicalType::Boolean => {
                self.with("integer", name, vec![Doc::text("mode: 'boolean'")], Kind::Boolean)
            }
            LogicalType::Integer { .. } => self.simple("integer", name, Kind::Number).integer(),
            LogicalType::Decimal { .. } => self.simple("numeric", name, Kind::Decimal),
            LogicalType::Float { .. } => self.simple("real", name, Kind::Number),
            LogicalType::Char { length: characters } => {
                self.with("text", name, length(Some(characters)), Kind::String)
            }
            LogicalType::Varchar { length: characters } => {
                self.with("text", name, length(characters), Kind::String)
            }
            LogicalType::Binary { .. } | LogicalType::Bytes => {
                self.with("blob", name, vec![Doc::text("mode: 'buffer'")], Kind::Buffer)
            }
            LogicalType::Json { .. } => self.with("text", name, vec![Doc::text("mode: 'json'")], Kind::Json),
            LogicalType::Text
            | LogicalType::Date
            | LogicalType::Time { .. }
            | LogicalType::Timestamp { .. }
            | LogicalType::Interval
            | LogicalType::Uuid => self.simple("text", name, Kind::String),
        }
    }

    /// A time of SQLite that is held in an integer.
    pub(super) fn counted_time(&mut self, name: &str, mode: &str) -> Builder {
        self.with("integer", name, vec![Doc::Text(["mode: '", mode, "'"].concat())], Kind::Date)
    }

    /// A text of SQLite, with the length that its type has, which says nothing.
    pub(super) fn sqlite_text(&mut self, name: &str, text: &str) -> Builder {
        let (words, numbers) = parts(text);
        let number = numbers.first().copied().filter(|_| words == "text");
        self.with("text", name, length(number), Kind::String)
    }

    fn bigint(&mut self, name: &str, unsigned: bool) -> Builder {
        let mut options = vec![Doc::text("mode: 'number'")];
        if unsigned {
            options.push(Doc::text("unsigned: true"));
        }
        self.with("bigint", name, options, Kind::Number).integer()
    }
}

fn is_array_call(call: &Doc) -> bool {
    matches!(call, Doc::Call(callee, arguments) if callee == ".array" && arguments.is_empty())
}

fn option(key: &str, value: u32) -> Doc {
    Doc::Text([key, ": ", &value.to_string()].concat())
}

fn length(length: Option<u32>) -> Vec<Doc> {
    length.map(|n| option("length", n)).into_iter().collect()
}

fn precision_and_scale(text: &str) -> Vec<Doc> {
    let inside =
        text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
    let mut numbers = inside.split(',').map_while(|part| part.trim().parse::<i64>().ok());
    let mut options = Vec::new();
    for key in ["precision", "scale"] {
        options.extend(numbers.next().map(|n| Doc::Text([key, ": ", &n.to_string()].concat())));
    }
    options
}

/// The words of a type in lower case, and the numbers between its parentheses.
fn parts(text: &str) -> (String, Vec<u32>) {
    let (head, inside, tail) = match text.split_once('(') {
        None => (text, "", ""),
        Some((head, rest)) => match rest.split_once(')') {
            Some((inside, tail)) => (head, inside, tail),
            None => (text, "", ""),
        },
    };
    let mut words = String::new();
    for word in head.split_whitespace().chain(tail.split_whitespace()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&word.to_ascii_lowercase());
    }
    (words, inside.split(',').map_while(|part| part.trim().parse().ok()).collect())
}
