//! Ties fields to properties: how a property reads as text, and what a text means for it. Both are plain functions, so
//! that a field costs a line and no code of its own.

use std::str::FromStr;

use leptos::prelude::*;

use crowfoot_model::{ColumnId, Document, RecordKey, TableId};

use super::controls::{Check, ColumnPicker, Line, Select, TextArea};
use super::subject::Subject;
use crate::state::App;

/// Why a value was not taken.
pub type Refusal = &'static str;
/// Takes what was typed.
pub type Commit = Callback<String, Result<(), Refusal>>;

/// Makes fields for the properties of one thing.
pub struct Form<S> {
    pub app: App,
    pub subject: S,
}

impl<S: Copy> Clone for Form<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Copy> Copy for Form<S> {}

impl<S: Subject> Form<S> {
    pub fn of(subject: S) -> Self {
        Self { app: App::expect(), subject }
    }

    /// Follows a property; the default of its type when the thing is gone.
    pub fn read<T>(self, get: fn(&S::Record) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        let subject = self.subject;
        follow(self.app, subject.key(), move |document| subject.find(document).map(get).unwrap_or_default())
    }

    /// Changes the thing in one step of undo.
    pub fn write(
        self,
        label: &str,
        change: &mut dyn FnMut(&mut S::Record) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut result = Ok(());
        self.app.update(|editor| {
            editor.transact(label, |edit, _| {
                self.subject.change(edit, &mut |record| result = change(record));
            });
        });
        result
    }

    /// A line of text.
    pub fn line(
        self,
        label: &'static str,
        get: fn(&S::Record) -> String,
        set: fn(&mut S::Record, &str) -> Result<(), Refusal>,
    ) -> Line {
        Line::new(label, self.read(get), self.commit(label, set))
    }

    /// Several lines of text.
    pub fn area(
        self,
        label: &'static str,
        get: fn(&S::Record) -> String,
        set: fn(&mut S::Record, &str) -> Result<(), Refusal>,
    ) -> TextArea {
        TextArea::new(label, self.read(get), self.commit(label, set))
    }

    /// Yes or no.
    pub fn check(
        self,
        label: &'static str,
        get: fn(&S::Record) -> bool,
        set: fn(&mut S::Record, bool),
    ) -> AnyView {
        let commit = Callback::new(move |wanted| {
            let _ = self.write(&step(label), &mut |record| {
                set(record, wanted);
                Ok(())
            });
        });
        Check { label, value: self.read(get), commit, bare: false }.view()
    }

    /// One of several values, each with its key and what is shown for it.
    pub fn select(
        self,
        label: &'static str,
        choices: &[(&str, &str)],
        get: fn(&S::Record) -> String,
        set: fn(&mut S::Record, &str) -> Result<(), Refusal>,
    ) -> Select {
        let choices = choices.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        let choices: Vec<_> = choices.collect();
        let choices = follow(self.app, self.subject.key(), move |_| choices.clone());
        Select::new(label, choices, self.read(get), self.commit(label, set))
    }

    /// Columns of a table, in an order.
    pub fn columns(
        self,
        label: &'static str,
        table: TableId,
        get: fn(&S::Record) -> Vec<ColumnId>,
        set: fn(&mut S::Record, Vec<ColumnId>),
    ) -> AnyView {
        let commit = Callback::new(move |columns: Vec<ColumnId>| {
            let _ = self.write(&step(label), &mut |record| {
                set(record, columns.clone());
                Ok(())
            });
        });
        ColumnPicker { label, table, chosen: self.read(get), commit }.view()
    }

    fn commit(self, label: &'static str, set: fn(&mut S::Record, &str) -> Result<(), Refusal>) -> Commit {
        Callback::new(move |text: String| self.write(&step(label), &mut |record| set(record, &text)))
    }
}

/// Follows something in the document for as long as one record is what it depends on.
pub fn follow<T>(
    app: App,
    key: RecordKey,
    read: impl Fn(&Document) -> T + Send + Sync + 'static,
) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let read: Box<dyn Fn(&Document) -> T + Send + Sync> = Box::new(read);
    Memo::new(move |_| app.tracked(key, |document| read(document)))
}

/// What undo says of a change to a field: "Change comment".
pub fn step(label: &str) -> String {
    let mut rest = label.chars();
    let first = rest.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    ["Change ", &first, rest.as_str()].concat()
}

/// A text that may be missing, as a field shows it.
pub fn text_of(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

/// A typed text; nothing typed is none.
pub fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Sets a text that has to be there.
pub fn set_required(slot: &mut String, text: &str) -> Result<(), Refusal> {
    *slot = filled(text).ok_or("This cannot be empty.")?;
    Ok(())
}

/// A number that may be missing, as a field shows it.
pub fn number_of<T: ToString>(value: &Option<T>) -> String {
    value.as_ref().map(T::to_string).unwrap_or_default()
}

/// Sets a number from what was typed, with or without separators: `1 000 000`, `1,000,000`.
pub fn set_number<T: FromStr>(slot: &mut Option<T>, text: &str) -> Result<(), Refusal> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '_')).collect();
    *slot = if plain.is_empty() { None } else { Some(plain.parse().map_err(|_| "That is not a number that fits here.")?) };
    Ok(())
}

/// Sets a number of rows or values, which people also write as `10k` or `2.5M`.
pub fn set_count(slot: &mut Option<u64>, text: &str) -> Result<(), Refusal> {
    let text = text.trim();
    let factor = match text.chars().next_back() {
        Some('k' | 'K') => 1e3,
        Some('m' | 'M') => 1e6,
        Some('g' | 'G' | 'b' | 'B') => 1e9,
        _ => return set_number(slot, text),
    };
    let mut number = None::<f64>;
    set_number(&mut number, text.get(..text.len() - 1).unwrap_or_default())?;
    let number = number.filter(|number| *number >= 0.0 && number.is_finite());
    *slot = Some((number.ok_or("That is not a number.")? * factor).round() as u64);
    Ok(())
}

/// Sets a number that is not negative.
pub fn set_rate(slot: &mut Option<f64>, text: &str) -> Result<(), Refusal> {
    let mut number = None::<f64>;
    set_number(&mut number, text)?;
    if number.is_some_and(|number| !number.is_finite() || number < 0.0) {
        return Err("This is a number from 0 up.");
    }
    *slot = number;
    Ok(())
}

/// Verbatim clauses as lines of text.
pub fn lines_of(clauses: &[String]) -> String {
    clauses.join("\n")
}

/// The lines of a text that say something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().filter_map(filled).collect()
}

/// A field for a text that may be missing.
macro_rules! optional {
    ($form:expr, $label:literal, $($path:ident).+) => {
        $form.line(
            $label,
            |record| $crate::panels::inspector::form::text_of(&record.$($path).+),
            |record, text| {
                record.$($path).+ = $crate::panels::inspector::form::filled(text);
                Ok(())
            },
        )
    };
}

/// A field for a text that may be missing and can have several lines.
macro_rules! optional_area {
    ($form:expr, $label:literal, $($path:ident).+) => {
        $form.area(
            $label,
            |record| $crate::panels::inspector::form::text_of(&record.$($path).+),
            |record, text| {
                record.$($path).+ = $crate::panels::inspector::form::filled(text);
                Ok(())
            },
        )
    };
}

/// A field for a text that has to be there.
macro_rules! required {
    ($form:expr, $label:literal, $($path:ident).+) => {
        $form.line(
            $label,
            |record| record.$($path).+.clone(),
            |record, text| $crate::panels::inspector::form::set_required(&mut record.$($path).+, text),
        )
    };
}

/// A field for a number that may be missing; `$set` reads it.
macro_rules! number {
    ($form:expr, $label:literal, $set:path, $($path:ident).+) => {
        $form.line(
            $label,
            |record| $crate::panels::inspector::form::number_of(&record.$($path).+),
            |record, text| $set(&mut record.$($path).+, text),
        )
    };
}

/// A field for yes or no.
macro_rules! flag {
    ($form:expr, $label:literal, $($path:ident).+) => {
        $form.check($label, |record| record.$($path).+, |record, wanted| record.$($path).+ = wanted)
    };
}

/// A field for clauses that are kept verbatim, one a line.
macro_rules! clauses {
    ($form:expr) => {
        $form.area(
            "Other clauses",
            |record| $crate::panels::inspector::form::lines_of(&record.clauses),
            |record, text| {
                record.clauses = $crate::panels::inspector::form::lines(text);
                Ok(())
            },
        )
    };
}

/// A field for columns of a table.
macro_rules! columns {
    ($form:expr, $label:literal, $table:expr, $($path:ident).+) => {
        $form.columns(
            $label,
            $table,
            |record| record.$($path).+.clone(),
            |record, columns| record.$($path).+ = columns,
        )
    };
}

pub(super) use {clauses, columns, flag, number, optional, optional_area, required};
