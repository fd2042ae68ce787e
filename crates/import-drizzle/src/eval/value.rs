//! Values.

use std::rc::Rc;

use oxc_ast::ast::{ArrowFunctionExpression, Function as FunctionNode};
use oxc_span::Span;

use super::scope::Scope;
use super::sql::Sql;

/// The value of an expression.
#[derive(Clone)]
pub(crate) enum Value<'a> {
    Undefined,
    Null,
    Bool(bool),
    /// With its digits as they were written, where that is known.
    Number(f64, Option<Rc<str>>),
    BigInt(Rc<str>),
    Text(Rc<str>),
    List(Rc<Vec<Value<'a>>>),
    Object(Rc<Object<'a>>),
    Function(Rc<Function<'a>>),
    /// Something that Drizzle exports.
    Native(Native),
    /// Everything that a package of Drizzle exports.
    Package(Option<Core>),
    /// Everything that a file exports.
    Module(usize),
    /// The result of a function of Drizzle.
    Built(Rc<Built<'a>>),
    Table(usize),
    /// A column by the key that the table has it under.
    Column(usize, Rc<str>),
    View(usize),
    /// An enum, sequence, role or schema of the database.
    Declared(Rc<Declared<'a>>),
    Sql(Rc<Sql<'a>>),
    /// A date in the form of ISO 8601.
    Date(Rc<str>),
    /// Has no value here, for the reason given.
    Unknown(Rc<str>),
}

/// The packages whose tables can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Core {
    Pg,
    MySql,
    Sqlite,
    SingleStore,
    Cockroach,
    /// Another database: its key in the name of the package.
    Other(&'static str),
}

/// Something that Drizzle exports.
#[derive(Clone, Debug)]
pub(crate) struct Native {
    /// `None` for what all databases share.
    pub(crate) core: Option<Core>,
    pub(crate) name: Rc<str>,
}

/// A place in the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) module: usize,
    pub(crate) span: Span,
}

/// Properties in their order.
#[derive(Clone, Default)]
pub(crate) struct Object<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
}

#[derive(Clone)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Rc<str>,
    pub(crate) value: Value<'a>,
    /// Where the property is written.
    pub(crate) origin: Option<Origin>,
}

/// A function of the sources, and the scope it was made in.
pub(crate) struct Function<'a> {
    pub(crate) code: Code<'a>,
    pub(crate) scope: Rc<Scope<'a>>,
}

#[derive(Clone, Copy)]
pub(crate) enum Code<'a> {
    Arrow(&'a ArrowFunctionExpression<'a>),
    Function(&'a FunctionNode<'a>),
}

/// A call of Drizzle, and the methods that were called on its result.
#[derive(Clone)]
pub(crate) struct Built<'a> {
    pub(crate) head: Head<'a>,
    pub(crate) arguments: Vec<Value<'a>>,
    pub(crate) calls: Vec<(Rc<str>, Vec<Value<'a>>)>,
    pub(crate) origin: Origin,
}

/// The callee of a call.
#[derive(Clone)]
pub(crate) enum Head<'a> {
    Native(Native),
    /// An enum makes columns.
    Enum(Rc<Declared<'a>>),
    /// `customType(…)` makes columns.
    Custom(Rc<Built<'a>>),
    /// A column of a table, in an index or a relation.
    Column(usize, Rc<str>),
    /// SQL, in an index.
    Sql(Rc<Sql<'a>>),
    /// A function that is not known, for the reason given: what its result is called for is known all the same.
    Unknown(Rc<str>),
    /// A relation of `defineRelations`: `one` or `many`, and the table.
    Relation(Rc<str>, usize),
}

/// An enum, a sequence, a role or a schema.
pub(crate) struct Declared<'a> {
    /// `pgEnum`, `pgSequence`, `pgRole`, `pgSchema`.
    pub(crate) native: Native,
    pub(crate) schema: Option<Rc<str>>,
    pub(crate) arguments: Vec<Value<'a>>,
    pub(crate) calls: Vec<(Rc<str>, Vec<Value<'a>>)>,
    pub(crate) origin: Origin,
}

/// A table as it is called.
pub(crate) struct TableSource<'a> {
    pub(crate) core: Core,
    pub(crate) schema: Option<Rc<str>>,
    /// The name, or why there is none.
    pub(crate) name: Value<'a>,
    /// Why the function that renames tables cannot be evaluated.
    pub(crate) unnamed: Option<Rc<str>>,
    pub(crate) columns: Value<'a>,
    pub(crate) extra: Option<Value<'a>>,
    pub(crate) row_security: bool,
    pub(crate) casing: Option<Rc<str>>,
    pub(crate) origin: Origin,
    /// The name that it is exported by.
    pub(crate) constant: Option<Rc<str>>,
    pub(crate) is_exported: bool,
    /// It is of a package, and not to be created.
    pub(crate) is_foreign: bool,
}

/// A view as it is called.
pub(crate) struct ViewSource<'a> {
    pub(crate) core: Core,
    pub(crate) schema: Option<Rc<str>>,
    pub(crate) is_materialized: bool,
    pub(crate) built: Built<'a>,
}

impl<'a> Value<'a> {
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn unknown(reason: impl Into<String>) -> Self {
        Self::Unknown(reason.into().into())
    }

    pub(crate) fn list(values: Vec<Self>) -> Self {
        Self::List(Rc::new(values))
    }

    pub(crate) fn integer(number: usize) -> Self {
        Self::Number(number as f64, None)
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&Object<'a>> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// A property of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// Whether it counts as true, if that is known.
    pub(crate) fn truth(&self) -> Option<bool> {
        match self {
            Self::Undefined | Self::Null => Some(false),
            Self::Bool(truth) => Some(*truth),
            Self::Number(number, _) => Some(*number != 0.0 && !number.is_nan()),
            Self::BigInt(digits) => Some(&**digits != "0"),
            Self::Text(text) => Some(!text.is_empty()),
            Self::Unknown(_) => None,
            Self::Built(built) if matches!(built.head, Head::Unknown(_)) => None,
            _ => Some(true),
        }
    }

    /// Why it has no value, if it has none.
    pub(crate) fn reason(&self) -> Option<&Rc<str>> {
        match self {
            Self::Unknown(reason) => Some(reason),
            Self::Built(built) => match &built.head {
                Head::Unknown(reason) => Some(reason),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn is_nullish(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// As a template literal shows it.
    pub(crate) fn printed(&self) -> Option<String> {
        Some(match self {
            Self::Text(text) | Self::BigInt(text) => text.to_string(),
            Self::Number(number, _) => printed(*number),
            Self::Bool(truth) => truth.to_string(),
            Self::Null => "null".to_owned(),
            Self::Undefined => "undefined".to_owned(),
            Self::List(values) => {
                let items: Option<Vec<String>> = values.iter().map(Self::printed).collect();
                items?.join(",")
            }
            _ => return None,
        })
    }
}

impl<'a> Object<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.entries.iter().find(|entry| &*entry.key == key).map(|entry| &entry.value)
    }

    /// Sets a property; one that is there keeps its place.
    pub(crate) fn set(&mut self, key: Rc<str>, value: Value<'a>, origin: Option<Origin>) {
        match self.entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => (entry.value, entry.origin) = (value, origin),
            None => self.entries.push(Entry { key, value, origin }),
        }
    }
}

impl Core {
    /// The core of a package: `drizzle-orm/pg-core`.
    pub(crate) fn of_package(package: &str) -> Option<Self> {
        let part = package.strip_prefix("drizzle-orm/")?;
        Some(match part.split('/').next().unwrap_or("") {
            "pg-core" | "supabase" | "neon" => Self::Pg,
            "mysql-core" => Self::MySql,
            "sqlite-core" => Self::Sqlite,
            "singlestore-core" => Self::SingleStore,
            "cockroach-core" => Self::Cockroach,
            "mssql-core" => Self::Other("SQL Server"),
            "gel-core" => Self::Other("Gel"),
            _ => return None,
        })
    }
}

/// A number as JavaScript prints it, for the numbers that people write.
pub(crate) fn printed(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}
