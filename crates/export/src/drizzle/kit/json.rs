//! Shorthands for snapshots.

use std::borrow::Cow;

use crowfoot_model::json::{Number, Value as Json};

/// An object, its fields in the order that they are added.
#[derive(Clone, Default)]
pub(super) struct Object(Vec<(Cow<'static, str>, Json)>);

impl Object {
    pub(super) fn with(mut self, key: &'static str, value: impl Into<Field>) -> Self {
        self.add(key, value);
        self
    }

    /// As [`Object::with`], for a field that is left out without a value.
    pub(super) fn with_some(self, key: &'static str, value: Option<impl Into<Field>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    pub(super) fn remove(&mut self, key: &str) {
        self.0.retain(|(own, _)| own != key);
    }

    pub(super) fn add(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Field>) {
        let key = key.into();
        let Field(value) = value.into();
        match self.0.iter_mut().find(|(own, _)| *own == key) {
            Some((_, own)) => *own = value,
            None => self.0.push((key, value)),
        }
    }

    /// The fields of both.
    pub(super) fn and(mut self, other: Self) -> Self {
        other.0.into_iter().for_each(|(key, value)| self.add(key, value));
        self
    }

    pub(super) fn json(self) -> Json {
        Json::Object(self.0)
    }
}

/// The value of a field.
pub(super) struct Field(Json);

impl From<Json> for Field {
    fn from(value: Json) -> Self {
        Self(value)
    }
}

impl From<Object> for Field {
    fn from(value: Object) -> Self {
        Self(value.json())
    }
}

impl From<&str> for Field {
    fn from(value: &str) -> Self {
        Self(Json::String(Cow::Owned(value.to_owned())))
    }
}

impl From<String> for Field {
    fn from(value: String) -> Self {
        Self(Json::String(Cow::Owned(value)))
    }
}

impl From<bool> for Field {
    fn from(value: bool) -> Self {
        Self(Json::Bool(value))
    }
}

impl From<Vec<String>> for Field {
    fn from(values: Vec<String>) -> Self {
        Self(Json::Array(values.into_iter().map(|value| Json::String(Cow::Owned(value))).collect()))
    }
}

impl From<Vec<Json>> for Field {
    fn from(values: Vec<Json>) -> Self {
        Self(Json::Array(values))
    }
}

/// The value, or `null` without one.
pub(super) fn or_null(value: Option<impl Into<Field>>) -> Json {
    value.map_or(Json::Null, |value| value.into().0)
}

/// A number as JSON.
pub(super) fn number(text: &str) -> Json {
    if let Ok(whole) = text.parse::<u64>() {
        return Json::Number(Number::Unsigned(whole));
    }
    if let Ok(whole) = text.parse::<i64>() {
        return Json::Number(Number::Negative(whole));
    }
    text.parse::<f64>().map_or(Json::Null, |value| Json::Number(Number::Float(value)))
}
