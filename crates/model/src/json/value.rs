//! Any JSON value, for what is not a record of the model.

use std::fmt;

use super::{Json, Number, Reader, Writer};

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Value>),
    /// The fields in the order of the text.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// An object with these fields.
    pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The first field of this name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Object(fields) => fields.iter().find(|(own, _)| own == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if it is whole, not below zero and written without a fraction.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(Number::Unsigned(number)) => Some(*number),
            _ => None,
        }
    }

    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number.as_f64()),
            _ => None,
        }
    }

    /// The elements; none for what is not an array.
    pub fn elements(&self) -> &[Value] {
        match self {
            Self::Array(elements) => elements,
            _ => &[],
        }
    }
}

/// As JSON on one line.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::compact();
        self.write(&mut writer);
        f.write_str(&writer.finish())
    }
}

impl Json for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.boolean(*value),
            Self::Number(number) => writer.number(*number),
            Self::String(text) => writer.text(text),
            Self::Array(elements) => elements.write(writer),
            Self::Object(fields) => {
                writer.begin_object();
                for (name, value) in fields {
                    writer.key(name);
                    value.write(writer);
                }
                writer.end_object();
            }
        }
    }

    fn read(&mut self, reader: &mut Reader) {
        *self = match reader.peek() {
            b'{' => {
                let mut fields = Vec::new();
                let mut more = reader.open(b'{', "") && reader.first(b'}');
                while more {
                    let name = reader.key().into_owned();
                    let mut value = Self::Null;
                    value.read(reader);
                    fields.push((name, value));
                    more = !reader.failed() && reader.more(b'}');
                }
                Self::Object(fields)
            }
            b'[' => {
                let mut elements = Vec::new();
                elements.read(reader);
                Self::Array(elements)
            }
            b'"' => Self::String(reader.text().into_owned()),
            b'-' | b'0'..=b'9' => Self::Number(reader.number()),
            b'n' if reader.word("null") => Self::Null,
            b't' if reader.word("true") => Self::Bool(true),
            b'f' if reader.word("false") => Self::Bool(false),
            _ => return reader.expected("a value"),
        };
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::from(u64::from(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(Number::Unsigned(number))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(match u64::try_from(number) {
            Ok(number) => Number::Unsigned(number),
            Err(_) => Number::Negative(number),
        })
    }
}

/// Null for what is not a number.
impl From<f64> for Value {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(Number::Float(number)) } else { Self::Null }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(elements: Vec<Value>) -> Self {
        Self::Array(elements)
    }
}

/// Null for none.
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
