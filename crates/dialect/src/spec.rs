//! The trait that a dialect implements.

use std::borrow::Cow;

use crowfoot_model::{DataType, Dialect, LogicalType};

use crate::forms::Script;
use crate::namespace::{Named, Namespace};
use crate::{Capabilities, Limits};

/// A dialect of SQL.
pub trait DialectSpec: Sync {
    fn id(&self) -> Dialect;

    /// The name that people know it by: `PostgreSQL`.
    fn name(&self) -> &'static str;

    /// The nearest name that the dialect can hold: what it has no way to write, even in quotes, is replaced.
    /// Borrowed when nothing had to change.
    fn legal_name<'n>(&self, identifier: &'n str) -> Cow<'n, str>;

    /// The identifier as it stands in a statement. Any text survives that [`DialectSpec::legal_name`] leaves alone.
    fn quote(&self, identifier: &str, quoting: Quoting) -> String;

    /// A string literal with its quotes. The NUL character, which no dialect can hold in one, is left out.
    fn text_literal(&self, text: &str) -> String;

    /// Whether a word, in any letter case, cannot be the name of a table or a column without quotes.
    fn is_reserved(&self, word: &str) -> bool;

    /// How this dialect writes a logical type, or the nearest one it has.
    fn spell(&self, logical: LogicalType) -> String;

    /// The meaning of a type. Logical if it round-trips, an array or an inline enum where the
    /// dialect has them, else native. `parse_type(&spell(t))` is `t` for every type that the dialect has exactly.
    fn parse_type(&self, text: &str) -> DataType;

    /// Types for completion, most used first.
    fn type_names(&self) -> &'static [TypeName];

    /// How long an identifier may be.
    fn identifier_limit(&self) -> IdentifierLimit;

    fn capabilities(&self) -> &'static Capabilities;

    /// What its scripts look like, and what its server makes of them.
    fn script(&self) -> &'static Script;

    /// The namespaces in which the name of such a thing has to be the only one.
    fn namespaces(&self, named: Named) -> &'static [Namespace];

    /// A name as the database compares it with others.
    fn folded(&self, name: &str) -> String;

    /// Whether two names are one to the database.
    fn is_same_name(&self, one: &str, other: &str) -> bool;

    /// Whether a name of a table, constraint or index is one that the server keeps for itself.
    fn reserves(&self, name: &str) -> bool;

    /// Names that a column cannot have, even in quotes.
    fn system_columns(&self) -> &'static [&'static str] {
        &[]
    }

    /// What a type is to a foreign key, which joins types of one kind.
    fn key_kind(&self, type_text: &str) -> String;

    /// What [`DialectSpec::spell`] loses of a type, where that is worth a word.
    fn loss(&self, _logical: LogicalType) -> Option<TypeLoss> {
        None
    }

    /// How large things may be.
    fn limits(&self) -> &'static Limits;

    /// The present, as a default.
    fn now(&self) -> &'static str;

    /// The type of a point in time.
    fn instant(&self) -> LogicalType {
        LogicalType::Timestamp { precision: None, with_zone: true }
    }

    /// What is wrong with a type that the database has, and the one to use in its place.
    fn better_type(&self, _logical: LogicalType) -> Option<BetterType> {
        None
    }

    /// The type of an `id` column of the house standard, which holds a ULID.
    fn ulid_type(&self) -> DataType;
}

/// When to put identifiers in quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quoting {
    /// Only where the name would mean something else, or nothing, without them.
    #[default]
    WhenNeeded,
    Always,
}

/// A type as a completion list shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeName {
    /// The text to type: `varchar(255)`.
    pub name: &'static str,
    /// A short description of its values.
    pub about: &'static str,
}

/// The longest identifier of a dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierLimit {
    None,
    Bytes(usize),
    Characters(usize),
}

impl IdentifierLimit {
    /// Whether a name of this length is within the limit.
    pub fn allows(self, name: &str) -> bool {
        match self {
            Self::None => true,
            Self::Bytes(most) => name.len() <= most,
            Self::Characters(most) => name.chars().count() <= most,
        }
    }
}

/// A type that is better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BetterType {
    /// What the other one is, behind the name of a column.
    pub fault: &'static str,
    pub advice: &'static str,
    pub logical: LogicalType,
}

/// What is lost of a type in a dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeLoss {
    /// Numbers without a sign became signed ones, or wider.
    Unsigned,
    /// Bytes may be any number.
    ByteLength,
    /// Numbers have a limit.
    Precision,
    /// A span of time is no type.
    Interval,
    /// A time of day has no zone.
    TimeZone,
}

/// The kinds of types that all databases join: text of any length.
pub(crate) fn is_text_word(word: &str) -> bool {
    matches!(
        word,
        "text"
            | "varchar"
            | "char"
            | "character"
            | "bpchar"
            | "name"
            | "tinytext"
            | "mediumtext"
            | "longtext"
    )
}

/// Shorthand for the lists of the dialects.
pub(crate) const fn type_name(name: &'static str, about: &'static str) -> TypeName {
    TypeName { name, about }
}
