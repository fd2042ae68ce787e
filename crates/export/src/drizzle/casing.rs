//! Names of columns that Drizzle makes from their keys.

use crowfoot_model::{Column, Table};

use super::Writer;
use super::line::Line;
use crate::Options;
use crate::options::CASING;
use crate::typescript::Doc;

/// What names columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    /// Each has its name.
    Explicit,
    /// 0.45: the connection and the kit are told.
    Connection,
    /// 1.0: `snakeCase.table(…)`.
    Tables,
}

impl Casing {
    pub(super) fn of(options: &Options) -> Self {
        match (options.value(&CASING), Line::of(options).is_one()) {
            ("snake_case", false) => Self::Connection,
            ("snake_case", true) => Self::Tables,
            _ => Self::Explicit,
        }
    }

    pub(super) fn is_on(self) -> bool {
        self != Self::Explicit
    }

    pub(super) fn is_of_connection(self) -> bool {
        self == Self::Connection
    }
}

impl Writer<'_> {
    /// The key of a column whose name is left to Drizzle.
    pub(super) fn key_as_name(&self, table: &Table, column: &Column) -> Option<&str> {
        if !Casing::of(self.options).is_on() {
            return None;
        }
        let key = self.names.tables.get(&table.id)?.column(column.id)?;
        (snake_case(key) == self.column_name(table.id, column)).then_some(key)
    }

    /// A builder without its name.
    pub(super) fn without_name(head: Doc) -> Doc {
        match head {
            Doc::Call(callee, arguments) => Doc::Call(callee, arguments.into_iter().skip(1).collect()),
            other => other,
        }
    }
}

/// A key as Drizzle's `snake_case` has it: words of small letters and digits, and capitals as far as no small letter follows
/// the last of them.
pub(super) fn snake_case(key: &str) -> String {
    let letters: Vec<char> = key.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')).collect();
    let is_small = |at: usize| letters.get(at).is_some_and(|c| c.is_ascii_lowercase());
    let is_low = |at: usize| is_small(at) || letters.get(at).is_some_and(char::is_ascii_digit);
    let is_capital = |at: usize| letters.get(at).is_some_and(char::is_ascii_uppercase);
    let (mut words, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let start = at;
        if is_capital(at) {
            while is_capital(at) {
                at += 1;
            }
            if is_small(at) {
                at -= 1;
            }
            if at == start {
                at += 1;
                while is_low(at) {
                    at += 1;
                }
            }
        } else {
            while is_low(at) {
                at += 1;
            }
        }
        if at == start {
            at += 1;
            continue;
        }
        words.push(letters.get(start..at).unwrap_or_default().iter().collect::<String>().to_lowercase());
    }
    words.join("_")
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn names_are_those_of_drizzle() {
        // As `toSnakeCase` of drizzle-orm/casing gives them.
        for (key, name) in [
            ("createdAt", "created_at"),
            ("id", "id"),
            ("line1", "line1"),
            ("line2Text", "line2_text"),
            ("userID", "user_id"),
            ("HTTPServer", "http_server"),
            ("aB", "a_b"),
            ("A1b", "a_1b"),
            ("_2faCode", "2fa_code"),
            ("naïveKey", "na_ve_key"),
            ("이름", ""),
            ("", ""),
        ] {
            assert_eq!(snake_case(key), name, "{key}");
        }
    }
}
