//! How a type says what it is in JSON.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Node, Reader, Value, Writer, to_node};

/// A type that is read from JSON.
pub(crate) trait ReadJson {
    /// A value to read into. It is also what a field holds that is left out.
    fn blank() -> Self
    where
        Self: Sized;

    fn read(&mut self, node: &Node, reader: &mut Reader);

    /// How the blank value is written in a field that always is ([`Presence::Kept`]).
    fn blank_json(&self) -> Value {
        Value::Null
    }
}

/// A type that is written as JSON.
pub(crate) trait WriteJson {
    /// Whether an optional field with this value is left out: then it is as [`ReadJson::blank`] makes it.
    fn is_silent(&self) -> bool {
        false
    }

    fn write<'t>(&'t self, writer: &mut Writer<'t>);
}

/// When a field is in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Always; without it the record cannot be read.
    Needed,
    /// Always written; may be missing.
    Kept,
    /// Only where it says something.
    Optional,
}

/// Writes a value with whatever serde writes with.
pub(crate) fn serialize<S: Serializer>(value: &dyn WriteJson, serializer: S) -> Result<S::Ok, S::Error> {
    to_node(value).serialize(serializer)
}

/// Reads a value from whatever serde reads from. Fields that are unknown are passed over: only a whole document has
/// a place to keep them.
pub(crate) fn deserialize<'de, T: ReadJson, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let node = Node::deserialize(deserializer)?;
    let (mut value, mut reader) = (T::blank(), Reader::new(false));
    value.read(&node, &mut reader);
    match reader.finish("") {
        Ok(_) => Ok(value),
        Err(error) => Err(serde::de::Error::custom(error)),
    }
}

/// `Serialize` and `Deserialize` of a type that has its JSON form.
macro_rules! serde_by_node {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::json::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::json::deserialize(deserializer)
            }
        }
    };
}

/// The fields of a struct, in the order in which they are written.
macro_rules! record {
    ($type:ident { $($field:ident: $presence:ident $name:literal),+ $(,)? }) => {
        impl $crate::json::WriteJson for $type {
            fn is_silent(&self) -> bool {
                true $(&& $crate::json::WriteJson::is_silent(&self.$field))+
            }

            fn write<'t>(&'t self, writer: &mut $crate::json::Writer<'t>) {
                writer.begin_object();
                $(writer.field($name, $crate::json::Presence::$presence, &self.$field);)+
                writer.end_object();
            }
        }

        impl $crate::json::ReadJson for $type {
            fn blank() -> Self {
                Self { $($field: $crate::json::ReadJson::blank(),)+ }
            }

            fn read(&mut self, node: &$crate::json::Node, reader: &mut $crate::json::Reader) {
                reader.record(node, &mut |fields| {
                    $(fields.field($name, $crate::json::Presence::$presence, &mut self.$field);)+
                });
            }
        }

        $crate::json::serde_by_node!($type);
    };
}

/// The words of an enum without values. A field that is left out has the first.
macro_rules! words {
    ($type:ident { $first:ident $first_name:literal, $($variant:ident $name:literal),+ $(,)? }) => {
        impl $crate::json::WriteJson for $type {
            fn is_silent(&self) -> bool {
                *self == Self::$first
            }

            fn write<'t>(&'t self, writer: &mut $crate::json::Writer<'t>) {
                writer.text(match self {
                    Self::$first => $first_name,
                    $(Self::$variant => $name,)+
                });
            }
        }

        impl $crate::json::ReadJson for $type {
            fn blank() -> Self {
                Self::$first
            }

            fn read(&mut self, node: &$crate::json::Node, reader: &mut $crate::json::Reader) {
                const VARIANTS: &[$type] = &[$type::$first, $($type::$variant),+];
                let found = reader.word_of(node, &[$first_name, $($name),+]);
                if let Some(found) = found.and_then(|at| VARIANTS.get(at)) {
                    *self = *found;
                }
            }

            fn blank_json(&self) -> $crate::json::Value {
                $first_name.into()
            }
        }

        $crate::json::serde_by_node!($type);
    };
}

/// The variants of an enum with values: a word alone, `{"word":value}`, or `{"word":{…fields…}}`.
macro_rules! tagged {
    ($type:ident, blank $blank:expr, {
        $($name:literal => $variant:ident
            $(($value:ident))?
            $({ $($field:ident: $presence:ident $field_name:literal),+ $(,)? })?
        ),+ $(,)?
    }) => {
        impl $crate::json::WriteJson for $type {
            fn write<'t>(&'t self, writer: &mut $crate::json::Writer<'t>) {
                match self {
                    $(Self::$variant $(($value))? $({ $($field),+ })? => {
                        tagged!(@write writer $name $(($value))? $({ $($field $presence $field_name)+ })?)
                    })+
                }
            }
        }

        impl $crate::json::ReadJson for $type {
            fn blank() -> Self {
                $blank
            }

            fn read(&mut self, node: &$crate::json::Node, reader: &mut $crate::json::Reader) {
                let Some(tag) = reader.tag(node) else { return };
                match tag.name {
                    $($name => {
                        *self = tagged!(@read reader tag $variant $(($value))?
                            $({ $($field $presence $field_name)+ })?);
                    })+
                    _ => return reader.unknown(tag.name, &[$($name),+]),
                }
                reader.end_tag(&tag);
            }
        }

        $crate::json::serde_by_node!($type);
    };
    (@write $writer:ident $name:literal) => {
        $writer.text($name)
    };
    (@write $writer:ident $name:literal ($value:ident)) => {
        $writer.tagged($name, $value)
    };
    (@write $writer:ident $name:literal { $($field:ident $presence:ident $field_name:literal)+ }) => {{
        $writer.begin_tagged($name);
        $($writer.field($field_name, $crate::json::Presence::$presence, $field);)+
        $writer.end_object();
        $writer.end_object();
    }};
    (@read $reader:ident $tag:ident $variant:ident) => {{
        $reader.tag_alone(&$tag);
        Self::$variant
    }};
    (@read $reader:ident $tag:ident $variant:ident ($value:ident)) => {{
        let mut $value = $crate::json::ReadJson::blank();
        if let Some(node) = $reader.tag_value(&$tag) {
            $crate::json::ReadJson::read(&mut $value, node, $reader);
        }
        Self::$variant($value)
    }};
    (@read $reader:ident $tag:ident $variant:ident { $($field:ident $presence:ident $field_name:literal)+ }) => {{
        $(let mut $field = $crate::json::ReadJson::blank();)+
        if let Some(node) = $reader.tag_value(&$tag) {
            $reader.record(node, &mut |fields| {
                $(fields.field($field_name, $crate::json::Presence::$presence, &mut $field);)+
            });
        }
        Self::$variant { $($field),+ }
    }};
}

pub(crate) use {record, serde_by_node, tagged, words};
