//! The TypeScript type of a column, as the Drizzle schema has it.

use crate::drizzle::{ColumnShape, Kind};

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ts {
    Text,
    /// An exact number, as text.
    Decimal,
    Number,
    BigInt,
    Boolean,
    Date,
    Json,
    /// Whether the driver wants a `Buffer`.
    Bytes {
        buffer: bool,
    },
    /// Elements of a type, so many lists deep, and whether the driver wants each as a `Buffer`.
    List {
        element: String,
        depth: usize,
        buffers: bool,
    },
    /// Any other, as TypeScript writes it.
    Other(&'static str),
}

impl Ts {
    /// The type of a column, from its builder: `timestamp('created_at', { withTimezone: true })`.
    pub(super) fn of(shape: &ColumnShape) -> Self {
        let (builder, kind) = (shape.builder.as_str(), shape.kind);
        let (callee, arguments) = builder.split_once('(').unwrap_or((builder, ""));
        // Names of columns come first and may hold anything; options follow the last quote of the name.
        let options = arguments.split_once(", ").map_or("", |(_, options)| options);
        match kind {
            Kind::String => Self::Text,
            Kind::Decimal => Self::Decimal,
            Kind::Number if options.contains("mode: 'bigint'") => Self::BigInt,
            Kind::Number => Self::Number,
            Kind::Boolean => Self::Boolean,
            Kind::Date => Self::Date,
            Kind::Json => Self::Json,
            Kind::Bytes | Kind::Buffer => Self::Bytes { buffer: kind == Kind::Buffer },
            Kind::Array => Self::list(callee, builder, shape.element),
            Kind::Other => match callee {
                "point" => Self::Other("[number, number]"),
                "line" => Self::Other("[number, number, number]"),
                "vector" | "halfvec" => Self::Other("number[]"),
                _ => Self::Json,
            },
        }
    }

    fn list(callee: &str, builder: &str, element: Option<&str>) -> Self {
        // A database without arrays stores JSON.
        if let Some((_, rest)) = builder.split_once(".$type<")
            && let Some((element, _)) = rest.split_once("[]>()")
        {
            let depth = 1 + element.matches("[]").count();
            let element = element.trim_end_matches("[]").to_owned();
            return Self::List { element, depth, buffers: false };
        }
        // Only 1.0 has a type of bytes itself.
        let buffers = callee == "bytea" && element.is_none();
        let element = element.unwrap_or_else(|| match callee {
            "smallint" | "integer" | "real" | "doublePrecision" | "smallserial" | "serial" | "oid" => {
                "number"
            }
            "bigint" | "bigserial" if builder.contains("mode: 'bigint'") => "bigint",
            "bigint" | "bigserial" => "number",
            "boolean" => "boolean",
            "timestamp" if !builder.contains("mode: 'string'") => "Date",
            "json" | "jsonb" => "unknown",
            "point" => "[number, number]",
            "line" => "[number, number, number]",
            "vector" | "halfvec" => "number[]",
            "bytea" => "Uint8Array",
            _ => "string",
        });
        let depth = match builder.rsplit_once(".array('") {
            Some((_, dimensions)) => dimensions.matches("[]").count(),
            None => builder.matches(".array()").count(),
        };
        Self::List { element: element.to_owned(), depth: depth.max(1), buffers }
    }

    /// The type as the domain writes it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Text | Self::Decimal => "string".to_owned(),
            Self::Number => "number".to_owned(),
            Self::BigInt => "bigint".to_owned(),
            Self::Boolean => "boolean".to_owned(),
            Self::Date => "Date".to_owned(),
            Self::Json => "Json".to_owned(),
            Self::Bytes { .. } => "Uint8Array".to_owned(),
            Self::List { element, depth, .. } => ["readonly ", element, &"[]".repeat(*depth)].concat(),
            Self::Other(text) => (*text).to_owned(),
        }
    }

    /// Whether values can be compared, in the database and here.
    pub(super) fn is_sortable(&self) -> bool {
        matches!(self, Self::Text | Self::Number | Self::BigInt | Self::Date | Self::Decimal)
    }

    /// Whether a value can be looked for.
    pub(super) fn is_comparable(&self) -> bool {
        self.is_sortable() || *self == Self::Boolean
    }
}
