//! Relations: from both sides, in one line or in braces, with the columns of one end or of several.

use std::collections::BTreeSet;

use crowfoot_dialect::naming::{singular, snake_case};
use crowfoot_model::{ReferentialAction, Table};

use super::element::{Schema, take_lines};
use super::value::{qualified, take_name, take_path, take_settings};
use crate::declare::account::{Account, Entry};
use crate::declare::cursor::Cursor;
use crate::declare::lexer::Kind;
use crate::draft::Qualified;
use crate::source::Place;

/// The cardinality of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `>`: many to one.
    ManyToOne,
    /// `<`.
    OneToMany,
    /// `-`.
    OneToOne,
    /// `<>`.
    ManyToMany,
}

/// One end of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) table: Qualified,
    pub(super) columns: Vec<String>,
}

/// A relation as it is declared.
pub(super) struct Reference {
    pub(super) entry: Entry,
    pub(super) name: Option<String>,
    pub(super) left: End,
    pub(super) operator: Operator,
    pub(super) right: End,
    /// Written with the column on the left.
    pub(super) inline: bool,
    /// The text of a standalone relation.
    pub(super) text: String,
    pub(super) on_delete: Option<ReferentialAction>,
    pub(super) on_update: Option<ReferentialAction>,
}

/// Takes `<`, `>`, `-` or `<>`, also with the `?` of an optional end.
pub(super) fn take_operator(cursor: &mut Cursor<'_, '_>) -> Option<Operator> {
    cursor.take_symbol('?');
    let operator = match cursor.next()?.kind {
        Kind::Symbol('<') if cursor.take_symbol('>') => Operator::ManyToMany,
        Kind::Symbol('<') => Operator::OneToMany,
        Kind::Symbol('>') => Operator::ManyToOne,
        Kind::Symbol('-') => Operator::OneToOne,
        _ => return None,
    };
    cursor.take_symbol('?');
    Some(operator)
}

/// Reads `Ref name: a.b > c.d` and `Ref name { a.b > c.d }` after the keyword.
pub(super) fn element(
    cursor: &mut Cursor<'_, '_>,
    place: Place,
    source: &str,
    schema: &mut Schema,
    account: &mut Account<'_>,
) -> Option<()> {
    let mut name = take_path(cursor).map(|path| path.join("."));
    let _ = take_settings(cursor);
    if cursor.take_symbol(':') {
        let mut reference = one(cursor, account, |account| account.enter(place, "REF", source))?;
        reference.name = name;
        schema.references.push(reference);
        return Some(());
    }
    let lines = take_lines(cursor)?;
    let (mut read, mut omitted) = (Vec::new(), Vec::new());
    for line in lines {
        // The entry of a single relation is that of the whole block.
        let place = if read.is_empty() { place } else { Place { line: line.tokens.line(line.at), ..place } };
        let text = if read.is_empty() { source } else { line.rest() };
        match one(&mut line.clone(), account, |account| account.enter(place, "REF", text)) {
            Some(reference) => read.push(reference),
            None => omitted.push(line.rest()),
        }
    }
    let first = read.first_mut()?;
    first.name = name.take();
    for text in omitted {
        account.say(first.entry, format!("Skipped: {}.", crate::ledger::excerpt(text)));
    }
    schema.references.append(&mut read);
    Some(())
}

fn one(
    cursor: &mut Cursor<'_, '_>,
    account: &mut Account<'_>,
    enter: impl FnOnce(&mut Account<'_>) -> Entry,
) -> Option<Reference> {
    let text = cursor.rest().to_owned();
    let left = end(cursor)?;
    let operator = take_operator(cursor)?;
    let right = end(cursor)?;
    let entry = enter(account);
    let (mut on_delete, mut on_update) = (None, None);
    for setting in take_settings(cursor) {
        let action = setting.value.and_then(|value| action(value.rest()));
        match (setting.key.as_str(), action) {
            ("delete", Some(action)) => on_delete = Some(action),
            ("update", Some(action)) => on_update = Some(action),
            ("color", _) => account.say(entry, "Colours of relations are not supported."),
            ("inactive", _) => account.say(entry, "The inactive relation became a foreign key."),
            _ => account.say(entry, format!("Skipped: {}.", crate::ledger::excerpt(setting.text))),
        }
    }
    if !cursor.is_done() {
        account.say(entry, format!("Skipped: {}.", crate::ledger::excerpt(cursor.rest())));
    }
    Some(Reference { entry, name: None, left, operator, right, inline: false, text, on_delete, on_update })
}

/// `schema.table.column` or `schema.table.(a, b)`.
fn end(cursor: &mut Cursor<'_, '_>) -> Option<End> {
    let mut path = take_path(cursor)?;
    if cursor.is_symbol('.') {
        cursor.at += 1;
        let list = cursor.take_group('(')?;
        let columns: Option<Vec<String>> = list.parts().iter_mut().map(take_name).collect();
        return Some(End { table: qualified(path)?, columns: columns? });
    }
    let column = path.pop()?;
    Some(End { table: qualified(path)?, columns: vec![column] })
}

/// An inline relation's other end.
pub(super) fn end_of_path(mut path: Vec<String>) -> Option<End> {
    let column = path.pop()?;
    Some(End { table: qualified(path)?, columns: vec![column] })
}

fn action(text: &str) -> Option<ReferentialAction> {
    let text = text.trim_matches(['\'', '"']);
    let same = |action: &ReferentialAction| {
        let mut words = text.split_whitespace();
        action.sql().split(' ').all(|word| words.next().is_some_and(|other| other.eq_ignore_ascii_case(word)))
            && words.next().is_none()
    };
    ReferentialAction::ALL.into_iter().find(same)
}

impl Reference {
    /// Whether the left end has the foreign key, and a note about that.
    ///
    /// In a one-to-one relation the second end references the first, unless only the second is a key or the first is
    /// named after it. An inline relation belongs to the column that references.
    pub(super) fn left_refers(&self, left: Option<&Table>, right: Option<&Table>) -> (bool, &'static str) {
        match self.operator {
            Operator::ManyToOne | Operator::ManyToMany => return (true, ""),
            Operator::OneToMany => return (false, ""),
            Operator::OneToOne if self.inline => return (true, ""),
            Operator::OneToOne => {}
        }
        match (rank(left, &self.left), rank(right, &self.right)) {
            (0, 1..) => (true, "Direction inferred from the key."),
            (1, 2) if is_named_after(&self.left, &self.right) => {
                (true, "Direction inferred from the column name.")
            }
            _ => (false, ""),
        }
    }
}

/// A many-to-many relation in which only one end is a key. A join table could not reference both, so it becomes a
/// foreign key.
pub(super) fn as_foreign_key(reference: &Reference, left: &Table, right: &Table) -> Option<Operator> {
    match (rank(Some(left), &reference.left), rank(Some(right), &reference.right)) {
        (0, 1..) => Some(Operator::ManyToOne),
        (1.., 0) => Some(Operator::OneToMany),
        _ => None,
    }
}

/// Whether a column is named after the table of the other end: `user_id` and `users`.
fn is_named_after(end: &End, other: &End) -> bool {
    let table = singular(&snake_case(&other.table.name));
    let [column] = end.columns.as_slice() else { return false };
    snake_case(column).strip_prefix(&table).is_some_and(|rest| rest.starts_with('_'))
}

/// How well the columns of an end serve as a key: 2 for the primary key, 1 for another key.
fn rank(table: Option<&Table>, end: &End) -> u8 {
    let Some(table) = table else { return 0 };
    let ids: Vec<_> =
        end.columns.iter().filter_map(|name| table.column_named(name)).map(|column| column.id).collect();
    if ids.len() != end.columns.len() || ids.is_empty() {
        0
    } else if table.primary_key_columns() == ids {
        2
    } else {
        u8::from(table.is_unique_over(&ids))
    }
}

/// The reason a relation is impossible: a table or column that does not exist.
pub(super) fn missing(end: &End, columns: Option<&BTreeSet<String>>) -> Option<String> {
    let Some(columns) = columns else {
        return Some(format!("Table {} does not exist.", end.table.name));
    };
    let gone = end.columns.iter().find(|name| !columns.contains(*name))?;
    Some(format!("{} has no column {gone}.", end.table.name))
}
