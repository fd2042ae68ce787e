//! How a type says what it is in JSON.

use super::{Reader, Writer};

/// A type with a JSON form.
pub(crate) trait Json {
    /// A value to read into. It is also what a field holds that is left out.
    fn blank() -> Self
    where
        Self: Sized;

    /// Whether an optional field with this value is left out: then it is as [`Json::blank`] makes it.
    fn is_silent(&self) -> bool {
        false
    }

    fn write(&self, writer: &mut Writer);

    fn read(&mut self, reader: &mut Reader);
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

/// The fields of a struct, in the order in which they are written.
macro_rules! record {
    ($type:ident { $($field:ident: $presence:ident $name:literal),+ $(,)? }) => {
        impl $crate::json::Json for $type {
            fn blank() -> Self {
                Self { $($field: $crate::json::Json::blank(),)+ }
            }

            fn is_silent(&self) -> bool {
                true $(&& $crate::json::Json::is_silent(&self.$field))+
            }

            fn write(&self, writer: &mut $crate::json::Writer) {
                writer.begin_object();
                $(writer.field($name, $crate::json::Presence::$presence, &self.$field);)+
                writer.end_object();
            }

            fn read(&mut self, reader: &mut $crate::json::Reader) {
                reader.record(&mut |fields| {
                    $(fields.field($name, $crate::json::Presence::$presence, &mut self.$field);)+
                });
            }
        }
    };
}

/// The words of an enum without values. A field that is left out has the first.
macro_rules! words {
    ($type:ident { $first:ident $first_name:literal, $($variant:ident $name:literal),+ $(,)? }) => {
        impl $crate::json::Json for $type {
            fn blank() -> Self {
                Self::$first
            }

            fn is_silent(&self) -> bool {
                *self == Self::$first
            }

            fn write(&self, writer: &mut $crate::json::Writer) {
                writer.text(match self {
                    Self::$first => $first_name,
                    $(Self::$variant => $name,)+
                });
            }

            fn read(&mut self, reader: &mut $crate::json::Reader) {
                const VARIANTS: &[$type] = &[$type::$first, $($type::$variant),+];
                let found = reader.word_of(&[$first_name, $($name),+]);
                if let Some(found) = found.and_then(|at| VARIANTS.get(at)) {
                    *self = *found;
                }
            }
        }
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
        impl $crate::json::Json for $type {
            fn blank() -> Self {
                $blank
            }

            fn write(&self, writer: &mut $crate::json::Writer) {
                match self {
                    $(Self::$variant $(($value))? $({ $($field),+ })? => {
                        tagged!(@write writer $name $(($value))? $({ $($field $presence $field_name)+ })?);
                    })+
                }
            }

            fn read(&mut self, reader: &mut $crate::json::Reader) {
                let tag = reader.tag();
                match &*tag.name {
                    $($name => {
                        *self = tagged!(@read reader tag $variant $(($value))?
                            $({ $($field $presence $field_name)+ })?);
                    })+
                    _ => return reader.unknown_tag(&tag, &[$($name),+]),
                }
                reader.end_tag(&tag);
            }
        }
    };
    (@write $writer:ident $name:literal) => {
        $writer.text($name)
    };
    (@write $writer:ident $name:literal ($value:ident)) => {
        $writer.tagged($name, $value)
    };
    (@write $writer:ident $name:literal { $($field:ident $presence:ident $field_name:literal)+ }) => {
        $writer.begin_object();
        $writer.key($name);
        $writer.begin_object();
        $($writer.field($field_name, $crate::json::Presence::$presence, $field);)+
        $writer.end_object();
        $writer.end_object();
    };
    (@read $reader:ident $tag:ident $variant:ident) => {{
        $reader.tag_alone(&$tag);
        Self::$variant
    }};
    (@read $reader:ident $tag:ident $variant:ident ($value:ident)) => {{
        let mut $value = $crate::json::Json::blank();
        $reader.tag_value(&$tag);
        $crate::json::Json::read(&mut $value, $reader);
        Self::$variant($value)
    }};
    (@read $reader:ident $tag:ident $variant:ident { $($field:ident $presence:ident $field_name:literal)+ }) => {{
        $(let mut $field = $crate::json::Json::blank();)+
        $reader.tag_value(&$tag);
        $reader.record(&mut |fields| {
            $(fields.field($field_name, $crate::json::Presence::$presence, &mut $field);)+
        });
        Self::$variant { $($field),+ }
    }};
}

pub(crate) use {record, tagged, words};
