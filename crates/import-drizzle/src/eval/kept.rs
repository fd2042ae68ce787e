//! Bounds on what code makes: a value within a value within a value overflows the stack of whoever walks it, and one that stands twice
//! in each of its successors doubles with each.

use std::collections::HashMap;
use std::rc::Rc;

use super::sql::{Part, Sql};
use super::value::{Built, Head, Value};

/// Values inside of each other. A schema takes some ten.
const DEEPEST: usize = 100;
/// Values in one, each as often as it stands there, and pieces of text.
const MOST_IN_ONE: usize = 200_000;
/// Values in all that have names. A schema of a thousand tables takes some 100,000.
const MOST_IN_ALL: usize = 20_000_000;
/// Bytes of a text that count as one value.
const PIECE: usize = 64;

/// The values that names and functions have given, oldest first.
#[derive(Default)]
pub(super) struct Kept<'a> {
    values: Vec<Value<'a>>,
    /// By the addresses of what `values` keep.
    sizes: HashMap<usize, Size>,
    total: usize,
}

#[derive(Clone, Copy, Default)]
struct Size {
    depth: usize,
    count: usize,
}

impl<'a> Kept<'a> {
    /// The value, unless it is too large.
    pub(super) fn admit(&mut self, value: Value<'a>) -> Value<'a> {
        let address = address(&value);
        if address.is_some_and(|at| self.sizes.contains_key(&at)) {
            return value;
        }
        let size = self.size(&value, 0);
        self.total = self.total.saturating_add(size.count);
        if size.depth > DEEPEST {
            return Value::unknown("its values are nested too deeply");
        }
        if size.count > MOST_IN_ONE || self.total > MOST_IN_ALL {
            return Value::unknown("its value is too large");
        }
        if let Some(at) = address {
            self.sizes.insert(at, size);
            self.values.push(value.clone());
        }
        value
    }

    /// `level` is how far the walk has come from a value without a size.
    fn size(&self, value: &Value<'a>, level: usize) -> Size {
        if let Some(known) = address(value).and_then(|at| self.sizes.get(&at)) {
            return *known;
        }
        if level > DEEPEST {
            return Size { depth: level, count: 1 };
        }
        let inside = match value {
            Value::Text(text) => return Size { depth: 0, count: 1 + text.len() / PIECE },
            Value::List(values) => self.all(values.iter(), level),
            Value::Object(object) => self.all(object.entries.iter().map(|entry| &entry.value), level),
            Value::Built(built) => self.of_built(built, level),
            Value::Declared(declared) => {
                let calls = declared.calls.iter().flat_map(|(_, arguments)| arguments);
                self.all(declared.arguments.iter().chain(calls), level)
            }
            Value::Sql(sql) => self.of_sql(sql, level),
            _ => Size::default(),
        };
        Size { depth: inside.depth + 1, count: inside.count.saturating_add(1) }
    }

    fn all<'v>(&self, values: impl Iterator<Item = &'v Value<'a>>, level: usize) -> Size
    where
        'a: 'v,
    {
        values.map(|value| self.size(value, level + 1)).fold(Size::default(), Size::beside)
    }

    fn of_built(&self, built: &Built<'a>, level: usize) -> Size {
        let calls = built.calls.iter().flat_map(|(_, arguments)| arguments);
        let own = self.all(built.arguments.iter().chain(calls), level);
        let head = match &built.head {
            Head::Custom(custom) => self.size(&Value::Built(Rc::clone(custom)), level + 1),
            Head::Enum(declared) => self.size(&Value::Declared(Rc::clone(declared)), level + 1),
            Head::Sql(sql) => self.of_sql(sql, level),
            _ => Size::default(),
        };
        own.beside(head).beside(Size { depth: 0, count: built.calls.len() })
    }

    fn of_sql(&self, sql: &Sql<'a>, level: usize) -> Size {
        let of_part = |part: &Part<'a>| match part {
            Part::Raw(text) => Size { depth: 0, count: 1 + text.len() / PIECE },
            Part::Value(value) => self.size(value, level + 1),
            _ => Size { depth: 0, count: 1 },
        };
        sql.parts.iter().map(of_part).fold(Size::default(), Size::beside)
    }
}

impl Size {
    fn beside(self, other: Self) -> Self {
        Self { depth: self.depth.max(other.depth), count: self.count.saturating_add(other.count) }
    }
}

impl Drop for Kept<'_> {
    /// The newest first: what it was made of is still kept then, so that no chain of functions is dropped from within itself.
    fn drop(&mut self) {
        while self.values.pop().is_some() {}
    }
}

/// The address of a shared value, which no other has while it is kept.
fn address(value: &Value<'_>) -> Option<usize> {
    Some(match value {
        Value::List(values) => Rc::as_ptr(values).addr(),
        Value::Object(object) => Rc::as_ptr(object).addr(),
        Value::Built(built) => Rc::as_ptr(built).addr(),
        Value::Declared(declared) => Rc::as_ptr(declared).addr(),
        Value::Sql(sql) => Rc::as_ptr(sql).addr(),
        Value::Function(function) => Rc::as_ptr(function).addr(),
        _ => return None,
    })
}
