//! Any JSON value, as a tree.

use std::borrow::Cow;
use std::fmt;

/// A JSON value. Strings are borrowed from where it was read or made, wherever they can be.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Node<'t> {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'t, str>),
    Array(Vec<Node<'t>>),
    /// The fields in the order of the text.
    Object(Vec<(Cow<'t, str>, Node<'t>)>),
}

/// A JSON value that borrows nothing.
pub type Value = Node<'static>;

/// A number, exact where it is whole and fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// With a fraction or an exponent, or too large for the others. Exact up to 15 digits: of more, the last may be
    /// read one off.
    Float(f64),
}

impl Number {
    /// The number, rounded where it has more than 53 bits.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Unsigned(number) => number as f64,
            Self::Negative(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// The number, if it is whole, fits and was written without a fraction.
    pub fn as_i64(self) -> Option<i64> {
        match self {
            Self::Unsigned(number) => i64::try_from(number).ok(),
            Self::Negative(number) => Some(number),
            Self::Float(_) => None,
        }
    }
}

impl<'t> Node<'t> {
    /// An object with these fields.
    pub fn object<const N: usize>(fields: [(&'t str, Self); N]) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }

    /// The first field of this name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
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
    pub fn elements(&self) -> &[Self] {
        match self {
            Self::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The same, with strings of its own.
    pub fn into_owned(self) -> Value {
        match self {
            Self::Null => Node::Null,
            Self::Bool(value) => Node::Bool(value),
            Self::Number(number) => Node::Number(number),
            Self::String(text) => Node::String(Cow::Owned(text.into_owned())),
            Self::Array(elements) => Node::Array(elements.into_iter().map(Self::into_owned).collect()),
            Self::Object(fields) => {
                let owned =
                    |(name, value): (Cow<'t, str>, Self)| (Cow::Owned(name.into_owned()), value.into_owned());
                Node::Object(fields.into_iter().map(owned).collect())
            }
        }
    }
}

/// As JSON on one line.
impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::print::on_one_line(self))
    }
}

impl From<bool> for Node<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Node<'_> {
    fn from(number: u32) -> Self {
        Self::from(u64::from(number))
    }
}

impl From<u64> for Node<'_> {
    fn from(number: u64) -> Self {
        Self::Number(Number::Unsigned(number))
    }
}

impl From<i64> for Node<'_> {
    fn from(number: i64) -> Self {
        Self::Number(match u64::try_from(number) {
            Ok(number) => Number::Unsigned(number),
            Err(_) => Number::Negative(number),
        })
    }
}

/// Null for what is not a number.
impl From<f64> for Node<'_> {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(Number::Float(number)) } else { Self::Null }
    }
}

impl From<&str> for Node<'_> {
    fn from(text: &str) -> Self {
        Self::String(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Node<'_> {
    fn from(text: String) -> Self {
        Self::String(Cow::Owned(text))
    }
}

impl<'t> From<Vec<Node<'t>>> for Node<'t> {
    fn from(elements: Vec<Self>) -> Self {
        Self::Array(elements)
    }
}

/// Null for none.
impl<'t, T: Into<Node<'t>>> From<Option<T>> for Node<'t> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
